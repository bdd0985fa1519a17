import { digitValue } from './folded-text';

/**
 * A text reduced to the letters a–z and digits a reader would hear or see, each with its stretch of the text as given
 * and the separator that stood before it ('' when it followed directly).
 */
export interface View {
  characters: string;
  starts: number[];
  ends: number[];
  separators: string[];
}

const pairs = (from: string, to: string): Record<string, string> => {
  const targets = to.split(' ');
  return Object.fromEntries([...from].map((letter, index) => [letter, targets[index] ?? '']));
};

/** Letters of other alphabets by what they look like. */
const LOOK_ALIKES: Record<string, string> = {
  ...pairs(
    'абвгдезийікклмнопрстуфхцчшьыјѕһԁԛԝёїє',
    'a b b r d e 3 u u i k k n m h o n p c t y f x u y w b bl j s h d q w e i e',
  ),
  ...pairs('αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώ', 'a b y d e z n o i k l u v e o n p o t u f x y w s a e n i o u w'),
  ...pairs('ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢɑɡɩɪʏℓꞌ', 'a b c d e f g h i j k l m n o p r s t u v w y z a g i i y l i'),
  ...pairs('օոսցհեԼӏǀ', 'o n u g h e l l l'),
};

/** Greek capitals look like other letters than their small forms do. */
const CAPITAL_LOOK_ALIKES: Record<string, string> = pairs('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'a b e z h i k m n o p t y x');

/** Letters of other alphabets by how they sound. */
const TRANSLITERATION: Record<string, string> = {
  ...pairs(
    'абвгґдеёєжзиіїйклмнопрстуфхцчшщъыьэюя',
    'a b v g g d e e ye zh z i i yi y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya',
  ),
  ...pairs('αβγδεζηθικλμνξοπρστυφχψως', 'a v g d e z i th i k l m n x o p r s t y f ch ps o s'),
};

const PLAIN: Record<string, string> = {
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
  ə: 'e',
  ƒ: 'f',
  ɓ: 'b',
  ɗ: 'd',
  ƙ: 'k',
  ƴ: 'y',
  ŧ: 't',
  ɛ: 'e',
  ɔ: 'o',
};
const LEET: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'l',
};
const LEET_L: Record<string, string> = { ...LEET, '1': 'l', '!': 'l' };

export type Reading = 'look' | 'sound' | 'leet' | 'leet-l';

const HIDDEN = /^(?:\p{Cf}|\p{M}|\u115f|\u1160|\u3164|\uffa0|\u2800)$/u;

function read(character: string, reading: Reading): string | undefined {
  if (HIDDEN.test(character)) return '';
  const digit = digitValue(character);
  const leet = reading === 'leet' ? LEET : reading === 'leet-l' ? LEET_L : undefined;
  if (digit !== undefined) return leet?.[String(digit)] ?? String(digit);
  if (leet?.[character]) return leet[character];
  const capital = reading === 'sound' ? undefined : CAPITAL_LOOK_ALIKES[character];
  if (capital) return capital;
  let letters = '';
  for (const part of character.normalize('NFKD').toLowerCase().normalize('NFKD')) {
    if (/[a-z0-9]/.test(part)) letters += part;
    else if (PLAIN[part] !== undefined) letters += PLAIN[part];
    else if (reading === 'sound' && TRANSLITERATION[part] !== undefined) letters += TRANSLITERATION[part];
    else if (LOOK_ALIKES[part] !== undefined) letters += LOOK_ALIKES[part];
    else if (/\p{L}/u.test(part)) letters += part;
  }
  return letters === '' ? undefined : letters;
}

/** A view of a text; marks and hidden characters vanish without counting as separators. */
export function viewOf(text: string, reading: Reading = 'look'): View {
  const view: View = { characters: '', starts: [], ends: [], separators: [] };
  let separator = '';
  let index = 0;
  for (const character of text) {
    const next = index + character.length;
    const letters = read(character, reading);
    if (letters === undefined) separator += character;
    else {
      for (const letter of letters) {
        view.characters += letter;
        for (let unit = 0; unit < letter.length; unit += 1) {
          view.starts.push(index);
          view.ends.push(next);
          view.separators.push(separator);
          separator = '';
        }
      }
    }
    index = next;
  }
  return view;
}

/** The letters and digits of a value, read as the view reads them. */
export const plainOf = (value: string, reading: Reading = 'look'): string => viewOf(value, reading).characters;

/** Spellings of a value that leave out or spell out what its marks stand for (ö as o or oe, å as a or aa). */
export function spellingsOf(value: string): string[] {
  const spelledOut = value
    .normalize('NFC')
    .replace(/[äÄ]/g, 'ae')
    .replace(/[öÖ]/g, 'oe')
    .replace(/[üÜ]/g, 'ue')
    .replace(/[åÅ]/g, 'aa')
    .replace(/[ñÑ]/g, 'ny')
    .replace(/[şŞșȘšŠ]/g, 'sh')
    .replace(/[çÇčČ]/g, 'ch')
    .replace(/[žŽ]/g, 'zh')
    .replace(/[ōŌ]/g, 'ou')
    .replace(/[ūŪ]/g, 'uu')
    .replace(/[đĐ]/g, 'dj');
  const looks = plainOf(value);
  return [...new Set([looks, plainOf(value, 'sound'), plainOf(spelledOut)])].filter((spelling) => spelling.length > 0);
}

const NUMBER_WORDS: Record<string, string> = {
  zero: '0',
  oh: '0',
  nought: '0',
  nil: '0',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ten: '10',
  eleven: '11',
  twelve: '12',
  thirteen: '13',
  fourteen: '14',
  fifteen: '15',
  sixteen: '16',
  seventeen: '17',
  eighteen: '18',
  nineteen: '19',
  twenty: '20',
  thirty: '30',
  forty: '40',
  fifty: '50',
  sixty: '60',
  seventy: '70',
  eighty: '80',
  ninety: '90',
  first: '1',
  second: '2',
  third: '3',
  fourth: '4',
  fifth: '5',
  sixth: '6',
  seventh: '7',
  eighth: '8',
  ninth: '9',
  tenth: '10',
  eleventh: '11',
  twelfth: '12',
  thirteenth: '13',
  fourteenth: '14',
  fifteenth: '15',
  sixteenth: '16',
  seventeenth: '17',
  eighteenth: '18',
  nineteenth: '19',
  twentieth: '20',
  thirtieth: '30',
};

/** A text with numbers in words turned to figures, and the way back. */
export interface Figured {
  text: string;
  sourceSpan(start: number, end: number): { start: number; end: number };
}

/** "eight one double five" becomes "8 1 55", "twenty-third" becomes "23", "two thousand and two" becomes "2002". */
export function withFigures(text: string): Figured {
  const parts: Array<{ at: number; start: number; end: number; length: number }> = [];
  let out = '';
  let last = 0;
  const put = (piece: string, start: number, end: number): void => {
    parts.push({ at: out.length, start, end, length: piece.length });
    out += piece;
  };
  const plain = [...text]
    .map((character) =>
      digitValue(character) === undefined
        ? character
        : String(digitValue(character)).padEnd(character.length, '\u200b'),
    )
    .join('');
  const pattern =
    /\b(?:(two) thousand(?:(?: and)?[ -]([a-z]+)(?:[ -](one|two|three|four|five|six|seven|eight|nine)\b)?)?|(double|triple) ([a-z]+)|(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[ -]([a-z]+)|([a-z]{2,11}))\b/gi;
  for (const match of plain.matchAll(pattern)) {
    const figure = figureOf(match);
    if (figure === undefined) continue;
    put(plain.slice(last, match.index), last, match.index);
    put(figure.figure, match.index, match.index + figure.length);
    last = match.index + figure.length;
  }
  put(plain.slice(last), last, plain.length);
  const back = (position: number, isEnd: boolean): number => {
    const part = parts.findLast(({ at }) => (isEnd ? at < position : at <= position)) ?? parts[0];
    if (!part) return 0;
    const same = part.end - part.start === part.length;
    return same ? part.start + (position - part.at) : isEnd ? part.end : part.start;
  };
  return { text: out, sourceSpan: (start, end) => ({ start: back(start, false), end: back(end, true) }) };
}

function figureOf(match: RegExpMatchArray): { figure: string; length: number } | undefined {
  const word = (index: number): string | undefined => NUMBER_WORDS[match[index]?.toLowerCase() ?? ''];
  const whole = match[0].length;
  if (match[1])
    return {
      figure: String(2000 + Number(word(2) ?? 0) + Number(word(3) ?? 0)),
      length: word(2) || !match[2] ? whole : 'two thousand'.length,
    };
  if (match[4]) {
    const digit = word(5);
    return digit ? { figure: digit.repeat(match[4].toLowerCase() === 'double' ? 2 : 3), length: whole } : undefined;
  }
  if (match[6]) {
    const unit = word(7);
    if (unit && unit.length === 1 && unit !== '0')
      return { figure: String(Number(word(6)) + Number(unit)), length: whole };
    return { figure: word(6) ?? '', length: match[6].length };
  }
  const figure = word(8);
  return figure === undefined ? undefined : { figure, length: whole };
}
