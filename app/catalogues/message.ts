import IntlMessageFormat from 'intl-messageformat';
import { formatLocale } from './public-languages';

const compiled = new Map<string, IntlMessageFormat>();

/** A catalogue's ICU message in a language, with its arguments filled. Throws on an argument that was not given. */
export function message(text: string, values: Record<string, string | number | Date> = {}, locale = 'en'): string {
  const key = `${locale}\u0000${text}`;
  let format = compiled.get(key);
  if (!format) {
    format = new IntlMessageFormat(text, formatLocale(locale), undefined, { ignoreTag: true });
    compiled.set(key, format);
  }
  return String(format.format(values));
}
