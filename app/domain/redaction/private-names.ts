import { FUNCTION_WORDS, HONORIFICS, wordSet } from './english/grammar-words';
import { NAME_WORDS } from './english/institution-words';
import { KIN } from './english/quasi-words';
import type { Band, Language } from './language';
import { languageOf } from './language.server';
import { nicknamesOf } from './private-nicknames';
import { plainOf, type Reading, spellingsOf, type View } from './private-views';

export interface Stretch {
  start: number;
  end: number;
}

/** One thing to look for in a view. */
export interface Needle {
  letters: string;
  /** The same in the reading `fold`. */
  folded: string;
  /** Common words are found only where they are written with a capital. */
  capitalOnly: boolean;
  /** Common words of longer values are no finding where the start of a sentence explains the capital. */
  notAtSentenceStart: boolean;
  /** Rare enough to be found inside a longer word too (a handle, a word run together). */
  inside: boolean;
  /** The parts as the value itself divides them: a match divided alike is no accident. */
  parts: string;
}

const TITLES = wordSet(
  'san sama bhai didi jee ji saheb sahib md mohd mst la le el los las de del the of and y e van der von bin binti bint ibn al ul sra sr small little big old junior jr senior c o str no nr',
);
const KIN_WORD = new RegExp(`^(?:${KIN})$`);
const NAME_KINDS = new Set(['name', 'alias', 'relative', 'perpetrator']);

const wordsOf = (value: string): string[] => value.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** A value with what stands in brackets or quotes as values of their own. */
export function variantsOf(value: string): string[] {
  const inner = [...value.matchAll(/[("“«]([^)"”»]+)[)"”»]/g)].map((match) => match[1] ?? '');
  const outer = value
    .replace(/[("“«][^)"”»]*[)"”»]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return [value, outer, ...inner].filter((variant) => /[\p{L}\p{N}]/u.test(variant));
}

const LEGAL_FORM = wordSet(
  `ltd limited llc llp lp inc incorporated corp corporation co company plc gmbh ag kg ohg sa sas sarl sprl srl sl slu slp
  cv rl spa snc pt tbk ud cv ooo zao ao tov тов тзов фоп пп прат cty tnhh cp jsc jsco pty pte bv nv oy oyj ab as asa aps kk
  sdn bhd pvt est fze fzco llp sc scop sic ei eirl`,
);
const KIND_OF_PLACE = wordSet(
  `clinic polyclinic hospital pharmacy centre center market store stores shop school nursery kitchen supply supplies
  service services travel agency workshop counselling counsellor desk traders trading wholesale equipment foundation
  association house landlord landlady cabinet centro centru centrul asociatia asociación fundación farmacia equipos taller
  tienda clínica escuela association pharmacie clinique école cabinet boutique toko klinik apotek sekolah yayasan bengkel
  phòng cửa hàng nhà thuốc trường văn street road lane avenue drive close court block house room flat apartment village
  town city district province region county state block purok barangay brgy sitio str strada calle col colonia rue jalan
  gang xóm xã huyện tỉnh phường quận đường вулиця вул провулок село місто район область no number near off opposite the
  and of preparatory primary secondary college academy`,
);

/** What to look for of a value that is a name, place or vendor: the whole, and each part that tells something alone. */
export function needlesOf(kind: string, value: string, language: Language | undefined): Needle[] {
  return segmentsOf(kind, value)
    .flatMap(variantsOf)
    .flatMap((variant) => variantNeedles(kind, variant, language));
}

const segmentsOf = (kind: string, value: string): string[] =>
  kind === 'place' || kind === 'address' || kind === 'vendor' ? value.split(/[,;/\n]/) : [value];

function variantNeedles(kind: string, variant: string, language: Language | undefined): Needle[] {
  if (isArea(variant, language)) return [];
  const all = wordsOf(variant);
  const telling = tellingWords(variant);
  if (telling.length === 0 && all.length < 2) return [];
  const isName = NAME_KINDS.has(kind);
  const allCommon = all.every((word) => bandOf(word, language) !== undefined);
  if (allCommon && !/[\p{Lu}\p{Lo}]/u.test(variant) && !isName) return [];
  const needles: Needle[] = [];
  const addWhole = (words: readonly string[], inside: boolean): void => {
    const isCommon = words.every((word) => bandOf(word, language) !== undefined);
    needles.push(
      ...spellings(words.join(' '), {
        // Three common words in this very order are no accident even in lower case.
        capitalOnly:
          isCommon && (isName ? words.some((word) => isFunctionWord(word.toLowerCase(), language)) : words.length < 3),
        notAtSentenceStart: false,
        inside: inside && !isCommon,
      }),
    );
  };
  if (all.length > 1) addWhole(all, true);
  if (telling.length > 1) addWhole(telling, true);
  const core = isName ? telling : telling.filter((word) => !isKind(word) && !/^\d+$/.test(word));
  const named = telling.filter((word) => !LEGAL_FORM.has(word.toLowerCase()));
  if (named.length > 1 && named.length < telling.length) addWhole(named, true);
  if (core.length > 1 && core.length < named.length) addWhole(core, true);
  if (isName) for (const order of otherOrders(telling)) addWhole(order, order.join('').length >= 8);
  if (
    !isName &&
    core.length === 1 &&
    telling.length > 1 &&
    core[0] &&
    (core[0].length > 3 || !bandOf(core[0], language))
  )
    needles.push(...partNeedles(kind, core[0], true, language));
  for (const word of telling) needles.push(...partNeedles(kind, word, telling.length === 1, language));
  if (kind === 'name' || kind === 'relative' || kind === 'perpetrator')
    needles.push(...telling.flatMap((word) => nicknameNeedles(word, language)));
  return needles;
}

/** Words of a name that are no title or word of kinship. */
export const tellingWords = (value: string): string[] => wordsOf(value).filter((word) => !isTitle(word));

/** The words of a value by which it may be known in other spellings: no titles, kinds, figures or countries. */
export const rareWords = (kind: string, value: string, language: Language | undefined): string[] =>
  segmentsOf(kind, value)
    .flatMap(variantsOf)
    .filter((variant) => !isArea(variant, language))
    .flatMap(tellingWords)
    .filter((word) => !/^\d+$/.test(word) && !isArea(word, language) && (NAME_KINDS.has(kind) || !isKind(word)));

const isKind = (word: string): boolean => {
  const lower = word.toLowerCase();
  return LEGAL_FORM.has(lower) || KIND_OF_PLACE.has(lower);
};

/** Every two parts of a name in both orders, and all of up to four parts in any: glued together or turned round. */
function otherOrders(words: readonly string[]): string[][] {
  if (words.length < 2) return [];
  const pairs = words.flatMap((first, at) => words.flatMap((second, other) => (at === other ? [] : [[first, second]])));
  return words.length > 2 && words.length <= 4 ? [...pairs, ...permutations(words)] : pairs;
}

const permutations = (words: readonly string[]): string[][] =>
  words.length < 2
    ? [[...words]]
    : words.flatMap((word, at) =>
        permutations(words.filter((_, other) => other !== at)).map((rest) => [word, ...rest]),
      );

function nicknameNeedles(word: string, language: Language | undefined): Needle[] {
  return nicknamesOf(plainOf(word, 'sound')).flatMap((nickname) => {
    const band = bandOf(nickname, language);
    const isCommon = band !== undefined || isArea(nickname, language);
    return spellings(nickname, {
      capitalOnly: isCommon || nickname.length < 4,
      notAtSentenceStart:
        (band === 'a' || band === 'b' || isArea(nickname, language)) &&
        language?.dictionary.isAlsoName(nickname) !== true,
      inside: false,
    });
  });
}

function partNeedles(kind: string, word: string, single: boolean, language: Language | undefined): Needle[] {
  const lower = word.toLowerCase();
  const plain = plainOf(word);
  if (/^\d+$/.test(plain) || isArea(word, language) || LEGAL_FORM.has(lower)) return [];
  const band = bandOf(word, language);
  const isNameKind = NAME_KINDS.has(kind);
  const isLatin = /^[a-z0-9]+$/.test(plain);
  if (plain.length < 3 && isLatin) {
    return isNameKind && plain.length === 2 && /^\p{Lu}/u.test(word) && !isFunctionWord(lower, language)
      ? spellings(word, { capitalOnly: true, notAtSentenceStart: false, inside: false })
      : [];
  }
  if (band === undefined) {
    if (!isNameKind && plain.length < 4 && isLatin) return [];
    return spellings(word, { capitalOnly: false, notAtSentenceStart: false, inside: plain.length >= 5 });
  }
  if (!isNameKind && !single) return [];
  const nameLike =
    single ||
    NAME_WORDS.has(lower) ||
    language?.capitals.nameWords.has(lower) === true ||
    language?.dictionary.isAlsoName(lower) === true ||
    kind === 'name';
  return spellings(word, {
    capitalOnly: band !== 'd' || NAME_WORDS.has(lower),
    notAtSentenceStart: !nameLike || isFunctionWord(lower, language),
    inside: false,
  });
}

const spellings = (value: string, rest: Omit<Needle, 'letters' | 'folded' | 'parts'>): Needle[] =>
  spellingsOf(value.replace(/ /g, '')).map((letters) => ({
    letters,
    folded: plainOf(letters, 'fold'),
    parts: plainWords(value).join(' '),
    ...rest,
  }));

const bandOf = (word: string, language: Language | undefined): Band | undefined =>
  language?.dictionary.band(word.toLowerCase());

function isTitle(word: string): boolean {
  const lower = word.toLowerCase();
  return HONORIFICS.has(lower) || TITLES.has(lower) || KIN_WORD.test(lower);
}

/** True for a country or larger area, which is no secret; records are often in English whatever the story is in. */
function isArea(value: string, language: Language | undefined): boolean {
  if (!language) return false;
  const lower = value.toLowerCase().match(/[\p{L}\p{M}\p{N}']+/gu) ?? [];
  return [language, languageOf('en')].some(({ dictionary, foldWord }) => {
    const [first, ...rest] = lower.map(foldWord);
    return first !== undefined && (dictionary.areas.get(first) ?? []).some((tail) => tail.join(' ') === rest.join(' '));
  });
}

const isFunctionWord = (lower: string, language: Language | undefined): boolean =>
  FUNCTION_WORDS.has(lower) || language?.capitals.functionWords.has(lower) === true;

const plainWords = (value: string): string[] => wordsOf(value).map((word) => plainOf(word));

/** Where a needle stands in a view, as stretches of the text as given. */
export function findNeedle(
  text: string,
  view: View,
  needle: Needle,
  language: Language | undefined,
  reading: Reading,
): Stretch[] {
  const found: Stretch[] = [];
  const letters = reading === 'fold' ? needle.folded : needle.letters;
  if (letters.length === 0) return found;
  for (let at = view.characters.indexOf(letters); at !== -1; at = view.characters.indexOf(letters, at + 1)) {
    const end = at + letters.length;
    if (!joinsUp(view, at, end)) continue;
    const stretch = { start: view.starts[at] ?? 0, end: view.ends[end - 1] ?? 0 };
    const whole = startsWord(text, view, at) && (endsWord(text, view, end) || isPlural(view, at, end, language));
    if (!whole && !(needle.inside && !overSpace(view, at, end) && isStrangeWord(text, view, at, end, language)))
      continue;
    if (!passesCapital(text, stretch, needle)) continue;
    if (!plausibleSplit(text, view, at, end, needle, language)) continue;
    if (reading === 'fold' && isOtherWord(text, stretch, needle, language)) continue;
    found.push(stretch);
  }
  return found;
}

/** In the reading `fold` a word of the language may look like a name: "corn" is not "Com". */
function isOtherWord(text: string, { start, end }: Stretch, needle: Needle, language: Language | undefined): boolean {
  const words = wordsOf(text.slice(start, end));
  const seen = text.slice(start, end);
  const isPlain = /^[\p{L}\p{M}\s'’-]+$/u.test(seen) && words.every((word) => bandOf(word, language) !== undefined);
  return plainOf(words.join('')) !== needle.letters && (isPlain || !/\p{L}/u.test(seen));
}

function joinsUp(view: View, at: number, end: number): boolean {
  for (let index = at + 1; index < end; index += 1)
    if (widthOf(view.separators[index] ?? '') > SEPARATOR_MAX) return false;
  return true;
}

const SEPARATOR_MAX = 4;
const overSpace = (view: View, at: number, end: number): boolean =>
  view.separators.slice(at + 1, end).some((separator) => /\s/.test(separator));
/** A row of spaces, and each drawn sign, counts as one. */
export const widthOf = (separator: string): number =>
  separator.length <= SEPARATOR_MAX
    ? separator.length
    : [...separator.replace(/\s+/g, ' ').replace(/[\u200d\ufe0f]/g, '')].length;

const startsWord = (text: string, view: View, at: number): boolean =>
  at === 0 ||
  view.separators[at] !== '' ||
  isDigitAt(view, at - 1) !== isDigitAt(view, at) ||
  isHump(text, view.starts[at] ?? 0);
function endsWord(text: string, view: View, end: number): boolean {
  return (
    end >= view.characters.length ||
    view.separators[end] !== '' ||
    isDigitAt(view, end - 1) !== isDigitAt(view, end) ||
    isHump(text, view.starts[end] ?? 0)
  );
}
/** "JusticeForComfort": a capital after a small letter begins a word. */
const isHump = (text: string, at: number): boolean =>
  /^\p{Lu}/u.test(text.slice(at, at + 2)) && /\p{Ll}$/u.test(text.slice(Math.max(0, at - 2), at));
/** "Rowenas": a possessive without its apostrophe, unless that is a word ("this" for Thi). */
function isPlural(view: View, at: number, end: number, language: Language | undefined): boolean {
  return (
    view.characters[end] === 's' &&
    (end + 1 >= view.characters.length || view.separators[end + 1] !== '') &&
    language?.dictionary.band(view.characters.slice(at, end + 1)) === undefined
  );
}
const isDigitAt = (view: View, at: number): boolean => /\d/.test(view.characters[at] ?? '');

/** True if the longer word around a match is in no dictionary ("secondseambenin"), so that the match is no accident. */
function isStrangeWord(text: string, view: View, at: number, end: number, language: Language | undefined): boolean {
  let from = at;
  let to = end;
  while (from > 0 && view.separators[from] === '') from -= 1;
  while (to < view.characters.length && view.separators[to] === '') to += 1;
  const word = plainOf(text.slice(view.starts[from] ?? 0, view.ends[to - 1] ?? 0));
  return language?.dictionary.band(word) === undefined;
}

function passesCapital(text: string, { start, end }: Stretch, needle: Needle): boolean {
  if (!needle.capitalOnly && !needle.notAtSentenceStart) return true;
  const seen = text.slice(start, end);
  const shown =
    /[\p{Lu}\p{Lt}\d]/u.test(seen) ||
    /[^\p{Script=Latin}\p{P}\s]/u.test(seen.normalize('NFC')) ||
    seen.normalize('NFKC') !== seen.normalize('NFC');
  if (!shown) return false;
  return (
    !needle.notAtSentenceStart ||
    !/(?:^|[.!?…:]["'”’)]*\s+["'“‘(]*|\n\s*)$/.test(text.slice(Math.max(0, start - 12), start)) ||
    /\p{Lu}.*\p{Lu}/u.test(seen)
  );
}

/** A match over spaces that is only a row of everyday words ("am in a" for Amina) is an accident. */
function plausibleSplit(
  text: string,
  view: View,
  at: number,
  end: number,
  needle: Needle,
  language: Language | undefined,
): boolean {
  const pieces = [''];
  let overSpaces = false;
  for (let index = at; index < end; index += 1) {
    const separator = index > at ? (view.separators[index] ?? '') : '';
    if (separator !== '') pieces.push('');
    if (separator !== '' && /^\s+$/.test(separator)) overSpaces = true;
    pieces[pieces.length - 1] += view.characters[index] ?? '';
  }
  if (!overSpaces || pieces.length === 1 || pieces.every((piece) => piece.length === 1)) return true;
  if (pieces.join(' ') === needle.parts) return true;
  if (pieces.some((piece) => piece.length > 1 && language?.dictionary.band(piece) === undefined)) return true;
  if (pieces.every((piece) => isFunctionWord(piece, language))) return false;
  return /\p{Lu}/u.test(text.slice(view.starts[at] ?? 0, view.ends[at] ?? 0));
}
