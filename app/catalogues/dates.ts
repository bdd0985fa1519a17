import { dateFormat } from './formats';
import { formatLocale } from './public-languages';

const utc = { timeZone: 'UTC' } as const;

/** The day before the month, as most readers of English have it. */
const dayLocale = (language: string) => (language === 'en' ? 'en-GB' : formatLocale(language));

/** A day in words, in UTC: "21 November 2026". */
export const dayInWords = (day: Date, language: string): string =>
  dateFormat(dayLocale(language), { dateStyle: 'long', ...utc }).format(day);

/** A day of a year that is told already, in UTC: "21 November". */
export const dayOfYearInWords = (day: Date, language: string): string =>
  dateFormat(dayLocale(language), { day: 'numeric', month: 'long', ...utc }).format(day);

/** A month in words, of a day or of `YYYY-MM`: "November 2026". */
export const monthInWords = (month: Date | string, language: string): string =>
  dateFormat(formatLocale(language), { month: 'long', year: 'numeric', ...utc }).format(
    typeof month === 'string' ? new Date(`${month}-01T00:00:00Z`) : month,
  );
