import { areaByCode, areaLineage, areaName } from '../places/index.server';

/** An area as a heading names it: a region with its country, since few readers know the regions of the world. */
export function areaTitle(code: string, locale: string): string {
  const [own, ...wider] = areaLineage(code);
  const country = own?.level === 'region' ? wider.find(({ level }) => level === 'country') : undefined;
  return country ? `${areaName(code, locale)}, ${areaName(country.code, locale)}` : areaName(code, locale);
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
