import type { PatternRule } from './pattern-rule';
import type { Phrasebook } from './phrases';

/** Bands of how often a word is said: a common … d rare. */
export type Band = 'a' | 'b' | 'c' | 'd';

/** The word lists of one story language. */
export interface Dictionary {
  /** Band of a lower-case word, or undefined when the dictionary does not know it. */
  band(lower: string): Band | undefined;
  /** True if the word is also a proper name when capitalised. */
  isAlsoName(lower: string): boolean;
  /** Countries and larger areas by their folded first word; values are the folded words that follow. */
  areas: ReadonlyMap<string, string[][]>;
  demonyms: ReadonlyMap<string, string[][]>;
}

/** The words that tell what a capital means in a language. */
export interface CapitalWords {
  /** Small words that start a sentence without naming anything. */
  functionWords: ReadonlySet<string>;
  /** Lower-case particles that may stand inside a name. */
  particles: ReadonlySet<string>;
  /** Titles that are followed by a name. */
  honorifics: ReadonlySet<string>;
  /** Titles that name even before the word of an institution ("Mrs Church"). */
  plainTitles: RegExp;
  /** Offices that follow a title and name nobody ("Mr President"). */
  offices: RegExp;
  /** Common nouns of law, office and institution that may be written with a capital. */
  institutions: ReadonlySet<string>;
  /** Institutions that together with other words in capitals name a small organisation. */
  smallOrganisations: ReadonlySet<string>;
  /** Kinds of places that together with a country or people name a town. */
  placeKinds: ReadonlySet<string>;
  organisation: RegExp;
  placeBefore: RegExp;
  harmless: ReadonlySet<string>;
  beliefs: ReadonlySet<string>;
  months: RegExp;
  weekdays: ReadonlySet<string>;
  weekdayBefore: ReadonlySet<string>;
  weekdayAfter: ReadonlySet<string>;
  /** Common words that are given as names; the strong ones name somebody at the start of any sentence. */
  nameWords: ReadonlySet<string>;
  strongNameWords: ReadonlySet<string>;
  /** All words given as names, for writers who spare the capitals. */
  givenWords: { has(word: string): boolean };
  /** Countries, beliefs and peoples that are given names too. */
  namesToo: ReadonlySet<string>;
  kin: Pick<RegExp, 'test'>;
  /** What the name of a person is followed by, as words and as a form. */
  verbs: ReadonlySet<string>;
  verbForm: RegExp;
  and: ReadonlySet<string>;
  /** Words before a person ("called", "met"), and small words that stand before a place rather than a person. */
  beforePerson: RegExp;
  notBeforePerson: RegExp;
  /** Articles, which belong to the nickname that follows them. */
  articles: ReadonlySet<string>;
  /** Small words before a noun that a name follows ("la farmacia Pilar"); the noun then belongs to the name. */
  determiners: ReadonlySet<string>;
  /** Nouns that belong to the name before them ("the Total garage"). */
  placeAfter: RegExp;
  /** True if a title is marked with the name that follows it. */
  titlesBelong: boolean;
  /** Nouns that belong to the nationality before them. */
  nationalityNoun: RegExp;
}

/** The words that decide on a word in lower case. */
export interface PlainWords {
  functionWords: ReadonlySet<string>;
  /** Approved generalisations, which keep a clean text clean. */
  approved: { has(word: string): boolean };
  isHealth(lower: string, band: Band | undefined): boolean;
  isBelief(lower: string): boolean;
  isTrade(lower: string): boolean;
  organ: RegExp;
  /** Endings of words that do not belong to the trade they stand before. */
  notBeforeTrade: RegExp;
  /** Small words that show the ordinary use of a word that is a name elsewhere. */
  ordinaryBefore: RegExp;
  /** Of these, the ones that a name follows as well ("con", "de"): they show nothing where capitals are spared. */
  nameBefore: ReadonlySet<string>;
  /** Words that a nickname begins with where capitals are spared ("big tony"). */
  nicknameBefore: ReadonlySet<string>;
  prefix: RegExp;
  prefixOfWord: RegExp;
  /** True if words are joined into new ones without a hyphen. */
  compounds: boolean;
}

/** All that the gate knows of one story language; without a dictionary there is none, and its stories are refused. */
export interface LanguageRules {
  code: string;
  /** A word in the letters of the language. */
  letters: RegExp;
  /** True if accents may be left out without making another word. */
  accentsOptional: boolean;
  /** Elided words before an apostrophe, which are words of their own. */
  elision?: RegExp;
  abbreviations: ReadonlySet<string>;
  /** What is left of a lower-case word when only its stem is compared (countries, peoples). */
  foldWord(lower: string): string;
  /** What the forms of one word have in common, or nearly: a rare form of a common word is a common word. */
  stem(lower: string): string;
  /** Another way to spell a word that the dictionary may know it by. */
  respelled?(lower: string): string;
  patterns: readonly PatternRule[];
  /** Rows of words that tell something. */
  phrases?: Phrasebook;
  /** Ranges of years are an approved generalisation. */
  yearRange: RegExp;
  bareYear: RegExp;
  /** What may stand between two findings that tell one thing. */
  bridge: RegExp;
  /** Words that tell how old somebody is, even roughly. */
  ageBandWords: RegExp;
  capitals: CapitalWords;
  words: PlainWords;
  /** Country names and peoples beside those of the compiled lists. */
  areas: readonly string[];
  demonyms: readonly string[];
}

/** A language with its compiled word list. */
export interface Language extends LanguageRules {
  dictionary: Dictionary;
}
