import type { PlainWords } from '../language';
import { APPROVED_WORDS } from './approved-words';
import { FUNCTION_WORDS, wordSet } from './grammar-words';
import {
  ANATOMY,
  HEALTH_SUFFIX,
  HEALTH_SUFFIX_EXCEPTIONS,
  HEALTH_WORDS,
  RARE_OCCUPATIONS,
  RELIGION_LOWER,
} from './quasi-words';

export const PLAIN_WORDS: PlainWords = {
  functionWords: FUNCTION_WORDS,
  approved: APPROVED_WORDS,
  isHealth: (lower, band) =>
    HEALTH_WORDS.has(lower) ||
    (HEALTH_SUFFIX.test(lower) && lower.length > 5 && !HEALTH_SUFFIX_EXCEPTIONS.has(lower) && band !== 'a'),
  isBelief: (lower) => RELIGION_LOWER.has(lower),
  isTrade: (lower) => RARE_OCCUPATIONS.has(lower) || RARE_OCCUPATIONS.has(lower.replace(/s$/, '')),
  organ: new RegExp(`^${ANATOMY}$`),
  notBeforeTrade: /(?:ed|ing|ly)$/,
  ordinaryBefore:
    /^(?:a|an|the|her|his|their|our|my|your|its|no|some|any|of|much|little|great|more|this|that|in|to|will|would|could|can|may|might|they|we|i|you|who|every|each|new|small|big|very|so|too|not)$/,
  nameBefore: wordSet('big little'),
  nicknameBefore: wordSet(
    'big little lil old young fat mad crazy tall short skinny slim black white red uncle aunty auntie king queen boss lucky',
  ),
  prefix: /^(?:pre|co|re|ex|anti|non|mid|sub|semi|multi|self|micro|e|un|post|over|under)$/,
  prefixOfWord: /^(?:un|re|non|pre|post|anti|over|under|sub|co|mis|out|inter|multi|semi|micro)/,
  compounds: true,
};
