import { asNames, type DisguiseClass, letters, names, plain } from './disguise';
import { FULL, LONG, WORDS } from './sample-names';

/** A name run together, turned, shortened, misspelled, or taken for a common word. */
export const WORD_CLASSES: readonly DisguiseClass[] = [
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
];
