import anyAscii from 'any-ascii';
import unhomoglyph from 'unhomoglyph';
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
/** Figures and signs written for the letters they look like; letters and signs of one look become one letter. */
const FOLDS: Record<string, string> = pairs('0135478269@$!|+l€q', 'o i e s a t b z g g a s i i t i e g');

/**
 * look: by shape, sound: other alphabets spoken, fold: as look, and whatever looks alike (1 l i, 0 o, rn m, vv w, cl d)
 * is one letter, in texts and values alike.
 */
export type Reading = 'look' | 'sound' | 'fold';

const HIDDEN = /^(?:\p{Cf}|\p{M}|\u115f|\u1160|\u3164|\uffa0|\u2800)$/u;
/** Vowel signs, which are marks of their letters, and signs that only soften a letter. */
const SPOKEN_MARK = /^(?:(?!\p{Script=Inherited})\p{M}|[ьъЬЪ])$/u;
const ASCII_LETTER = /^[a-z0-9]$/;

function read(character: string, reading: Reading): string | undefined {
  const known = lookedUp[reading].get(character);
  if (known !== undefined) return known ?? undefined;
  const letters = readOnce(character, reading);
  lookedUp[reading].set(character, letters ?? null);
  return letters;
}
/** Bounded by the number of characters there are. */
const lookedUp: Record<Reading, Map<string, string | null>> = { look: new Map(), sound: new Map(), fold: new Map() };

function readOnce(character: string, reading: Reading): string | undefined {
  if (reading === 'fold') {
    if (FOLDS[character.toLowerCase()] !== undefined) return FOLDS[character.toLowerCase()];
    const shape = readOnce(character, 'look');
    return shape === undefined || shape.length !== 1 ? shape : (FOLDS[shape] ?? shape);
  }
  if (reading === 'sound' && SPOKEN_MARK.test(character)) return spoken(character);
  if (HIDDEN.test(character)) return '';
  const digit = digitValue(character);
  if (digit !== undefined) return String(digit);
  const capital = reading === 'sound' ? undefined : CAPITAL_LOOK_ALIKES[character];
  if (capital) return capital;
  let letters = '';
  for (const part of character.normalize('NFKD').toLowerCase().normalize('NFKD')) letters += readPart(part, reading);
  if (letters === '' && /\p{S}/u.test(character)) letters = drawnLetter(character);
  return letters === '' ? undefined : letters;
}

function readPart(part: string, reading: Reading): string {
  if (ASCII_LETTER.test(part)) return part;
  if (PLAIN[part] !== undefined) return PLAIN[part];
  if (!/\p{L}/u.test(part)) return '';
  if (reading === 'sound') return spoken(part);
  return LOOK_ALIKES[part] ?? alike(part);
}

/** What Unicode lists as looking like a Latin letter, beyond what is written down above. */
function alike(letter: string): string {
  const shape = unhomoglyph(letter).toLowerCase();
  return /^[a-z]{1,3}$/.test(shape) ? shape : letter;
}

/** A letter or vowel sign of another alphabet as it is spoken; a letter that has no sound there stays itself. */
function spoken(letter: string): string {
  const latin = anyAscii(letter)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
  return latin === '' && /\p{L}/u.test(letter) && !/[ьъЬЪ]/.test(letter) ? letter : latin;
}

/** Letters drawn as symbols: in squares and circles, of flags, in Braille. */
function drawnLetter(character: string): string {
  const latin = anyAscii(character).toLowerCase();
  return /^\(?[a-z0-9]\)?$/.test(latin) ? latin.replace(/[()]/g, '') : '';
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
  return reading === 'fold' ? merged(view) : view;
}

const MERGED: Record<string, string> = { rn: 'm', vv: 'w', ci: 'd' };

/** A view in which two letters that look like one are one. */
function merged(view: View): View {
  const out: View = { characters: '', starts: [], ends: [], separators: [] };
  for (let at = 0; at < view.characters.length; at += 1) {
    const pair = view.separators[at + 1] === '' ? MERGED[view.characters.slice(at, at + 2)] : undefined;
    out.characters += pair ?? view.characters.charAt(at);
    out.starts.push(view.starts[at] ?? 0);
    out.separators.push(view.separators[at] ?? '');
    if (pair) at += 1;
    out.ends.push(view.ends[at] ?? 0);
  }
  return out;
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
