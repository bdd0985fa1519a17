import { listFormat } from './formats';
import { formatLocale } from './public-languages';

/** Names one after the other, in the order in which they are told: "Dhaka, Bangladesh; Dubai". */
export const listInWords = (names: readonly string[], language: string): string =>
  listFormat(formatLocale(language), { type: 'unit', style: 'short' }).format(names);
