import { dateFormat } from './formats';
import { formatLocale } from './public-languages';

const utc = { timeZone: 'UTC' } as const;

/** A day in words, in UTC: "21 November 2026". */
export const dayInWords = (day: Date, language: string): string =>
  dateFormat(language === 'en' ? 'en-GB' : formatLocale(language), { dateStyle: 'long', ...utc }).format(day);

/** A month in words, of a day or of `YYYY-MM`: "November 2026". */
export const monthInWords = (month: Date | string, language: string): string =>
  dateFormat(formatLocale(language), { month: 'long', year: 'numeric', ...utc }).format(
    typeof month === 'string' ? new Date(`${month}-01T00:00:00Z`) : month,
  );
