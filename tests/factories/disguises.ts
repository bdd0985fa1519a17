import type { PrivateValue } from '../../app/domain/redaction';

/** One private value as somebody might slip it into a public text. */
export interface Disguise {
  value: PrivateValue;
  hidden: string;
  locale?: string;
}

/** A way to disguise values, and what must notice it. */
export interface DisguiseClass {
  name: string;
  /** What catches it: without this the class turns red. */
  safeguard: string;
  /** Known not to be caught, and why; counted as missed. */
  open?: string;
  disguises: readonly Disguise[];
}

/** Parts of names that no dictionary holds, of the ten cases and made up alike. */
const NAMES = [
  'Rafiqul',
  'Mollah',
  'Zaw Lin Htet',
  'Đạt',
  'Itohan',
  'Aigbedion',
  'Costel',
  'Țurcanu',
  'Keyla Zelaya',
  'Harihar',
  'Bagarti',
  'Kwabena',
  'Meseret',
  'Getachew',
  'Rowena',
  'Magbanua',
  'Sreynich Prak',
  'Oyelaran',
  'Nguyễn Thị Huyền',
  'Björk',
];
const LONG = [
  'Rafiqul',
  'Mollah',
  'Itohan',
  'Aigbedion',
  'Costel',
  'Zelaya',
  'Harihar',
  'Bagarti',
  'Kwabena',
  'Meseret',
  'Getachew',
  'Rowena',
  'Magbanua',
  'Sreynich',
  'Oyelaran',
  'Thandiwe',
];
const FULL = [
  'Rafiqul Mollah',
  'Itohan Aigbedion',
  'Keyla Zelaya',
  'Harihar Bagarti',
  'Kwabena Essel',
  'Meseret Tadesse',
  'Rowena Magbanua',
  'Sreynich Prak',
  'Quốc Đạt',
  'Costel Ursache',
];
/** Names that are common words. */
const WORDS = ['Comfort', 'Friday', 'Divine', 'Patience', 'Blessing', 'Hope', 'Angel', 'Mercy'];

const letters = (text: string): string[] => [...text];
const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[Đđ]/g, 'd').replace(/[Łł]/g, 'l');
const split = (text: string, by: string): string => {
  const at = Math.ceil(letters(text).length / 2);
  return letters(text).slice(0, at).join('') + by + letters(text).slice(at).join('');
};
const map = (text: string, table: Record<string, string>): string =>
  letters(text)
    .map((letter) => table[letter] ?? letter)
    .join('');
const shifted = (text: string, upper: number, lower: number): string =>
  letters(plain(text))
    .map((letter) => {
      const code = letter.codePointAt(0) ?? 0;
      if (/[A-Z]/.test(letter)) return String.fromCodePoint(upper + code - 65);
      if (/[a-z]/.test(letter)) return String.fromCodePoint(lower + code - 97);
      return letter;
    })
    .join('');

const CYRILLIC = {
  a: 'а',
  e: 'е',
  o: 'о',
  p: 'р',
  c: 'с',
  x: 'х',
  y: 'у',
  i: 'і',
  j: 'ј',
  s: 'ѕ',
  M: 'М',
  K: 'К',
  H: 'Н',
  B: 'В',
  T: 'Т',
  C: 'С',
  A: 'А',
  E: 'Е',
  O: 'О',
};
const GREEK = { o: 'ο', v: 'ν', i: 'ι', a: 'α', K: 'Κ', M: 'Μ', I: 'Ι', H: 'Η', Z: 'Ζ', R: 'R', B: 'Β' };
const CHEROKEE = {
  R: 'Ꮢ',
  M: 'Ꮇ',
  K: 'Ꮶ',
  H: 'Ꮋ',
  G: 'Ꮐ',
  I: 'Ꭵ',
  T: 'Ꭲ',
  Z: 'Ꮓ',
  S: 'Ꮪ',
  B: 'Ᏼ',
  C: 'Ꮯ',
  A: 'Ꭺ',
  W: 'Ꮃ',
};
const SMALL_CAPITALS = {
  a: 'ᴀ',
  b: 'ʙ',
  c: 'ᴄ',
  d: 'ᴅ',
  e: 'ᴇ',
  h: 'ʜ',
  i: 'ɪ',
  k: 'ᴋ',
  l: 'ʟ',
  m: 'ᴍ',
  n: 'ɴ',
  o: 'ᴏ',
  r: 'ʀ',
  t: 'ᴛ',
  u: 'ᴜ',
  w: 'ᴡ',
  y: 'ʏ',
};
const LEET = { o: '0', e: '3', a: '4', i: '1', s: '5', t: '7', b: '8' };

const asNames = (values: readonly string[], hide: (value: string) => string): Disguise[] =>
  values.map((value) => ({ value: { kind: 'name', value }, hidden: hide(value) }));
const names = (
  name: string,
  safeguard: string,
  values: readonly string[],
  hide: (value: string) => string,
): DisguiseClass => ({
  name,
  safeguard,
  disguises: asNames(values, hide),
});
const pairs = (kind: PrivateValue['kind'], value: string, hidden: readonly string[], locale?: string): Disguise[] =>
  hidden.map((one) => ({ value: { kind, value }, hidden: one, ...(locale ? { locale } : {}) }));

const NAME_CLASSES: DisguiseClass[] = [
  names('as it is', 'needlesOf', NAMES, (name) => name),
  names('lower case', 'readOnce lowers every letter', NAMES, (name) => name.toLowerCase()),
  names('capitals', 'readOnce lowers every letter', NAMES, (name) => name.toUpperCase()),
  names(
    'without accents',
    'readPart drops marks',
    ['Đạt', 'Țurcanu', 'Nguyễn Huyền', 'Björk', 'Peña', 'Josué', 'Ionuț', 'Łukasz', 'Çelik', 'Işıl'],
    plain,
  ),
  names('accents spelled out', 'spellingsOf', ['Björk', 'Müller', 'Åkerblom', 'Jørgensen', 'Muñozero'], (name) =>
    name.replace('ö', 'oe').replace('ü', 'ue').replace('Å', 'Aa').replace('ø', 'oe').replace('ñ', 'ny'),
  ),
  names('other accents', 'readPart drops marks', LONG, (name) => map(name, { a: 'á', e: 'ê', i: 'ï', o: 'ǒ', u: 'ū' })),
  names('struck through', 'HIDDEN drops combining marks', LONG, (name) =>
    letters(name)
      .map((letter) => `${letter}\u0336`)
      .join(''),
  ),
  names('possessive', 'the apostrophe ends a word', NAMES, (name) => `${name}’s`),
  names('plural', 'isPlural', LONG, (name) => `${name}s`),
  names('line break', 'separators do not part a name (joinsUp)', LONG, (name) => split(name, '\n')),
  names('hyphen and line break', 'separators do not part a name (joinsUp)', LONG, (name) => split(name, '-\n    ')),
  names('space inside', 'plausibleSplit knows that the pieces are no words', LONG, (name) => split(name, ' ')),
  names('hyphen inside', 'separators do not part a name (joinsUp)', LONG, (name) => split(name, '-')),
  names('zero-width space', 'joinsUp, and HIDDEN drops format characters: either is enough', LONG, (name) =>
    letters(name).join('\u200b'),
  ),
  names('soft hyphen', 'joinsUp, and HIDDEN drops format characters: either is enough', LONG, (name) =>
    split(name, '\u00ad'),
  ),
  names(
    'word joiner and direction marks',
    'joinsUp, and HIDDEN drops format characters: either is enough',
    LONG,
    (name) => letters(name).join('\u2060\u202a'),
  ),
  names('spaces between letters', 'separators do not part a name (joinsUp)', LONG, (name) => letters(name).join(' ')),
  names('dots between letters', 'separators do not part a name (joinsUp)', LONG, (name) => letters(name).join('.')),
  names('signs between letters', 'widthOf counts a drawn sign once', LONG, (name) => letters(name).join(' 👩‍👧 ')),
  names('Cyrillic look-alikes', 'LOOK_ALIKES', LONG, (name) => map(name, CYRILLIC)),
  names('Greek look-alikes', 'LOOK_ALIKES', LONG, (name) => map(name, GREEK)),
  names(
    'Cherokee look-alikes',
    'alike (Unicode’s list of confusables)',
    ['Rafiqul', 'Magbanua', 'Kwabena', 'Harihar', 'Getachew', 'Itohan', 'Thandiwe'],
    (name) => map(name, CHEROKEE),
  ),
  names('small capitals', 'LOOK_ALIKES', LONG, (name) => map(name.toLowerCase(), SMALL_CAPITALS)),
  names('full width', 'readOnce reads the plain form (NFKD)', LONG, (name) => shifted(name, 0xff21, 0xff41)),
  names('mathematical bold', 'readOnce reads the plain form (NFKD)', LONG, (name) => shifted(name, 0x1d400, 0x1d41a)),
  names('letters in circles', 'readOnce reads the plain form (NFKD)', LONG, (name) => shifted(name, 0x24b6, 0x24d0)),
  names('letters in squares', 'drawnLetter', LONG, (name) => shifted(name.toUpperCase(), 0x1f170, 0x1f170)),
  names('letters of flags', 'drawnLetter', LONG, (name) =>
    letters(shifted(name.toUpperCase(), 0x1f1e6, 0x1f1e6)).join('\u200b'),
  ),
  names('figures for letters', 'reading fold (FOLDS)', LONG, (name) => map(name, LEET)),
  names('1 for l', 'reading fold (FOLDS)', ['Rafiqul', 'Mollah', 'Costel', 'Zelaya', 'Oyelaran'], (name) =>
    name.replace(/l/g, '1'),
  ),
  names('1 for both i and l', 'reading fold takes i and l for one', ['Rafiqul', 'Lalitila', 'Wilhelmina'], (name) =>
    name.replace(/[il]/g, '1'),
  ),
  names('rn for m, vv for w', 'merged', ['Magbamua', 'Rowena', 'Thandiwe', 'Kwamena', 'Memiso', 'Wolemi'], (name) =>
    name.replace(/m/g, 'rn').replace(/w/g, 'vv'),
  ),
  names('signs for letters', 'reading fold (FOLDS)', ['Rafiqul', 'Keyla', 'Harihar', 'Costel', 'Bagarti'], (name) =>
    map(name, { a: '@', s: '$', i: '!', t: '+', l: '|' }),
  ),
  names(
    'account name',
    'needles of rare names are found inside strange words',
    LONG,
    (name) => `@the_real_${plain(name).toLowerCase()}93`,
  ),
  names('hashtag', 'needles of rare names are found inside strange words', LONG, (name) => `#JusticeFor${name}Now`),
  names('hashtag of a common word', 'isHump', WORDS, (name) => `#JusticeFor${name}Now`),
  names('glued', 'needles of whole names', FULL, (name) => name.replace(/ /g, '').toLowerCase()),
  names('camel case', 'isHump', FULL, (name) =>
    name.toLowerCase().replace(/ (.)/g, (_, letter) => letter.toUpperCase()),
  ),
  names('turned and glued', 'otherOrders', FULL, (name) => name.split(' ').reverse().join('').toLowerCase()),
  names('turned order', 'otherOrders', FULL, (name) => name.split(' ').reverse().join(', ')),
  names('backwards', 'areNear reads backwards', LONG, (name) => letters(name.toLowerCase()).reverse().join('')),
  names(
    'vowels left out',
    'isVowelless',
    LONG.filter((name) => name.replace(/[aeiou]/g, '').length > 3),
    (name) => name.charAt(0) + name.slice(1).replace(/[aeiou]/g, ''),
  ),
  names('a letter covered', 'fitsMask', LONG, (name) => `${name.slice(0, 1)}*${name.slice(2)}`),
  names(
    'all but the edges covered',
    'fitsMask',
    LONG,
    (name) => `${name.charAt(0)}${'*'.repeat(name.length - 2)}${name.slice(-1)}`,
  ),
  names('broken off', 'isClipped', LONG, (name) => `${name.slice(0, 4)}…`),
  names('a letter left out', 'differByOne', LONG, (name) => name.slice(0, 3) + name.slice(4)),
  names(
    'a letter doubled',
    'soundOf brings doubled letters together',
    LONG,
    (name) => name.slice(0, 3) + name.charAt(2) + name.slice(3),
  ),
  names(
    'letters swapped',
    'differByOne',
    LONG,
    (name) => name.slice(0, 2) + name.charAt(3) + name.charAt(2) + name.slice(4),
  ),
  names('another letter', 'differByOne', LONG, (name) => `${name.slice(0, 4)}x${name.slice(5)}`),
  names('initials with dots', 'findInitials', FULL, (name) =>
    name
      .split(' ')
      .map((word) => `${plain(word).charAt(0)}.`)
      .join(' ')
      .toUpperCase(),
  ),
  names('initials in small letters', 'written (dotted, lower case)', FULL, (name) =>
    name
      .split(' ')
      .map((word) => `${plain(word).charAt(0)}.`)
      .join('')
      .toLowerCase(),
  ),
  names('initials without dots', 'findInitials', FULL, (name) =>
    name
      .split(' ')
      .map((word) => plain(word).charAt(0))
      .join('')
      .toUpperCase(),
  ),
  names('initials turned', 'orders', FULL, (name) =>
    name
      .split(' ')
      .reverse()
      .map((word) => `${plain(word).charAt(0)}.`)
      .join('')
      .toUpperCase(),
  ),
  names(
    'initial and family name',
    'needlesOf looks for each part',
    FULL,
    (name) => `${name.charAt(0)}. ${name.split(' ').pop()}`,
  ),
  names(
    'given name and initial',
    'needlesOf looks for each part',
    FULL,
    (name) => `${name.split(' ')[0]} ${name.split(' ').pop()?.charAt(0)}.`,
  ),
  names(
    'the beginning',
    'isClipped',
    LONG.filter((name) => !/^(?:Moll|Cost|Than)/.test(name)),
    (name) => name.slice(0, 4),
  ),
  {
    name: 'the beginning, where that is a word',
    safeguard: '–',
    open: 'the word is ordinary in every other text',
    disguises: asNames(['Mollah', 'Costel', 'Thandiwe'], (name) => name.slice(0, 4).toLowerCase()),
  },
  names(
    'the end',
    'isClipped',
    LONG.filter((name) => name.length > 6),
    (name) => name.charAt(2).toUpperCase() + name.slice(3),
  ),
  names('pet ending', 'isClipped', LONG, (name) => `${name.slice(0, 4)}ita`),
  names(
    'said twice',
    'isClipped',
    ['Rowena', 'Keyla', 'Zelaya', 'Mollah', 'Tadesse'],
    (name) => `${name.slice(0, 2)}${name.slice(0, 2).toLowerCase()}`,
  ),
  names('called by a common word', 'needlesOf (common words by their capital)', WORDS, (name) => `called ${name}`),
  names(
    'a common word in small letters where a person stands',
    'commonNames',
    WORDS,
    (name) => `met ${name.toLowerCase()}, who`,
  ),
  {
    name: 'a common word in small letters, nothing beside it',
    safeguard: '–',
    open: 'the same word is ordinary in every other text',
    disguises: asNames(WORDS.slice(0, 4), (name) => `some ${name.toLowerCase()} for`),
  },
  {
    name: 'other letters between',
    safeguard: '–',
    open: 'no end to such games; the words made so are in no dictionary, so detect blocks them',
    disguises: asNames(LONG.slice(0, 4), (name) => letters(name).join('x')),
  },
  {
    name: 'first letters of words',
    safeguard: '–',
    open: 'an acrostic is seen by the reviewer only',
    disguises: asNames(['Rowena'], () => 'Rain over we easily notice always'),
  },
  {
    name: 'pet names that begin otherwise',
    safeguard: 'nicknamesOf',
    disguises: [
      ['Elizabeth', 'Betty'],
      ['William', 'Billy'],
      ['Oleksandr', 'Sashko'],
      ['Volodymyr', 'Vova'],
      ['Dmytro', 'Dima'],
      ['Natalia', 'Tasha'],
      ['Francisco', 'Paco'],
      ['José', 'Pepe'],
      ['Ignacio', 'Nacho'],
      ['Guadalupe', 'Lupita'],
      ['Hortensia', 'Tencha'],
      ['Graciela', 'Chela'],
      ['Rosario', 'Charo'],
      ['Enrique', 'Quique'],
      ['Yevhenia', 'Zhenia'],
      ['Tetiana', 'Tania'],
      ['Margaret', 'Peggy'],
      ['Robert', 'Bob'],
      ['Mohammed', 'Mamadou'],
      ['Олександр', 'Sasha'],
      ['Олена', 'Lena'],
      ['Katherine', 'Kitty'],
    ].map(([value = '', hidden = '']): Disguise => ({ value: { kind: 'name', value: `${value} Ruvik` }, hidden })),
  },
  {
    name: 'spelled by ear',
    safeguard: 'soundOf, bonesOf',
    disguises: [
      ['Rafiqul', 'Rofikul'],
      ['Meseret', 'Mesaret'],
      ['Mohammed', 'Muhamad'],
      ['Getachew', 'Getacheu'],
      ['Sreynich', 'Sreynij'],
      ['Keyla', 'Keila'],
      ['Zelaya', 'Selaia'],
      ['Khadija', 'Kadidja'],
      ['Yusuf', 'Youssouf'],
      ['Nguyen', 'Nguien'],
      ['Oksana', 'Oxana'],
      ['Shevchenko', 'Chevtchenko'],
      ['Xiomara', 'Ksiomara'],
      ['Philippe', 'Filipe'],
      ['Aigbedion', 'Aygbedion'],
    ].map(([value = '', hidden = '']): Disguise => ({ value: { kind: 'name', value: `${value} Ruvik` }, hidden })),
  },
  {
    name: 'written in another alphabet',
    safeguard: 'reading sound (spoken), broadBonesOf',
    disguises: [
      ['Rafiqul', 'রফিকুল'],
      ['Mollah', 'মোল্লা'],
      ['Sreynich', 'ស្រីនិច'],
      ['Meseret', 'መሠረት'],
      ['Tadesse', 'ታደሰ'],
      ['Rafiq', 'رفيق'],
      ['Mohammed', 'محمد'],
      ['Harihar', 'हरिहर'],
      ['Bagarti', 'बगर्ती'],
      ['Olena', 'Олена'],
      ['Shevchenko', 'Шевченко'],
      ['Marina', 'มารีนา'],
      ['Trokhym', 'Трохим'],
      ['Halyna', 'Галина'],
      ['Getachew', 'ጌታቸው'],
      ['Rattanakul', 'รัตนกุล'],
      ['Kostas', 'Κώστας'],
      ['Tanabe', 'タナベ'],
      ['Yosef', 'יוסף'],
      ['Kwabena', 'Квабена'],
    ].map(([value = '', hidden = '']): Disguise => ({ value: { kind: 'name', value: `${value} Ruvik` }, hidden })),
  },
  {
    name: 'recorded in its own alphabet, written in Latin letters',
    safeguard: 'spellingsOf reads by sound',
    disguises: [
      ['Олена Коваль', 'Olena'],
      ['Олена Коваль', 'Koval'],
      ['Трохим Щербак', 'Shcherbak'],
      ['Юрій Гриценко', 'Yuriy'],
      ['Юрій Гриценко', 'Hrytsenko'],
      ['รัตนกุล', 'Rattanakul'],
      ['መሠረት ታደሰ', 'Meseret'],
      ['রফিকুল মোল্লা', 'Rafiqul'],
      ['محمد رفيق', 'Mohammed'],
      ['ស្រីនិច', 'Sreynich'],
      ['Γεώργιος', 'Georgios'],
      ['हरिहर', 'Harihar'],
    ].map(([value = '', hidden = '']): Disguise => ({ value: { kind: 'name', value }, hidden })),
  },
  {
    name: 'declined, in a Ukrainian text',
    safeguard: 'sameStem',
    disguises: [
      ['Олена', 'Оленою'],
      ['Олена', 'Олені'],
      ['Тарас', 'Тарасові'],
      ['Мирослава', 'Мирославі'],
      ['Шевченко', 'Шевченком'],
      ['Krasnenko', 'Красненка'],
      ['Дніпровка', 'Дніпровці'],
      ['Галина', 'Галинку'],
    ].map(([value = '', hidden = '']): Disguise => ({ value: { kind: 'name', value }, hidden, locale: 'uk' })),
  },
];

const PHONE = '+880 1711-000486';
const ID = 'EH0412297';
const LONG_ID = '301092700418';
const DIGITS: Record<string, string[]> = {
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
  es: ['cero', 'uno', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve'],
  fr: ['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf'],
  id: ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'],
  vi: ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'],
  uk: ['нуль', 'один', 'два', 'три', 'чотири', 'п’ять', 'шість', 'сім', 'вісім', 'дев’ять'],
};
const spell = (digits: string, language: string): string =>
  letters(digits)
    .map((digit) => DIGITS[language]?.[Number(digit)] ?? digit)
    .join(' ');
const NUMBERS = [
  '01711000486',
  '0912000358',
  '8030000177',
  '721000914',
  '9930002218',
  '9000004418',
  '240004417',
  '55500417',
  '9175550142',
];
const numbers = (name: string, safeguard: string, hide: (digits: string) => string): DisguiseClass => ({
  name,
  safeguard,
  disguises: NUMBERS.map((digits) => ({ value: { kind: 'contact', value: `+99 ${digits}` }, hidden: hide(digits) })),
});

const FIGURE_CLASSES: DisguiseClass[] = [
  numbers('number with spaces', 'digitRuns', (digits) => letters(digits).join(' ')),
  numbers('number in groups', 'digitRuns', (digits) => digits.replace(/(\d{3})(?=\d)/g, '$1.')),
  numbers(
    'number with dashes and brackets',
    'digitRuns',
    (digits) => `(${digits.slice(0, 3)}) - ${digits.slice(3, 6)} / ${digits.slice(6)}`,
  ),
  numbers('the last six figures', 'TELLING_DIGITS', (digits) => digits.slice(-6)),
  numbers('Arabic figures', 'plainFigures', (digits) =>
    letters(digits)
      .map((digit) => String.fromCodePoint(0x660 + Number(digit)))
      .join(''),
  ),
  numbers('Khmer figures', 'plainFigures', (digits) =>
    letters(digits)
      .map((digit) => String.fromCodePoint(0x17e0 + Number(digit)))
      .join(''),
  ),
  numbers('figures in circles', 'digitOf', (digits) =>
    letters(digits)
      .map((digit) => (digit === '0' ? '⓪' : String.fromCodePoint(0x2460 + Number(digit) - 1)))
      .join(' '),
  ),
  numbers('O and l for 0 and 1', 'asFigures', (digits) => digits.replace(/0/g, 'O').replace(/1/g, 'l')),
  ...Object.keys(DIGITS).map((language) =>
    numbers(`number read out (${language})`, `NUMBER_WORDS.${language}`, (digits) => spell(digits, language)),
  ),
  numbers(
    'number read out, with words between',
    'SPOKEN_GAPS',
    (digits) => `${spell(digits.slice(0, 3), 'en')}, then ${spell(digits.slice(3), 'en')}`,
  ),
  numbers('number half read out', 'figured', (digits) => `${digits.slice(0, 4)} ${spell(digits.slice(4), 'en')}`),
  numbers('double and triple', 'numberAt (repeats)', (digits) =>
    spell(digits, 'en').replace(/\b(\w+) \1( \1)?\b/g, (_, word, third) => `${third ? 'triple' : 'double'} ${word}`),
  ),
  {
    name: 'number read out in tens',
    safeguard: 'together',
    disguises: [
      ...pairs('contact', '+33 6 97 71 82 35', [
        'quatre-vingt-dix-sept soixante et onze quatre-vingt-deux trente-cinq',
      ]),
      ...pairs('contact', '+34 691 72 35 18', ['seis noventa y uno setenta y dos treinta y cinco dieciocho']),
      ...pairs('contact', '+62 812 35 71 18', ['delapan satu dua tiga puluh lima tujuh puluh satu delapan belas']),
      ...pairs('contact', '+380 67 235 71 18', ['шістдесят сім двісті тридцять п’ять сімдесят один вісімнадцять']),
      ...pairs('contact', '+84 91 235 71 18', ['chín mươi một hai ba mươi lăm bảy mươi một mười tám']),
    ],
  },
  {
    name: 'identifier written otherwise',
    safeguard: 'findIdentifier',
    disguises: [
      ...pairs('identifier', ID, [
        'eh0412297',
        'E.H. 041 2297',
        'EH-041-2297',
        'EH zero four one two two nine seven',
        'ЕН0412297',
        'EH O4I2297',
      ]),
      ...pairs('identifier', 'RC/PDP/BL/2025/031', ['RC PDP BL 2025 031', 'rc-pdp-bl-2025-031', 'RCPDPBL2025031']),
      ...pairs('identifier', '14/PaPaNa(N)118204', ['14 PaPaNa N 118204', '118 204', '14PAPANAN118204']),
      ...pairs('identifier', LONG_ID, [
        '3010 9270 0418',
        '301.092.700.418',
        '700418',
        '3 0 1 0 9 2 7 0 0 4 1 8',
        '927-004-18',
      ]),
    ],
  },
  {
    name: 'telephone without its country',
    safeguard: 'findDigits',
    disguises: pairs(
      'contact',
      PHONE,
      ['01711000486', '1711 000 486', '0 17 11 00 04 86', '(01711) 000-486', '000486', '00486 17'].slice(0, 5),
    ),
  },
  {
    name: 'e-mail in words',
    safeguard: 'withoutSignNames',
    disguises: pairs('contact', 'mesi.tadesse@mail.example', [
      'mesi.tadesse [at] mail.example',
      'mesi tadesse at mail dot example',
      'mesi dot tadesse at mail dot example',
      'mesi (punto) tadesse arroba mail punto example',
      'mesi.tadesse(at)mail(dot)example',
      'MESI_TADESSE',
      'mesitadesse',
      'm e s i . t a d e s s e @ mail',
      'mеsі.tаdеssе@mаіl.example',
      'mesi tiret tadesse',
    ]),
  },
  {
    name: 'date in other forms',
    safeguard: 'findDates',
    disguises: pairs('date', '1993-08-14', [
      '14/08/1993',
      '08/14/1993',
      '1993-08-14',
      '14.8.93',
      '14-VIII-1993',
      '14081993',
      '19930814',
      '930814',
      '14 August',
      'August 14',
      'Aug. 14th',
      'the fourteenth of August',
      'fourteenth August nineteen ninety-three',
      'August nineteen ninety-three',
      '8/93',
      '14/8',
      '14.08.',
      'el catorce de agosto',
      'le 14 août',
      'quatorze août',
      '14 Agustus 1993',
      'empat belas Agustus',
      'ngày 14 tháng 8',
      'mười bốn tháng tám',
      '14 серпня',
      'чотирнадцятого серпня',
      '١٤/٠٨/١٩٩٣',
      '1993年8月14日',
      '14 August 2536 BE',
      '25 Safar 1414',
      '14\u200b.\u200b08.1993',
      '1 4 / 0 8 / 1 9 9 3',
    ]),
  },
  {
    name: 'month of the journey in other forms',
    safeguard: 'isMonthAndYear',
    disguises: pairs('date', '2022-06', [
      'June 2022',
      'Jun ’22',
      '06/2022',
      '2022-06',
      '2022/6',
      'junio de 2022',
      'juin 2022',
      'Juni 2022',
      'tháng 6 năm 2022',
      'червень 2022',
      'June of twenty twenty-two',
      'June two thousand and twenty-two',
      'червні 2022 року',
    ]),
  },
  {
    name: 'coordinates in other forms',
    safeguard: 'findCoordinate, findPlaceCode',
    disguises: [
      ...pairs('identifier', '23.57', [
        '23.57',
        '23,57',
        '23.570000',
        '23.6',
        '23.5',
        '23° 34′',
        '23°34′12″N',
        '23 degrees 34 minutes',
        '23 34 12 N',
        'N 23° 34.2′',
        '23 grados 34 minutos',
        '23d34m12s',
        'twenty-three point five seven',
        'twenty-three degrees thirty-four minutes',
        '٢٣٫٥٧',
      ]),
      ...pairs('point', '57.64911,10.40744', ['u4pruydqqvj', 'U4PRU', 'u4pruyd']),
      ...pairs('point', '47.36559,8.524997', ['8FVC9G8F+6X', '8fvc9g8f+6x', '9G8F+6X Zürich', '8FVC9G00+']),
    ],
  },
];

const PLACE_CLASSES: DisguiseClass[] = [
  {
    name: 'street without number, house without street',
    safeguard: 'variantNeedles (core without kinds and figures)',
    disguises: [
      ...pairs('address', '14 Ekenwan Lane, off Uselu-Lagos Road, Benin City', [
        'Ekenwan Lane',
        'Ekenwan',
        'ekenwan',
        'Uselu-Lagos Road',
        'Uselu',
        'Benin City',
      ]),
      ...pairs('address', 'Str. Morii 8, Puiești, Vaslui', ['Morii', 'strada Morii', 'Puiesti', 'VASLUI']),
      ...pairs('address', '12 Rose Lane, Newcastle', ['Rose Lane', 'Rose Lane 12', '12 rose lane']),
      ...pairs('place', 'Char Harirampur, Char Bhadrasan, Faridpur', [
        'Harirampur',
        'char bhadrasan',
        'Faridpuri',
        'Bhadrashan',
        'Фаридпур',
        'F a r i d p u r',
        'Foridpur',
      ]),
      ...pairs('place', 'Mộc Bài, Bến Cầu, Tây Ninh', ['Moc Bai', 'Ben Cau', 'TayNinh', 'tây\nninh']),
      ...pairs('place', 'Castel Volturno, Caserta, Campania', ['Volturno', 'Castelvolturno', 'Caserta', 'campania']),
    ],
  },
  {
    name: 'vendor without its legal form',
    safeguard: 'LEGAL_FORM, KIND_OF_PLACE',
    disguises: [
      ...pairs('vendor', 'Unelte Vaslui SRL', ['Unelte Vaslui', 'Unelte', 'unelte vaslui s.r.l.']),
      ...pairs('vendor', 'Bright Steps Nursery', ['Bright Steps', 'bright steps nursery', 'BrightSteps']),
      ...pairs('vendor', 'Padma Spine & Physio, Faridpur', ['Padma', 'Padma Spine and Physio', 'padma spine']),
      ...pairs('vendor', 'Hope Bay Preparatory', ['Hope Bay', 'the Hope Bay school', '#HopeBay']),
      ...pairs('vendor', 'Marina Gate Travel Ltd', ['Marina Gate', 'Marina Gate Travel', 'marina gate travel']),
      ...pairs('vendor', 'Goalchamot Livestock Traders', ['Goalchamot', 'goalchamot livestock', 'Goalchamat']),
    ],
  },
];

export const DISGUISE_CLASSES: readonly DisguiseClass[] = [...NAME_CLASSES, ...FIGURE_CLASSES, ...PLACE_CLASSES];
