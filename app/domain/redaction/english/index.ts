import { bareLetters } from '../folded-text';
import type { LanguageRules } from '../language';
import { withoutPossessive } from '../tokens';
import { familyKey } from '../word-family';
import { AGE_BAND_WORDS } from './age-band-words';
import { LARGE_AREAS, MORE_COUNTRIES, MORE_DEMONYMS } from './approved-words';
import { CAPITAL_WORDS } from './capital-words';
import { CONTACT_RULES, COUNT_RULES } from './contact-patterns';
import { BARE_YEAR, DATE_RULES, YEAR_RANGE } from './date-patterns';
import { AGE_RULES, FACT_RULES } from './fact-patterns';
import { ABBREVIATIONS } from './grammar-words';
import { ENGLISH_PHRASES } from './phrases';
import { PLAIN_WORDS } from './plain-words';

export const english: LanguageRules = {
  code: 'en',
  letters: /^[\p{Script=Latin}\p{M}']+$/u,
  accentsOptional: true,
  abbreviations: ABBREVIATIONS,
  foldWord: (lower) => bareLetters(withoutPossessive(lower)).replace(/'/g, ''),
  stem: familyKey,
  patterns: [...CONTACT_RULES, ...DATE_RULES, ...AGE_RULES, ...FACT_RULES, ...COUNT_RULES],
  phrases: ENGLISH_PHRASES,
  yearRange: YEAR_RANGE,
  bareYear: BARE_YEAR,
  bridge:
    /^(?: |\n|, ?| of | of the | at | in | in the | for | for the | and (?:an? |the )?| - | ?\/ ?| "|" |\. |,? (?:off|near|opposite|behind|beside|next to|at the corner of|c\/o) (?:the )?)$/,
  ageBandWords: AGE_BAND_WORDS,
  capitals: CAPITAL_WORDS,
  words: PLAIN_WORDS,
  areas: [...MORE_COUNTRIES, ...LARGE_AREAS],
  demonyms: [...MORE_DEMONYMS],
};
