import { isolated } from '~/catalogues/isolated';
import { areaByCode, areaLineage, areaName } from '../places/index.server';

/** Few regions have no Arabic name in our sources (places/README.md): theirs runs its own way. */
const shown = (code: string, locale: string): string => {
  const name = areaName(code, locale);
  return locale === 'ar' && /^[\p{Script=Latin}\P{L}]+$/u.test(name) ? isolated(name) : name;
};

/** An area as a heading names it: a region with its country, since few readers know the regions of the world. */
export function areaTitle(code: string, locale: string): string {
  const [own, ...wider] = areaLineage(code);
  const country = own?.level === 'region' ? wider.find(({ level }) => level === 'country') : undefined;
  const comma = locale === 'ar' ? '، ' : ', ';
  return country ? `${shown(code, locale)}${comma}${areaName(country.code, locale)}` : shown(code, locale);
}

/** The countries that areas lie in, each once, in their order; an area wider than a country stands for itself. */
export function countryCodes(codes: readonly string[]): string[] {
  return [...new Set(codes.map((code) => areaLineage(code).find(({ level }) => level === 'country')?.code ?? code))];
}

export const namedCountries = (codes: readonly string[], locale: string): { code: string; name: string }[] =>
  countryCodes(codes).map((code) => ({ code, name: areaName(code, locale) }));

export const countryNames = (codes: readonly string[], locale: string): string[] =>
  namedCountries(codes, locale).map(({ name }) => name);

export const isArea = (code: string): boolean => areaByCode(code) !== undefined;
