import { areaLineage, areaName, areaTable } from '../places/index.server';

/** How a text of a story language may name an area. */
export function namesOfArea(code: string, locale: string): string[] {
  const ofCountry = /^[A-Z]{2}$/.test(code) ? [new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? ''] : [];
  return [...new Set([areaName(code, 'en'), areaName(code, locale), ...ofCountry])].filter(Boolean);
}

/** "Southeast Asia" is "South-eastern Asia"; Ukrainian declines the names of countries. */
export function foldedName(words: string, locale: string): string {
  const folded = words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\b(north|south|east|west)ern\b/g, '$1')
    .replace(/[^\p{L}\p{N}]+/gu, '');
  return locale === 'uk' ? folded.replace(/(?<=.{3})(?:ом|ем|[аеєиіоуюя]+)$/u, '') : folded;
}

const NAME_WORDS_MAX = 6;
const namesByLocale = new Map<string, ReadonlyMap<string, string>>();

/** Codes of countries and wider areas by their folded names in a language. */
function codesByName(locale: string): ReadonlyMap<string, string> {
  const known = namesByLocale.get(locale);
  if (known) return known;
  const names = new Map<string, string>();
  for (const { code, level } of areaTable().values()) {
    if (level === 'region') continue;
    for (const name of namesOfArea(code, locale)) names.set(foldedName(name, locale), code);
  }
  namesByLocale.set(locale, names);
  return names;
}

/** The countries and wider areas that words name, and what holds them. */
export function areasNamed(text: string, locale: string): Set<string> {
  const names = codesByName(locale);
  const words = text.split(/[^\p{L}\p{M}\p{N}'’-]+/u).filter(Boolean);
  const codes = words.flatMap((_, at) =>
    Array.from({ length: NAME_WORDS_MAX }, (_none, more) => words.slice(at, at + more + 1).join(' ')).flatMap(
      (phrase) => names.get(foldedName(phrase, locale)) ?? [],
    ),
  );
  return new Set(codes.flatMap((code) => areaLineage(code).map((area) => area.code)));
}
