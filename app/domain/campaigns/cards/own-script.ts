/**
 * A country's name in the writing that most people there read, where it is not the reader's own and differs. Null for
 * what is not a country.
 */
export function nameInOwnScript(code: string, shown: string, readerLanguage: string): string | null {
  if (!/^[A-Z]{2}$/.test(code)) return null;
  const { language, script } = new Intl.Locale(`und-${code}`).maximize();
  if (language === readerLanguage) return null;
  const own = new Intl.DisplayNames([`${language}-${script}`], { type: 'region', fallback: 'none' }).of(code);
  return own === undefined || own.localeCompare(shown, undefined, { sensitivity: 'accent' }) === 0 ? null : own;
}
