const plain = new Intl.Collator(undefined, { sensitivity: 'accent' });
const known = new Map<string, string | undefined>();

/** As that country writes itself. Asking for it is dear, and there are only so many countries. */
function ownName(code: string, language: string, script: string): string | undefined {
  if (!known.has(code))
    known.set(code, new Intl.DisplayNames([`${language}-${script}`], { type: 'region', fallback: 'none' }).of(code));
  return known.get(code);
}

/**
 * A country's name in the writing that most people there read, where it is not the reader's own and differs. Null for
 * what is not a country.
 */
export function nameInOwnScript(code: string, shown: string, readerLanguage: string): string | null {
  if (!/^[A-Z]{2}$/.test(code)) return null;
  const { language = '', script = '' } = new Intl.Locale(`und-${code}`).maximize();
  if (language === readerLanguage) return null;
  const own = ownName(code, language, script);
  return own === undefined || plain.compare(own, shown) === 0 ? null : own;
}
