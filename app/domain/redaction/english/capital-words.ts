import type { CapitalWords } from '../language';
import { FUNCTION_WORDS, HONORIFICS, NAME_PARTICLES, SUBJECT_VERBS, wordSet } from './grammar-words';
import {
  HARMLESS_CAPITALS,
  INSTITUTION_WORDS,
  NAME_WORDS,
  STRONG_NAME_WORDS,
  WEEKDAY_AFTER,
  WEEKDAY_BEFORE,
  WEEKDAYS,
} from './institution-words';
import { KIN, RELIGION_WORDS } from './quasi-words';

export const CAPITAL_WORDS: CapitalWords = {
  functionWords: FUNCTION_WORDS,
  particles: NAME_PARTICLES,
  honorifics: HONORIFICS,
  plainTitles: /^(?:mr|mrs|ms|miss|mx|dr|prof|sir|mme|uncle|auntie|aunt)$/,
  offices:
    /^(?:president|justice|speaker|secretary|ambassador|minister|chairman|prosecutor|judge|registrar|prime|general|court)$/,
  institutions: INSTITUTION_WORDS,
  smallOrganisations: wordSet(
    'school clinic church mosque temple community mission society centre center company club hotel college museum theatre library academy bank',
  ),
  placeKinds: wordSet(
    'city town village province state district region delta island islands road street avenue lane park gate hill hills river lake bay beach port market junction county valley coast',
  ),
  organisation:
    /^(?:school|hospital|clinic|church|mosque|temple|company|ltd|inc|sa|srl|gmbh|ngo|agency|manpower|bricks|textiles?|maquila|restaurant|hotel|bar|café|cafe|shop|stores?|traders?|works?|workshop|factory|foundation|association|union|university|college|academy|institute|preparatory|nursery|court|ministry|embassy|centre|center|house|casa|finca|iglesia|shelter|group|community|enterprises?|fisheries|press|travel|bank|market)$/,
  placeBefore:
    /^(?:in|at|from|near|to|outside|around|through|via|towards?|off|beyond|into|leaving|reached|district|village|town|city|province|region|lake|mount|river)$/,
  harmless: HARMLESS_CAPITALS,
  beliefs: RELIGION_WORDS,
  months: /^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/,
  weekdays: WEEKDAYS,
  weekdayBefore: WEEKDAY_BEFORE,
  weekdayAfter: WEEKDAY_AFTER,
  nameWords: NAME_WORDS,
  strongNameWords: STRONG_NAME_WORDS,
  givenWords: STRONG_NAME_WORDS,
  namesToo: wordSet(
    'jordan chad georgia israel kenya india china asia mali trinidad dominica ireland christian islam karen maya shan mon roma jain sami roman',
  ),
  kin: new RegExp(`^${KIN}$`),
  verbs: SUBJECT_VERBS,
  verbForm: /^\p{Ll}{2,}ed$/u,
  and: wordSet('and'),
  beforePerson: /^(?:named|called|nicknamed|alias|with|by|met|told|married|trusted|loved|helped|asked|saw|knew)$/,
  notBeforePerson:
    /^(?:in|of|from|to|the|last|this|next|by|since|until|a|an|every|each|during|for|through|across|between)$/,
  articles: wordSet(''),
  determiners: wordSet(''),
  placeAfter:
    /^(?:garage|station|school|clinic|hospital|church|chapel|mosque|temple|hotel|hostel|motel|lodge|guesthouse|bar|pub|salon|shop|store|supermarket|market|bakery|pharmacy|restaurant|caf[eé]|factory|farm|mill|mine|quarry|bridge|port|harbour|camp|estate|shelter|refuge|orphanage|roundabout|junction|road|street|kiosk|stall|warehouse|laundry|laundromat|spa|plantation|brothel|nightclub|club|gym|college|university|foundation|trust|charity|agency|group|page|account|wallet)$/,
  titlesBelong: false,
  nationalityNoun:
    /^(?:nationals?|citizens?|origin|descent|community|m[ae]n|wom[ae]n|company|border|embassy|consulate|minority|family)$/,
};
