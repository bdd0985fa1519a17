/**
 * The text as a reader sees it: full-width and decorated letters plain, other digits as 0–9, hidden characters gone,
 * quotes and spaces of one kind; with the way back to the indices of the text as given.
 */
export interface FoldedText {
  source: string;
  text: string;
  /** Source stretch of a stretch of the folded text, end exclusive. */
  sourceSpan(start: number, end: number): { start: number; end: number };
  /** Source stretches with characters that nobody sees, inside a word or number. */
  hidden: Array<{ start: number; end: number }>;
}

const HIDDEN = /^(?:\p{Cf}|\u034f|\u115f|\u1160|\u3164|\uffa0|\u2800|[\ufe00-\ufe0f])$/u;

/** Value of a decimal digit of any script, or undefined: blocks of ten in Unicode start at a multiple found by search. */
export function digitValue(character: string): number | undefined {
  if (/^[0-9]$/.test(character)) return Number(character);
  if (!/^\p{Nd}$/u.test(character)) return undefined;
  let zero = character.codePointAt(0) ?? 0;
  const top = zero;
  while (top - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return (top - zero) % 10;
}

function foldCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return character;
  if (HIDDEN.test(character)) return '';
  const digit = digitValue(character);
  if (digit !== undefined) return String(digit);
  if (/[\u2018\u2019\u201a\u201b\u2032\u02bc\u02b9\u00b4\uff07]/.test(character)) return "'";
  if (/[\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u2039\u203a]/.test(character)) return '"';
  if (/[\u2010\u2011\u2012\u00ad\u2212\ufe63\uff0d]/.test(character)) return '-';
  if (/[\u2028\u2029]/.test(character)) return '\n';
  if (/\s/.test(character)) return ' ';
  if (/[ªº№℡™]/.test(character)) return character;
  const plain = character.normalize('NFKC');
  return /^[\p{M}]/u.test(plain) || character === '\u0345' ? character : plain;
}

/** A letter with the marks that are written after it, or any one character. */
const CLUSTER = /\p{L}[\u0300-\u036f]+|[\s\S]/gu;

/** Letters whose marks stand apart are put together, so that each word is spelled in one way only. */
function foldCluster(cluster: string): string {
  const [letter = '', ...marks] = cluster;
  return marks.length === 0 ? foldCharacter(letter) : (foldCharacter(letter) + marks.join('')).normalize('NFC');
}

/** Characters of one unit that stay themselves, by their code: 1 for those, 2 for the others, 0 where not yet asked. */
const staying = new Uint8Array(0x1_00_00);

function stays(code: number): boolean {
  if (staying[code] === 0) {
    const character = String.fromCharCode(code);
    staying[code] = !/[\ud800-\udfff\p{M}]/u.test(character) && foldCharacter(character) === character ? 1 : 2;
  }
  return staying[code] === 1;
}

/** True if a text is as plain as its folded form would be, as most texts are. */
function isPlain(source: string): boolean {
  for (let at = 0; at < source.length; at += 1) if (!stays(source.charCodeAt(at))) return false;
  return true;
}

/** Folds a text, keeping the way back. */
export function foldText(source: string): FoldedText {
  if (isPlain(source)) return { source, text: source, hidden: [], sourceSpan: (start, end) => ({ start, end }) };
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  const hidden: FoldedText['hidden'] = [];
  let index = 0;
  for (const [character] of source.matchAll(CLUSTER)) {
    const next = index + character.length;
    const folded = foldCluster(character);
    if (
      folded === '' &&
      /[\p{L}\p{N}]$/u.test(text) &&
      /^[\p{Cf}\p{M}]*[\p{L}\p{N}]/u.test(source.slice(next, next + 8))
    ) {
      hidden.push({ start: index, end: next });
    }
    for (let unit = 0; unit < folded.length; unit += 1) {
      starts.push(index);
      ends.push(next);
    }
    text += folded;
    index = next;
  }
  return {
    source,
    text,
    hidden,
    sourceSpan: (start, end) => ({
      start: starts[start] ?? source.length,
      end: end > start ? (ends[end - 1] ?? source.length) : (starts[start] ?? source.length),
    }),
  };
}

/** A text without the characters that nobody sees and otherwise as given, with the way back to its indices. */
export function seenText(source: string): Pick<FoldedText, 'text' | 'sourceSpan'> {
  const seen = [...source.matchAll(/[\s\S]/gu)].filter(([character]) => !HIDDEN.test(character));
  const units = seen.flatMap(({ 0: character, index }) =>
    Array.from({ length: character.length }, () => ({ start: index, end: index + character.length })),
  );
  return {
    text: seen.map(([character]) => character).join(''),
    sourceSpan: (start, end) => ({
      start: units[start]?.start ?? source.length,
      end: end > start ? (units[end - 1]?.end ?? source.length) : (units[start]?.start ?? source.length),
    }),
  };
}

/** Letters without their marks, lower case, with the letters that have no decomposition spelled out. */
export function bareLetters(text: string): string {
  if (/^[a-z]*$/.test(text)) return text;
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßøłđðþæœıħŋ]/g, (letter) => PLAIN_LETTERS[letter] ?? letter);
}

const PLAIN_LETTERS: Record<string, string> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
};
