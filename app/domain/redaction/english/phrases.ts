import { type Phrasebook, phrasebook } from '../phrases';
import { block, KINDS, review } from '../wording';
import { FUNCTION_WORDS, HONORIFICS, SUBJECT_VERBS } from './grammar-words';
import { NAME_WORDS } from './institution-words';

/** Words of drafts that are written without capitals; the rest of English is in patterns. */
const CLASSES: Readonly<Record<string, string>> = {
  plain: [...FUNCTION_WORDS, ...SUBJECT_VERBS].join(' '),
  given: [...NAME_WORDS].join(' '),
  title: `${[...HONORIFICS].filter((word) => !/^(?:ma|u|ate|ba|chi|anh|officer|lady|lord|chief)$/.test(word)).join(' ')} doctor`,
  kin: `mother father mum mom dad son daughter child kid baby brother sister twin wife husband grandmother grandfather gran
    granny grandson granddaughter cousin nephew niece stepmother stepfather aunt uncle fiancé fiancée girl boy boyfriend girlfriend`,
  friend:
    'friend neighbour neighbor boss madam colleague roommate lady woman man guy doctor nurse teacher pastor agent',
  kinship: 'elder older younger eldest youngest little big twin only late adopted own half mayor major minor',
  named: 'named called nicknamed alias aka known_as name_is name_was names_are goes_by its im i_am this_is',
  called: 'named nicknamed alias aka known_as name_is name_was named_after goes_by answers_to',
  place: `school clinic hospital church mosque temple hotel bar pub salon shop store market bakery pharmacy restaurant café cafe
    factory farm bank station bridge port camp hostel lodge guesthouse university college`,
  street: 'street road avenue lane close drive square crescent court estate flats building house compound plot village',
  floor: 'floor flr fl storey',
  n: 'one two three four five six seven eight nine ten eleven twelve fifteen twenty',
  unit: 'km kg pm am yr yrs',
  door: 'hse sect sector mile km kilometre kilometer zone phase lot rm room flat apt apartment suite unit flr floor house no number plot block',
  level: 'upstairs downstairs bis',
  half: 'and_a_half and_half',
};

export const ENGLISH_PHRASES: Phrasebook = phrasebook(
  CLASSES,
  [
    ...block(KINDS.name, '<called> [ <given> ]', '<named> [ _s ]'),
    ...block(
      KINDS.person,
      '<title> _s',
      '<kin|friend> of? !<kinship> [ _s ]',
      '<kin> , [ <given> ] ,',
      '<title> <given>',
    ),
    ...block(KINDS.vehicle, '_p # _p', '_p #', '# _p #'),
    ...block(
      KINDS.organisation,
      '_s{1,3} <place>',
      '_N _C{0,2} <place> ,? <door> #',
      '_N{2,3} bar|salon|shop|lodge|bakery|guesthouse|hostel',
    ),
    ...block(
      KINDS.address,
      '_s{1,2} <street> <level>?',
      '<door>? # _s{1,2} <street> <level>?',
      '# <floor>',
      '<street> <n|#> <door> <n|#>',
      '<door> # <door>? #?',
      'am|are|is|live|lives|lived|stay at|in|near [ _s{1,2} ]',
      'in|from|to [ _s ] .',
    ),
    ...review(KINDS.number, '# <half>', '<n>{1,4} and_a_half <n|million|thousand>? _c?'),
    ...review(KINDS.family, 'paternal|maternal <kin>'),
    ...block(KINDS.age, '<given> is|has [ <n|#> years|months? ]'),
    ...review(KINDS.health, 'drunkard*', 'one|a bad|blind|lame|weak|missing eye|leg|ear|arm|hand|foot'),
  ],
  { accentsTell: false },
);
