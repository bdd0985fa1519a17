import type { PatternRule } from '../pattern-rule';
import { FEAST, MONTH, ORDINAL, ORDINAL_WORD, OTHER_MONTH, SMALL_NUMBER_WORD } from './numbers';

const YEAR = "(?:(?:1[0-9]|2[0-9])\\d\\d|['’]\\d\\d)(?!\\d)";
const YEAR_WORDS = `(?:(?:two thousand(?: and)?|nineteen|twenty)(?:[- ](?:hundred|${SMALL_NUMBER_WORD}))+)`;
const ERA = '(?: ?(?:a\\.?h\\.?|b\\.?e\\.?|c\\.?e\\.?|b\\.?s\\.?|a\\.?d\\.?|e\\.?c\\.?|hijri|shamsi))?';
const DAY = `(?:\\d{1,2}(?:st|nd|rd|th)?|${ORDINAL_WORD})`;
const WEEKDAY = '(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?,? )?';
const SEP = '[-/.–]';
const block = (pattern: string, flags = 'giu'): PatternRule => ({
  type: 'DATE',
  level: 'block',
  reason: 'date',
  pattern: new RegExp(pattern, flags),
});
const review = (pattern: string, reason: PatternRule['reason'] = 'month', flags = 'giu'): PatternRule => ({
  type: 'DATE',
  level: 'review',
  reason,
  pattern: new RegExp(pattern, flags),
});
const NUMERIC_EDGE = '(?<![\\d\\p{L}/.-])';

/** Dates in every common form: figures, words, other calendars, East Asian years, feasts with a year. */
export const DATE_RULES: readonly PatternRule[] = [
  block(`${NUMERIC_EDGE}\\d{1,2} ?${SEP} ?\\d{1,2} ?${SEP} ?(?:\\d{4}|\\d{2})(?!\\d)`),
  block(`${NUMERIC_EDGE}\\d{4} ?${SEP} ?\\d{1,2} ?${SEP} ?\\d{1,2}(?:T[\\d:.]+Z?)?(?!\\d)`),
  block(
    `${NUMERIC_EDGE}\\d{1,2} ?${SEP} ?(?:[ivx]{1,4}|${MONTH.replace('\\.?', '')}) ?${SEP} ?(?:\\d{4}|\\d{2})(?!\\d)`,
  ),
  block(`${NUMERIC_EDGE}(?:0?[1-9]|1[0-2])[/.-](?:19|20)\\d\\d(?!\\d)`),
  block(`${NUMERIC_EDGE}(?:19|20)\\d\\d[/.](?:0?[1-9]|1[0-2])(?!\\d)`),
  block(`${NUMERIC_EDGE}(?:19|20)\\d\\d-(?:0[1-9]|1[0-2])(?!\\d)`),
  block(
    '(?:(?:\\d{1,4}|元) ?年 ?)(?:\\d{1,2} ?月 ?)?(?:\\d{1,2} ?日)?|\\d{1,2} ?月(?: ?\\d{1,2} ?日)?|\\d{4} ?년 ?(?:\\d{1,2} ?월 ?)?(?:\\d{1,2} ?일)?',
  ),
  block(
    `\\b${WEEKDAY}(?:the )?${DAY}(?: (?:day )?of)?[ -](?:${MONTH}|${OTHER_MONTH})(?:,?(?: of)?[ -](?:${YEAR}|${YEAR_WORDS})${ERA})?`,
  ),
  block(
    `\\b(?:${MONTH}|${OTHER_MONTH})[ -](?:the )?${DAY}(?!\\d|[- ]?(?:years?|months?|men|women|people|weeks?))(?:,? (?:${YEAR}|${YEAR_WORDS})${ERA})?`,
  ),
  block(
    `\\b(?:(?:early|mid|late)[- ])?(?:${MONTH}|${OTHER_MONTH})(?:,? (?:of|in) (?:the year )?|, ?| |-|/)(?:\\d{3,4}${ERA}|${YEAR}|${YEAR_WORDS})`,
  ),
  block(`\\b(?:${YEAR}),? (?:${MONTH})(?![\\p{L}])`),
  block(
    `\\b(?:last|this|next|past|since|following) (?:${MONTH})(?! (?:have|be|not|also|he|she|they|i|we))(?:,? ${YEAR})?`,
  ),
  block(
    `\\b(?:the )?(?:(?:feast|day|festival|night|eve|fast) of (?:the |our |saint |st\\.? |san |santa )?[\\p{L}' -]{2,30}?),? ${YEAR}`,
  ),
  block(
    `\\b(?:feast|vigil|fiesta) of (?:the |our |saint |st\\.? |san |santa )*\\p{Lu}[\\p{L}']+(?: (?:of )?\\p{Lu}[\\p{L}']+)*`,
    'gu',
  ),
  block(`\\b(?:${FEAST}),?(?: of| in)? ${YEAR}`),
  block(`\\b(?:week|wk|quarter|q)\\.? ?\\d{1,2}(?: of|,|/)? ?${YEAR}`),
  block(
    `\\b(?:born|birth|d\\.?o\\.?b\\.?)\\b[^.\\n]{0,12}?\\b(?:in |: ?)?((?:${YEAR}|${YEAR_WORDS})(?: and ${YEAR})?)`,
  ),
  block(`\\b(?:\\d{3,4}|${YEAR}) ?(?:a\\.?h\\.?|b\\.?e\\.?|b\\.?s\\.?|e\\.?c\\.?|hijri|shamsi)(?![\\p{L}])`),
  block(`\\b(?:reiwa|heisei|showa|shōwa|minguo|juche) ?\\d{1,3}`),
  block(`\\b(?:the )?(?:${ORDINAL}) of (?:the )?(?:${ORDINAL})\\b(?!-)`),
  block(`\\b\\d{1,2} (?:and|or|to|–|-) \\d{1,2} (?:${MONTH})`),
  review(`\\b(?:${MONTH.replace('may|', '').replace('mar(?:ch)?|', '')})(?![\\p{L}'-])`, 'month', 'gu'),
  review(
    `\\b(?:the )?(?:(?:very )?(?:beginning|start|end|middle|close|early part|latter part|(?:first|second|other) (?:half|quarter|weeks?|days?)|(?:spring|summer|autumn|fall|winter|rainy season|dry season)(?: and (?:spring|summer|autumn|fall|winter))?)) of (?:${MONTH}|${YEAR})(?:,? ${YEAR})?`,
    'month',
  ),
  review('\\b(?:January|February|March|April|June|July|August|September|October|November|December)\\b', 'month', 'gu'),
  review(
    '\\b(?:in|since|until|by|of|during|from|to|before|after|early|late|mid|this|last|next)[- ]May\\b(?! (?:have|be|not|he|she|they))',
    'month',
    'gu',
  ),
  review(
    `\\b(?:(?:last|this|next|at|on|during|before|after|(?:the )?(?:eve|night|morning|day) of) )?(?:${FEAST})\\b`,
    'feast',
  ),
  review(
    `\\b(?:on |the )?(?:\\d{1,2}(?:st|nd|rd|th)|the (?:${ORDINAL}) (?:day )?of (?:the|that|this|every|each) month)(?![\\p{L}\\d])`,
    'date',
  ),
];

/** Bare years: a range of years is an approved generalisation and stays clean. */
export const YEAR_RANGE =
  /\b(?:1[89]|20)\d\d ?(?:–|—|-|to|until|\/) ?(?:(?:1[89]|20)\d\d|\d\d)(?![\d\p{L}-])|\bbetween (?:1[89]|20)\d\d and (?:1[89]|20)\d\d\b/giu;
export const BARE_YEAR = /^(?:1[0-9]|20)\d\d$/;
