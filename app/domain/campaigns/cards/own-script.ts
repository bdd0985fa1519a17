/**
 * A country's name in the writing that most people there read, where it differs from the reader's name for it. Null for
 * what is not a country.
 */
export function nameInOwnScript(code: string, shown: string): string | null {
  if (!/^[A-Z]{2}$/.test(code)) return null;
  const { language, script } = new Intl.Locale(`und-${code}`).maximize();
  const own = new Intl.DisplayNames([`${language}-${script}`], { type: 'region', fallback: 'none' }).of(code);
  return own === undefined || own.localeCompare(shown, undefined, { sensitivity: 'accent' }) === 0 ? null : own;
}
