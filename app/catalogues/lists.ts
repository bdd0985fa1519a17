import { formatLocale } from './public-languages';

/** Names one after the other, in the order in which they are told: "Dhaka, Bangladesh; Dubai". */
export const listInWords = (names: readonly string[], language: string): string =>
  new Intl.ListFormat(formatLocale(language), { type: 'unit', style: 'short' }).format(names);
