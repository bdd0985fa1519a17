import { createRequire } from 'node:module';
import countries from 'i18n-iso-countries';

const require = createRequire(import.meta.url);
for (const language of ['en', 'es', 'fr', 'ar']) {
  countries.registerLocale(require(`i18n-iso-countries/langs/${language}.json`));
}

/** Short names as the United Nations uses them, where the list's own are long or dated. */
const ENGLISH: Readonly<Record<string, string>> = {
  BN: 'Brunei Darussalam',
  BO: 'Bolivia',
  CD: 'Democratic Republic of the Congo',
  CG: 'Congo',
  CN: 'China',
  CI: 'Côte d’Ivoire',
  CV: 'Cabo Verde',
  CZ: 'Czechia',
  FM: 'Micronesia',
  GM: 'Gambia',
  HK: 'Hong Kong',
  IR: 'Iran',
  KP: 'North Korea',
  KR: 'South Korea',
  LA: 'Laos',
  MD: 'Moldova',
  MK: 'North Macedonia',
  MO: 'Macao',
  PS: 'Palestine',
  RU: 'Russia',
  SY: 'Syria',
  SZ: 'Eswatini',
  TL: 'Timor-Leste',
  TR: 'Türkiye',
  TW: 'Taiwan',
  TZ: 'Tanzania',
  US: 'United States',
  GB: 'United Kingdom',
  VA: 'Holy See',
  VE: 'Venezuela',
  VN: 'Viet Nam',
  XK: 'Kosovo',
};

export function countryNames(code: string): { en: string; es: string; fr: string; ar: string } {
  const en = ENGLISH[code] ?? countries.getName(code, 'en') ?? code;
  const other = (language: string): string => countries.getName(code, language) ?? en;
  return { en, es: other('es'), fr: other('fr'), ar: other('ar') };
}
