const plain = new Intl.Collator(undefined, { sensitivity: 'accent' });

/** How a country writes itself, and in which language; nothing where Intl has no name. */
interface OwnWriting {
  language: string;
  name: string | undefined;
}

const known = new Map<string, OwnWriting>();

/** Asking for it is dear, and there are only so many countries. */
function ownWriting(code: string): OwnWriting {
  const before = known.get(code);
  if (before) return before;
  const { language = '', script = '' } = new Intl.Locale(`und-${code}`).maximize();
  const names = new Intl.DisplayNames([`${language}-${script}`], { type: 'region', fallback: 'none' });
  const own = { language, name: names.of(code) };
  known.set(code, own);
  return own;
}

/**
 * A country's name in the writing that most people there read, where it is not the reader's own and differs. Null for
 * what is not a country.
 */
export function nameInOwnScript(code: string, shown: string, readerLanguage: string): string | null {
  if (!/^[A-Z]{2}$/.test(code)) return null;
  const { language, name } = ownWriting(code);
  if (language === readerLanguage || name === undefined) return null;
  return plain.compare(name, shown) === 0 ? null : name;
}
