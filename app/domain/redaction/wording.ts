import { CONTACT_RULES, COUNT_RULES } from './english/contact-patterns';
import { DATE_RULES } from './english/date-patterns';
import { wordSet } from './english/grammar-words';
import { bareLetters } from './folded-text';
import type { LanguageRules } from './language';
import type { PatternRule } from './pattern-rule';
import { type PhraseRule, phrasebook } from './phrases';
import { withoutPossessive } from './tokens';
import { openSet } from './word-class';

/** Classes of words that every story language besides English lists; a language may add its own for its rules. */
export type WordClass =
  /** Number words, ordinals, and the figures of telephone numbers in words. */
  | 'n'
  | 'ord'
  | 'digit'
  | 'month'
  | 'weekday'
  | 'feast'
  /** Units of time; years alone. */
  | 'unit'
  | 'year'
  | 'currency'
  | 'kin'
  /** What tells one relative from another ("elder", "only", "twin"), and states of family ("widow"). */
  | 'kinship'
  | 'status'
  | 'person'
  | 'body'
  | 'injury'
  | 'mark'
  | 'health'
  | 'trade'
  | 'belief'
  | 'people'
  | 'landmark'
  | 'place'
  | 'near'
  | 'street'
  /** Small words between the kind of a street or place and its name. */
  | 'of'
  | 'title'
  | 'given'
  | 'named'
  | 'grade'
  | 'rare'
  /** Who is named after a word that is no kin ("my friend luz"). */
  | 'friend'
  /** Which of two, or which part of the body. */
  | 'side'
  /** Words that place a month or a feast ("end of"), and floors of a house. */
  | 'when'
  | 'floor'
  /** What a number in an address stands behind. */
  | 'door'
  | 'label';

/** What a story language brings; the rest is the same in each. */
export interface Wording {
  code: string;
  letters: RegExp;
  elision?: RegExp;
  foldWord?: (lower: string) => string;
  stem: (lower: string) => string;
  /** True if a word without its accents is another word. */
  accentsTell?: boolean;
  /** A beginning that makes a regular form of a known word. */
  prefixOfWord?: RegExp;
  respelled?: (lower: string) => string;
  classes: Readonly<Record<WordClass, string>> & Readonly<Record<string, string>>;
  phrases: readonly PhraseRule[];
  patterns?: readonly PatternRule[];
  abbreviations: string;
  functionWords: string;
  particles: string;
  /** Articles, which belong to the nickname that follows them. */
  articles?: string;
  /** Small words before a noun that a name follows, which then is part of the name. */
  determiners?: string;
  /** Words that may show the ordinary use of a word, and stand before names too. */
  nameBefore?: string;
  honorifics: string;
  institutions: string;
  organisations: string;
  placeKinds: string;
  placeBefore: string;
  harmless: string;
  /** Words given as names, which begin ordinary sentences too. */
  nameWords: string;
  /** Words given as names that begin no ordinary sentence. */
  strongNameWords: string;
  verbs: string;
  verbForm: RegExp;
  and: string;
  months?: RegExp;
  weekdayBefore?: string;
  weekdayAfter?: string;
  approved: string;
  ordinaryBefore: string;
  areas: readonly string[];
  demonyms?: readonly string[];
  ageBandWords: RegExp;
  /** Sources of regular expressions: small words that may stand between two findings, and between two years. */
  between: string;
  toYear: string;
}

/** Structure is the same in every language, and drafts mix in English phrases of it. */
const STRUCTURE: readonly PatternRule[] = [...CONTACT_RULES, ...DATE_RULES, ...COUNT_RULES];
const AGE_NUMBER = '(?:1[01]\\d|\\d{1,2})';
const NUMBERS: readonly PatternRule[] = [
  {
    type: 'AGE',
    reason: 'age',
    level: 'block',
    pattern: new RegExp(`\\p{L}["']?, (${AGE_NUMBER})(?=[.,;)])(?!, ?\\d)`, 'gu'),
  },
  { type: 'AGE', reason: 'age', level: 'block', pattern: new RegExp(`\\((?:\\p{L}+ )?(${AGE_NUMBER})\\)`, 'gu') },
];

/** Names in quotation marks within a sentence, and whatever a sign for "number" stands before. */
const SIGNS: readonly PatternRule[] = [
  { type: 'NAME', reason: 'name', level: 'block', pattern: /(?<=[\p{L}\p{M}] )"(\p{Lu}[^"\n.,!?;:]{1,40})"/gu },
  {
    type: 'NAME',
    reason: 'name',
    level: 'block',
    pattern: /(?<=[\p{L}\p{M}] )'(\p{Lu}[^'\n.,!?;:]{1,40})'(?!\p{L})/gu,
  },
  { type: 'ID', reason: 'identifier', level: 'block', pattern: /(?:№|[Nn][º°]|#) ?\p{L}{0,3}[-–]?\d[\p{L}\d/-]*/gu },
];

const anyOf = (list: string): RegExp => new RegExp(`^(?:${list.trim().split(/\s+/).join('|')})$`, 'u');
const NOTHING = /^(?!)/;
const YEAR = '(?:1[89]|20)\\d\\d';
const never = (): boolean => false;

/** The rules of a story language from its wording. */
export function languageFrom(wording: Wording): LanguageRules {
  const { code, letters, elision, stem, respelled, classes, phrases } = wording;
  const functionWords = wordSet(wording.functionWords);
  const kin = openSet(classes.kin);
  return {
    code,
    letters,
    accentsOptional: false,
    ...(elision ? { elision } : {}),
    stem,
    ...(respelled ? { respelled } : {}),
    abbreviations: wordSet(wording.abbreviations),
    foldWord: wording.foldWord ?? ((lower) => bareLetters(withoutPossessive(lower)).replace(/'/g, '')),
    patterns: [...STRUCTURE, ...NUMBERS, ...SIGNS, ...(wording.patterns ?? [])],
    phrases: phrasebook({ ...classes, plain: `${wording.functionWords} ${wording.verbs}` }, phrases, {
      otherForm: respelled,
      accentsTell: wording.accentsTell ?? false,
    }),
    yearRange: new RegExp(
      `(?<![\\p{L}\\d])${YEAR} ?(?:–|—|-|\\/|${wording.toYear}) ?(?:${YEAR}|\\d\\d)(?![\\d\\p{L}-])`,
      'giu',
    ),
    bareYear: /^(?:1[0-9]|20)\d\d$/,
    bridge: new RegExp(`^(?: |\\n|, ?| - | ?\\/ ?| "|" |\\. | (?:${wording.between}) )$`, 'iu'),
    ageBandWords: wording.ageBandWords,
    areas: wording.areas,
    demonyms: wording.demonyms ?? [],
    capitals: {
      functionWords,
      particles: wordSet(wording.particles),
      honorifics: wordSet(wording.honorifics),
      plainTitles: NOTHING,
      offices: NOTHING,
      institutions: wordSet(wording.institutions),
      smallOrganisations: wordSet(wording.organisations),
      placeKinds: wordSet(wording.placeKinds),
      organisation: anyOf(wording.organisations),
      placeBefore: anyOf(wording.placeBefore),
      harmless: wordSet(wording.harmless),
      beliefs: wordSet(''),
      months: wording.months ?? NOTHING,
      weekdays: wording.weekdayBefore === undefined ? wordSet('') : wordSet(classes.weekday),
      weekdayBefore: wordSet(wording.weekdayBefore ?? ''),
      weekdayAfter: wordSet(wording.weekdayAfter ?? ''),
      nameWords: wordSet(wording.nameWords, wording.strongNameWords),
      strongNameWords: wordSet(wording.strongNameWords),
      givenWords: openSet(classes.given, classes.weak ?? '', wording.strongNameWords),
      namesToo: wordSet(''),
      kin: { test: (lower: string) => kin.has(lower) },
      verbs: wordSet(wording.verbs),
      verbForm: wording.verbForm,
      and: wordSet(wording.and),
      beforePerson: NOTHING,
      notBeforePerson: NOTHING,
      articles: wordSet(wording.articles ?? ''),
      determiners: wordSet(wording.determiners ?? ''),
      placeAfter: NOTHING,
      titlesBelong: true,
      nationalityNoun: NOTHING,
    },
    words: {
      functionWords,
      approved: openSet(wording.approved),
      isHealth: never,
      isBelief: never,
      isTrade: never,
      organ: NOTHING,
      notBeforeTrade: NOTHING,
      ordinaryBefore: anyOf(wording.ordinaryBefore),
      nameBefore: wordSet(wording.nameBefore ?? ''),
      nicknameBefore: wordSet(wording.articles ?? ''),
      prefix: NOTHING,
      prefixOfWord: wording.prefixOfWord ?? NOTHING,
      compounds: false,
    },
  };
}

type Kind = [PhraseRule['type'], PhraseRule['reason']];
const AGE: Kind = ['AGE', 'age'];

/** Rules written as rows under a kind: `block(kinds.age, '[ <n|#> ] años de edad')`. */
export const block = ([type, reason]: Kind, ...rows: string[]): PhraseRule[] =>
  rows.map((row) => ({ type, reason, level: 'block', row }));
export const review = ([type, reason]: Kind, ...rows: string[]): PhraseRule[] =>
  rows.map((row) => ({ type, reason, level: 'review', row }));

export const KINDS = {
  age: AGE,
  person: ['PERSON', 'title'],
  name: ['PERSON', 'name'],
  date: ['DATE', 'date'],
  month: ['DATE', 'month'],
  feast: ['DATE', 'feast'],
  year: ['DATE', 'year'],
  money: ['MONEY', 'money'],
  phone: ['PHONE', 'phone'],
  number: ['NUMBER', 'digits'],
  count: ['NUMBER', 'count'],
  identifier: ['ID', 'identifier'],
  vehicle: ['VEHICLE_VESSEL', 'vehicle'],
  family: ['FAMILY', 'family'],
  injury: ['HEALTH', 'injury'],
  health: ['HEALTH', 'health'],
  trade: ['OCCUPATION', 'occupation'],
  belief: ['ETHNICITY_RELIGION', 'belief'],
  nationality: ['NATIONALITY', 'nationality'],
  landmark: ['PLACE', 'landmark'],
  place: ['PLACE', 'capitals'],
  address: ['ADDRESS', 'address'],
  organisation: ['ORG', 'institution'],
  rare: ['OTHER_QUASI', 'unique-fact'],
} as const satisfies Record<string, Kind>;

/** What is the same wherever a number stands before its noun. */
export const COMMON_PHRASES: readonly PhraseRule[] = [
  ...block(KINDS.phone, '<digit>{5,20}'),
  ...block(KINDS.money, '<n|#>{1,6} <currency>'),
  ...review(
    KINDS.number,
    '<n|#>{1,5} <unit|year>',
    '<n>{2,8}',
    '<n|#>{1,5} <unit|year>? <half> <n|unit|year|currency>{0,2}',
  ),
  ...review(KINDS.count, '<n|#>{1,4} _c{0,2} <person>', '<n|#>{1,4} <people|belief|trade>'),
  ...review(
    KINDS.family,
    '<n|#>{1,3} _c{0,2} <kin>',
    '<n|#>{1,3} _c{0,1} <status>',
    '<status> <of>{0,2} <kin>{0,1}',
    '<status> con|avec|dengan|với|з _{0,3} <kin>',
  ),
  ...review(
    KINDS.health,
    '<health>',
    '<mark>',
    '<mark> _{0,4} <body>',
    '<mark> _{0,4} <body> _c?',
    '<mark> <side>',
    '<thought> <of>? <health>',
    '<health> <thought>',
  ),
  ...review(
    KINDS.injury,
    '<injury> _{0,4} <body>',
    '<injury> _{0,4} <body> _c? <side>',
    '<body> _{0,3} <injury>',
    '<n|#> <body>',
    '<body> <side>',
    '<side> <body>',
    '<injury> <side>',
  ),
  ...review(KINDS.trade, '<trade>'),
  ...review(KINDS.belief, '<belief>'),
  ...review(KINDS.nationality, '<people>'),
  ...review(
    KINDS.month,
    '<month>',
    '<when> <of>{0,2} <month>',
    '<weekday> ,? <of>{0,2} <n|#|ord>{0,3} <of>? <month>',
    '<weekday> ,? <of>? <n|#|ord>',
  ),
  ...review(KINDS.feast, '<when>? <of>{0,2} <feast>'),
  ...review(
    KINDS.rare,
    '<rare>',
    '<rare> <of>{0,2} _c',
    '<grade> <of>? <n|ord|#>',
    '<ord> <of>? <grade>',
    '<ord> <floor>',
  ),
  ...block(KINDS.landmark, '<landmark>'),
  ...block(KINDS.vehicle, '_p # _p', '# _p #'),
  ...review(KINDS.address, '<near> _c{0,2} <place|landmark> _c?'),
  ...block(
    KINDS.address,
    '<street> <of>{0,3} _A{1,5} ,? <street|label|of>{0,2} <of>{0,2} _A{0,5} ,? <street|label>{0,2} _A{0,4}',
    '<street> _c{0,2} ,? #',
    '# bis|ter|bis|b ,? <street>',
    '# ,? <street> <of>{0,3} _',
    '<door> ,? #',
    '<door|floor> ,? _L',
    '<street> <of>{0,2} _s{1,3} <of>{0,2} _s{0,2} <of>? _s{0,2} ,? <door>? ,? # <level>?',
    '# <level>',
    '<street> # _s{1,2}',
    '<street> # <of|x>? # <of|x>? #? <of|x>? #?',
    '<place> " _{1,3} ,? <door>? ,? #?',
    '<place> <of>{0,2} _C{1,4} ,? <door> ,? #',
    '<street> <of>{0,3} _A{1,4} ,? <door>? ,? # ,? <door>? ,? #?',
  ),
  ...block(KINDS.organisation, '<place> <of>{0,3} !<area> _A{1,5}', '<place> <of>{0,3} <title> _C{1,2}'),
  ...block(
    KINDS.person,
    '<title> <given>',
    '<named> !<small> [ _s{1,2} ]',
    '<title> ~given|weak',
    '<intro> [ ~given|weak ]',
    '<label> <of> [ ~given ]',
  ),
  ...block(KINDS.organisation, '<place|landmark> <of>{0,2} _s{1,3}'),
  ...block(KINDS.address, '<street> <of>{0,2} _s{1,3}'),
];

/** Names in small letters, in languages whose words for kin are no pronouns. */
export const NAMES_BY_KIN: readonly PhraseRule[] = block(
  KINDS.person,
  '<title> _s',
  '<kin|friend> <own|of>? !<kinship|status|trade> [ _s ]',
  '<kin> , [ <given> ] ,',
);
