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
  floor: 'floor flr fl storey story landing',
  n: 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety',
  unit: 'km kg pm am yr yrs',
  door: 'hse sect sector mile km kilometre kilometer zone phase lot rm room flat apt apartment suite unit flr floor house no number plot block',
  ord: 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth ground top',
  time: 'day days week weeks month months year years weekend night morning evening summer winter spring autumn',
  weekday: 'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun',
  feast:
    'christmas easter ramadan eid diwali tet pentecost lent whitsun carnival thanksgiving halloween new_year independence_day',
  trade:
    'driver cook cleaner gardener guard foreman supervisor manager landlord landlady inspector pimp recruiter broker owner captain trainer imam pastor priest nun lawyer solicitor nurse doctor teacher tailor mechanic constable detective sergeant worker caseworker interpreter volunteer',
  child: 'son sons daughter daughters boy girl baby kid kids child children toddler newborn',
  landmark: 'lighthouse refuge shelter haven mission castle cathedral fort stadium',
  business:
    'nails hair beauty foods phones motors cars spa massage styles fashions boutique braids barbers salon bar cafe café chicken pizza kebab grill diner laundry cleaners supermarket minimart stores bakery takeaway cash parlour parlor',
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
    ...block(KINDS.organisation, '~given _s', '_s{1,2} <business>', '<business> _s', 'the ~given|landmark'),
    ...block(KINDS.person, 'a|one certain _C', 'my <kin> _C{1,2}', '<title|friend|trade> _N{1,3}'),
    ...block(KINDS.address, '# <ord>? <floor>', '<ord> <floor>', 'the _c # <of>? _C{0,3}'),
    ...review(
      KINDS.date,
      'a|the|two|three|#? <unit|time|weekday|feast> before|after|following the|my|her|his|our|their? _{1,2}',
      '<feast> before|after|of last|that|this|the? _{1,2}',
      'last|that|this|next <time|weekday|feast>',
      '<weekday> the? <ord|#> <of>? _c?',
      '<n|#>{1,2} <time|unit> ago|late|overdue|gone',
    ),
    ...review(
      KINDS.trade,
      'sells|sold|selling|sell|cleans|cleaned|cleaning|sews|sewed|sewing|drives|drove|driving|repairs|repaired|mends|makes|cooks|cooked|grows|keeps|teaches|taught|fixes|washes|braids|carries|guards|runs|tends a|an|the|some? _c{1,2}',
      'occupation|profession|job|trade is|was|as? _{1,3}',
      'occupation|profession|job|trade " _{1,3}',
    ),
    ...review(
      KINDS.belief,
      'speaks|spoke|speak|speaking only|mostly|mainly|just|no|little|some|poor|fluent|broken? _{1,2}',
    ),
    ...review(
      KINDS.health,
      'takes|taking|took|prescribed|on _c #',
      '<n|#> miscarriages|abortions|births|pregnancies|operations|seizures',
      'miss*|late|no period*',
    ),
    ...review(
      KINDS.family,
      'my|her|his|their|our [ little|small|baby|young|big? <child> ]',
      'are|were [ <kin> ]',
      'are|were [ cousins|sisters|brothers|twins|siblings|orphans ]',
    ),
    ...review(
      KINDS.count,
      '<n|#> of us|them|you',
      '<n|#>{1,4} grand|k|n|and <half>?',
      'over|under|about|nearly|almost|around <n|#>',
    ),
    ...review(
      KINDS.number,
      '<n>{1,4} n|and half',
      '<n|#>{1,4} grand|k|quid|bob|bands|racks|stacks|large|big|each|apiece',
    ),
    ...block(KINDS.place, 'from the? [ _C{1,3} side|area|end|way ]', 'from the? [ _s side|area|end|way ]'),
    ...block(
      KINDS.organisation,
      'agency|company|shop|bar|boat|group|page|church|school|hotel|club is|was|called [ _s{1,3} ]',
      'opposite|behind|beside|near|above|below|upstairs|downstairs of|to? [ _s{1,2} ]',
    ),
    ...block(KINDS.identifier, 'facebook|fb|insta|instagram|tiktok|telegram|snap|snapchat|username is [ _s{1,3} ]'),
    ...block(KINDS.address, '_s zone|sector|block|phase|ward|lot _', '_c # way|lane|road|block|zone|sector|gate #'),
    ...review(
      KINDS.rare,
      'the|that <time|feast> when|that|my|her|his|their|our|the|of|a _{1,5}',
      'a|on|one|every <weekday>',
      '<n|#> times',
      '<n|#> children|kids|siblings|brothers|sisters _{0,5} twins|eldest|youngest|last|firstborn',
      'deaf|blind|mute|lame|disabled|albino girl|boy|woman|man|child|one who? _c?',
      'from the? _ side|area|end|way',
      'mended|tended|kept|caught|picked|packed|peeled|sorted|carried|hawked|herded|ironed|wove|dug _c',
    ),
    ...block(KINDS.age, '<given> is|has [ <n|#> years|months? ]'),
    ...review(KINDS.health, 'drunkard*', 'one|a bad|blind|lame|weak|missing eye|leg|ear|arm|hand|foot'),
  ],
  { accentsTell: false },
);
