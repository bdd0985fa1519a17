import IntlMessageFormat, { type Formatters } from 'intl-messageformat';
import { dateFormat, numberFormat, pluralRules } from './formats';
import { formatLocale } from './public-languages';

const compiled = new Map<string, IntlMessageFormat>();

/** Without these each message makes formats of its own. */
const formatters: Formatters = {
  getNumberFormat: (locale, options) => numberFormat(String(locale), options),
  getDateTimeFormat: (locale, options = {}) => dateFormat(String(locale), options),
  getPluralRules: (locale, options) => pluralRules(String(locale), options),
};

/** A catalogue's ICU message in a language, with its arguments filled. Throws on an argument that was not given. */
export function message(text: string, values: Record<string, string | number | Date> = {}, locale = 'en'): string {
  const key = `${locale}\u0000${text}`;
  let format = compiled.get(key);
  if (!format) {
    format = new IntlMessageFormat(text, formatLocale(locale), undefined, { ignoreTag: true, formatters });
    compiled.set(key, format);
  }
  return String(format.format(values));
}
