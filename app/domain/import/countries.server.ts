import { createRequire } from 'node:module';
import countries, { type LocaleData } from 'i18n-iso-countries';

countries.registerLocale(createRequire(import.meta.url)('i18n-iso-countries/langs/en.json') as LocaleData);

/** Names in everyday use in the field that the list lacks. */
const alsoCalled: Record<string, string> = {
  'viet nam': 'VN',
  burma: 'MM',
  'lao pdr': 'LA',
  'ivory coast': 'CI',
  'dr congo': 'CD',
  drc: 'CD',
  uae: 'AE',
  uk: 'GB',
  usa: 'US',
  'republic of moldova': 'MD',
  'republic of korea': 'KR',
  'islamic republic of iran': 'IR',
  'united republic of tanzania': 'TZ',
};

/** The two letters of a country given by its two or three letters or an English name; undefined if unknown. */
export function countryOf(text: string): string | undefined {
  const typed = text.trim().replace(/\s+/g, ' ');
  const upper = typed.toUpperCase();
  if (upper.length === 2 && countries.isValid(upper)) return upper;
  if (upper.length === 3 && countries.alpha3ToAlpha2(upper)) return countries.alpha3ToAlpha2(upper);
  return alsoCalled[typed.toLowerCase()] ?? countries.getAlpha2Code(typed, 'en');
}
