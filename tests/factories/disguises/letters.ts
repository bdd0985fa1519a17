import { type DisguiseClass, letters, map, names, plain, shifted, split } from './disguise';
import { LONG, NAMES } from './sample-names';

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

/** The letters of a name drawn otherwise, or with something between them. */
export const LETTER_CLASSES: readonly DisguiseClass[] = [
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
];
