import type { PatternRule } from '../pattern-rule';
import { AGE_NUMBER, NUMBER_WORD, ORDINAL } from './numbers';
import { ANATOMY, KIN, LANDMARKS, PERSONS, PLACE_NOUNS, RELIGION_WORDS } from './quasi-words';

type Kind = [PatternRule['type'], PatternRule['reason']];
const age: Kind = ['AGE', 'age'];
const family: Kind = ['FAMILY', 'family'];
const injury: Kind = ['HEALTH', 'injury'];
const unique: Kind = ['OTHER_QUASI', 'unique-fact'];
const block = ([type, reason]: Kind, pattern: string, flags = 'giu'): PatternRule => ({
  type,
  reason,
  level: 'block',
  pattern: new RegExp(pattern, flags),
});
const review = ([type, reason]: Kind, pattern: string, flags = 'giu', trigger?: RegExp): PatternRule => ({
  type,
  reason,
  level: 'review',
  pattern: new RegExp(pattern, flags),
  ...(trigger ? { trigger } : {}),
});
const INJURY_TRIGGER = new RegExp(
  `\\b${ANATOMY}\\b|scar|birthmark|tattoo|mole|burn mark|cleft|squint|limp|stammer|sight|hearing|vision|pain|pressure|sugar`,
  'i',
);

const BELIEF_NAMES = [...RELIGION_WORDS]
  .filter((word) => word !== 'bible' && word !== 'witness')
  .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
  .join('|');
const COUNT = `(?:\\d{1,3}|${NUMBER_WORD})`;
const END =
  '(?=[.,;:!?)"\'\\n]|\\s*$| (?:when|and|but|at|then|now|or|years?|by|with|while|as|that|last|this|next|on|in)\\b)';
const ADVERB =
  '(?:(?:now|only|just|about|around|nearly|almost|barely|still|already|then|not yet|over|under|today|not even) ){0,2}';
const SIDE = '(?:left|right|both|upper|lower|front|back|one|two|three|four|several|her|his|their|the|my|its|of)';

/** Exact ages of anybody; the band ("in her thirties") is left to the consent rule. */
export const AGE_RULES: readonly PatternRule[] = [
  block(
    age,
    `\\b${AGE_NUMBER}(?:[- ](?:years?|yrs?|months?|weeks?|days?)[- ](?:olds?|of age)|[- ]?y\\.?/?o\\.?(?!\\p{L})|[- ]?yrs?\\b(?![- ](?:ago|later|of))\\.?)`,
  ),
  block(
    age,
    `\\b(?:aged?|ages|age of|age is|age:|ages of|turn(?:ed|ing|s)?|reached|approaching|nearly|rising) (?:about |around |only |just |between )?${AGE_NUMBER}(?:(?:,| and| or| to|-|–)+ ?${AGE_NUMBER})*(?![\\d\\p{L}/:]| (?:hours?|months?|weeks?|days?|times?|per|to)\\b)`,
  ),
  block(
    age,
    `\\b(?:he|she|they|i|we|who|you|both|\\p{L}+'s|i'm|he's|she's|(?:${KIN})) (?:(?:is|was|am|are|were|be|been|being) )?${ADVERB}(${AGE_NUMBER})${END}`,
  ),
  block(age, `(?<!\\p{L})\\p{Lu}[\\p{L}'-]+ (?:[Ii]s|[Ww]as) ${ADVERB}(${AGE_NUMBER})${END}`, 'gu'),
  block(
    age,
    `\\b(?:${KIN}|man|woman|teenager|youth|lad|girl|boy|baby) of (${AGE_NUMBER})\\b(?! (?:months?|weeks?|hours?))`,
  ),
  block(age, `\\p{L}['’"]?, (${AGE_NUMBER})(?=[.,;)]| and\\b)(?!, ?\\d)(?! (?:and|or) \\d)`),
  block(age, `\\((?:(?:now|then|aged?|only|today) )?(${AGE_NUMBER})(?: ?(?:years?|yrs?|y))?\\)`),
  block(
    age,
    `\\b(?:at|since|from|by|before|after|until) (?:the age of )?${AGE_NUMBER}(?=[.,;]| (?:he|she|they|i|her|his|when|years))(?!\\.\\d|,\\d)`,
  ),
  block(age, `\\b${ORDINAL} birthday\\b`),
  block(age, `\\b(?:now|today) (${AGE_NUMBER})(?=[.,;])`),
  block(
    age,
    `\\b(?:was|were|is|are) (?:not yet|nearly|almost|only|just|barely|about to turn) (${AGE_NUMBER})\\b(?! (?:of|months?|weeks?|hours?|days?|km|metres?))`,
  ),
  review(age, `\\b${AGE_NUMBER}-(?:year|month|week)s?\\b`),
  review(age, `\\b${ORDINAL} year of (?:life|age)\\b`),
];

/** Family composition; a bare "her mother" is no finding. */
const FAMILY_RULES: readonly PatternRule[] = [
  review(
    family,
    `\\b(?<!any )(?:${COUNT}|a pair of|several|only|single|both) (?:[\\p{L}-]+ ){0,3}?(?:${KIN})\\b(?: (?:aged?|of|under|over|between) (?:${AGE_NUMBER})(?:(?:,| and| to| or)+ ?${AGE_NUMBER})*)?(?: in (?:the )?[\\p{L}]+(?: school)?)?`,
  ),
  review(
    family,
    `\\b(?:an? )?(?:only|eldest|oldest|youngest|elder|older|younger|middle|firstborn|first-born|last-born|second-born|grown-up|grown|twin|half|step|adopted|adoptive|foster|late|former|ex|divorced|estranged|unborn|deceased|disabled|newborn|infant)[- ](?:[\\p{L}]+ )?(?:${KIN})\\b`,
  ),
  review(
    family,
    `\\b(?:the )?(?:${ORDINAL}|eldest|oldest|youngest|last|middle|only one|one) (?:born )?of (?:${COUNT}|the)(?: (?:${KIN}))?\\b`,
  ),
  review(family, `\\b(?:${KIN})'s (?:[\\p{L}]+ )?(?:${KIN})\\b`),
  review(
    family,
    `\\ban? (?:little |small |baby |young )?(?:girl|boy|son|daughter|child|baby) (?:of|aged) (?:${AGE_NUMBER})(?: and an? (?:[\\p{L}]+ )?(?:girl|boy|son|daughter|child|baby) (?:of|aged) (?:${AGE_NUMBER}))*`,
  ),
  review(
    family,
    `\\b(?:divorced|widowed|separated|remarried|unmarried|engaged to|orphaned|childless|married to|married at|bereaved|adopted)\\b(?: (?:with|by|from) (?:[\\p{L}\\d-]+ ){0,4}?(?:${KIN})(?: in (?:the )?[\\p{L}]+)?)?`,
  ),
  review(family, `\\b(?:single|lone|expectant|nursing|unmarried) (?:mother|father|parent)\\b`),
  review(family, `\\b(?:mother|father|parent|grandmother|grandfather) of (?:${COUNT})\\b(?: (?:${KIN}))?`),
  review(family, `\\b(?:widow|widower|divorcee|orphan)\\b(?: (?:with|of) (?:[\\p{L}\\d-]+ ){1,4}?(?:${KIN}))?`),
  review(family, `\\b(?:lost|buried|outlived) (?:her|his|their|both) (?:[\\p{L}-]+ )?(?:${KIN})\\b`),
  review(family, `\\b(?:brought up|raised) by (?:her|his|their|an?|the) (?:[\\p{L}-]+ )?(?:${KIN})\\b`),
];

const HEALTH_NOUN =
  '(?:illness(?:es)?|disorders?|diseases?|syndromes?|schizophrenia|psychosis|depression|disabilit(?:y|ies)|impairments?|degeneration|complications|infections?|operations?|surger(?:y|ies)|fractures?|deficienc(?:y|ies)|deformit(?:y|ies)|prosthes[ie]s|transplants?|tumou?rs?)';
const HEALTH_RULES: readonly PatternRule[] = [
  review(
    ['HEALTH', 'health'],
    `\\b(?!(?:the|an|her|his|their|its|with|and|from|any|some|this|that|such|more|other|after|before|under|rescue|police|military|relief|business|daily|in|of|to|for|no)\\b)[\\p{L}-]{3,} ${HEALTH_NOUN}\\b(?: (?:of|in|on|to|affecting) (?:(?:the|her|his|both|left|right|lower|upper) )*[\\p{L}]+(?: and [\\p{L}]+)?)?`,
    'giu',
    new RegExp(HEALTH_NOUN, 'i'),
  ),
  review(
    injury,
    `\\b(?:fractures?|loss|amputation|removal|paralysis|inflammation|cancer|injur(?:y|ies)|burns?|wounds?|damage|numbness|swelling|degeneration|disease) (?:of|to|in|on) (?:(?:the|her|his|both|one|left|right|lower|upper|vision|sight|hearing|movement|in) )+(?:[\\p{L}]+ )?(?:${ANATOMY}|tibia|femur|fibula|kneecap|vision|sight|hearing|movement|spleen|pancreas|bladder|uterus)\\b`,
  ),
  review(
    injury,
    `\\b(?:lost|losing|broke|broken|breaking|fractured?|burn(?:ed|t)?|cut|crushed|amputated?|injured|severed|missing|paralysed|paralyzed|torn|tore|shattered|dislocated|stabbed|scald(?:ed)?|mangled|maimed|sprained|infected|swollen|repaired|replaced|removed) (?:[\\p{L}-]+ ){0,4}?${ANATOMY}\\b(?: (?:of|on|in) (?:${SIDE} )+${ANATOMY})?`,
  ),
  review(
    injury,
    `\\b(?:(?:${SIDE}|[\\p{L}]{4,}) )?${ANATOMY} (?:(?:of|on|in) (?:${SIDE} )+${ANATOMY} )?(?:was|were|is|are|had been|has been|being)?(?: [\\p{L}]+ly)? ?(?:broken|burn(?:ed|t)|cut|cut off|crushed|amputated|injured|severed|missing|paralysed|torn|dislocated|stabbed|scarred|infected|swollen|repaired|replaced|removed|operated|treated|aches?|hurts?|troubles)\\b`,
  ),
  review(injury, `\\b[\\p{L}-]{4,} ${ANATOMY} (?:of|on|in) (?:${SIDE} )+${ANATOMY}\\b`),
  review(
    injury,
    `\\b[\\p{L}-]{4,} (?:in|on|of|to|from) (?:(?:her|his|the|both) )?(?:left|right|both|upper|lower|one) (?:[\\p{L}]+ )?${ANATOMY}\\b(?: (?:from|after|since) (?:[\\p{L}]+){1,2})?`,
  ),
  review(
    injury,
    `\\b(?:scars?|birthmarks?|tattoos?|tattooed|moles?|burn marks?|cleft|squint|limp|stammer|(?:artificial|glass|gold|false) (?:teeth|tooth|eyes?|legs?|arms?|hands?)) ?(?:[\\p{L}-]+ ){0,2}?(?:(?:on|across|over|above|under|below|along|of|to) (?:${SIDE} )*(?:[\\p{L}]+ )?${ANATOMY})?(?: shaped like (?:an? |the )?[\\p{L}-]+| in the shape of (?:an? |the )?[\\p{L}-]+)?`,
  ),
  review(
    injury,
    `\\b${COUNT} (?:[\\p{L}]+ )?${ANATOMY}(?: (?:replaced|removed|missing|broken|pulled|lost|gone|amputated))?`,
  ),
  review(
    injury,
    `\\b(?:weak|bad|poor|failing|damaged|chronic|constant|severe|partial|total|permanent|low|high) (?:[\\p{L}]+ )?(?:eyesight|hearing|sight|vision|back|heart|lungs?|kidneys?|knees?|pain|blood pressure|sugar)\\b`,
  ),
  review(
    ['HEALTH', 'health'],
    `\\b(?:panic attacks?|heart attacks?|heart disease|high blood pressure|blood pressure|chronic pain|pain in (?:the|her|his) [\\p{L}]+(?: [\\p{L}]+)?|suicidal thoughts|suicide attempts?|attempted suicide|sickle[- ]cell(?: an?a?emia| disease)?|took (?:an )?overdose|mental illness|learning (?:disability|difficult\\p{L}+)|sexually transmitted \\p{L}+|(?:${COUNT} )?(?:weeks|months) pregnant|gave birth|hiv[- ]?(?:positive|negative)?|hepatitis [a-e]\\b|type [12ivx]+ diabetes|diabetes type [12]|vitamin [a-k] deficiency|kidney stones?|slipped disc|hearing loss|sleeping problems|post-?traumatic (?:stress(?: disorder)?|\\p{L}+))`,
  ),
];

/** Exact lengths of time, and counts that nobody would round to: a bare "five years" is told by many. */
const COUNTED_RULES: readonly PatternRule[] = [
  review(
    ['NUMBER', 'count'],
    `\\b(?:${COUNT} (?:years?|months?|weeks?) and ${COUNT} (?:years?|months?|weeks?|days?)|${COUNT} and a (?:half|quarter) (?:years?|months?|weeks?|hours?)|${COUNT} (?:years?|months?|weeks?|days?)['’])`,
  ),
  review(
    ['NUMBER', 'count'],
    `\\b(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:${NUMBER_WORD} |several |a )(?:dozen|hundred|thousand)s?)(?! ?(?:years? ago|percent|per cent))(?: (?!(?:and|or|of|to|in|on|at|by|for|with|that|who)\\b)[\\p{L}-]{3,})?`,
    'giu',
    /teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|dozen|hundred|thousand/i,
  ),
  review(
    ['NUMBER', 'count'],
    `\\b(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?!(?:years?|months?|weeks?|days?|hours?|minutes?|times?|meals?|nights?|different|other|more|new|of)\\b)(?:[\\p{L}-]+ )?[\\p{L}-]{3,}s(?: of [\\p{L}]+)?\\b`,
  ),
];

const OTHER_RULES: readonly PatternRule[] = [
  review(
    ['ETHNICITY_RELIGION', 'belief'],
    `\\b(?:black|white|brown|mixed[- ]race|(?:dark|light|fair)[- ]skinned|albino) (?:[\\p{L}]+ )?(?:m[ae]n|wom[ae]n|girls?|boys?|persons?|people|family|families|child(?:ren)?)\\b`,
  ),
  review(['ETHNICITY_RELIGION', 'belief'], `\\b\\p{Lu}\\p{L}+-(?:based|born|bred|trained|educated|speaking)\\b`, 'gu'),
  review(unique, `\\b(?:life|death) (?:imprisonment|sentences?|penalty)\\b`),
  review(
    unique,
    `\\b(?:vocational|technical|military|boarding|nursing|agricultural|music|art|religious|convent) (?:high |secondary |training )?(?:school|academy|college|seminary)s?\\b(?: (?:diplomas?|students?|certificates?|graduates?))?(?: speciali[sz](?:ed|ing) in [\\p{L}]+)?`,
  ),
  review(
    ['PLACE', 'capitals'],
    `\\b(?:the )?(?:municipality|county|province|district|region|state|city|town|village|parish|department|governorate|prefecture|commune|canton|island|port|sub-?district) of (?:the )?\\p{Lu}[\\p{L}'-]+`,
    'gu',
  ),
  review(
    ['PLACE', 'capitals'],
    `\\b(?:northern|southern|eastern|western|central|north(?:east|west)ern|south(?:east|west)ern) (?:parts?|regions?|provinces?|districts?|coast|border|highlands?|islands?|cyprus)\\b`,
  ),
  review(
    ['OCCUPATION', 'occupation'],
    `\\b(?!(?:the|her|his|their|a|an|that|this|one|of|our|my|your|any|no|each|every|other|same|new|former|young|old|case|taxi|bus|truck|police|border)\\b)[\\p{L}-]{3,} (?:drivers?|guards?|practitioners?|operators?|dealers?|inspectors?|technicians?|contractors?)\\b`,
    'giu',
    /(?:driver|guard|practitioner|operator|dealer|inspector|technician|contractor)/i,
  ),
  review(
    ['NUMBER', 'count'],
    `\\b${COUNT} (?:[\\p{L}'-]+ ){0,2}?${PERSONS}\\b(?: (?:in|on|from|aboard) ${COUNT} [\\p{L}-]+)?`,
  ),
  review(
    unique,
    `\\b(?:class|grade|form|standard|year|primary|secondary|semester|level) (?:\\d{1,2}|[ivx]{1,4}|${NUMBER_WORD})\\b`,
  ),
  review(
    unique,
    `\\b(?:(?:first|second|third|top|gold|silver|bronze|grand|special) (?:prize|place|medal|award)|won (?:[\\p{L}'-]+ ){0,3}?(?:prize|medal|contest|award|competition|tournament|title|scholarship|lottery|pageant|election|race)|prizes?|(?:[\\p{L}-]+ )?champions?|medals?|trophy|awards?|record holder|scholarship)(?: (?:for|in|at|of) (?:[\\p{L}'-]+ ?){1,6}(?<! ))?`,
  ),
  review(
    unique,
    `\\b(?:(?:appeared|interviewed|shown|featured|filmed|seen) (?:on|in|by) (?:[\\p{L}'-]+ ){0,2}?(?:television|tv|radio|news|newspapers?|film|documentary|video|magazine|channel)|(?:documentary|viral|newspaper article|press conference|headlines?|television crew|tv crew|front page|film crew|video of)\\b)`,
  ),
  review(
    unique,
    `\\b(?:the|an?) (?:only|first|sole|last|tallest|shortest|youngest|oldest|eldest|biggest|best|richest|poorest|most [\\p{L}]+) (?:[\\p{L}'-]+ ){1,4}?(?:in|of|on|at|from|who|around) (?:(?:the|her|his|their|our|all|this|that) )?(?:[\\p{L}'-]+)(?: (?:on|of|in|at) (?:the )?[\\p{L}-]+)?`,
  ),
  review(unique, `\\b(?:the )?(?:tallest|shortest|fattest|thinnest) (?:by a head|of (?:all|them|the [\\p{L}]+))`),
  review(
    ['OCCUPATION', 'occupation'],
    `\\b(?:[\\p{L}-]+ )?(?:player|maker|seller|vendor|keeper|carver|weaver|charmer|breeder|trainer|dealer|smith|wright|monger|collector|owner|leader|chairman|chairwoman|chairperson|founder|member|editor|teacher|lecturer|officer|assistant|manager|secretary|mechanic|engineer|watchman|student) (?:of|for|at|in) the (?:[\\p{L}'-]+ ?){1,4}(?<! )`,
  ),
  review(
    ['OCCUPATION', 'occupation'],
    `\\b[\\p{L}]+-(?:maker|seller|keeper|carver|player|catcher|picker|digger|diver|driver|cutter|breaker|tapper|hunter|gatherer|mender|monger|puller|sorter|dealer|smith|owner)s?\\b`,
  ),
  review(
    ['OCCUPATION', 'occupation'],
    `\\b(?!(?:the|an?|one|two|three|each|every|this|that|last|next|poor|good|bad|dry|rainy|wet|harvest|planting|sowing|lean|growing|whole|same|first|second|new|peak|low|high|per|of|monsoon|winter|summer|farming|fishing|tourist|in|for|all|working|any|hunger) )(?:[\\p{L}]+-[\\p{L}]+|[\\p{L}]+) (?:season|festival|contest|tournament|pageant)\\b`,
    'giu',
    /season|festival|contest|tournament|pageant/i,
  ),
  review(
    ['OCCUPATION', 'occupation'],
    `\\b(?:(?:primary|secondary|high|university|assistant|associate|retired|former|self-employed|non-commissioned|senior|junior|chief|head|deputy) )+(?:school )?(?:teacher|professor|officer|engineer|nurse|doctor|lecturer|assistant|secretary|inspector|student|soldier|police officer|accountant|manager|driver|clerk|researcher)s?\\b`,
  ),
  review(
    ['OCCUPATION', 'occupation'],
    `\\b(?:is|was|were|are|been|became|become|as|being) (?:an? )?(?:(?:former|retired|trained|qualified|practising|self-employed|well-known|professional|[\\p{L}]+) ){0,2}?(?:lawyers?|advocates?|barristers?|solicitors?|teachers?|nurses?|doctors?|assistants?|secretar(?:y|ies)|clerks?|guards?|officers?|dancers?|consultants?|technicians?|specialists?|presenters?|economists?|chemists?|biologists?|programmers?|electricians?|attendants?|civil servants?)\\b`,
  ),
  review(['ETHNICITY_RELIGION', 'belief'], `\\b(?:${BELIEF_NAMES}) (?:\\p{Ll}+)`, 'gu'),
  review(
    ['ETHNICITY_RELIGION', 'belief'],
    `\\b(?:from|of|to|in|among) the [\\p{L}-]+ (?:community|tribe|clan|caste|people|minority|ethnic group|faith|sect|congregation|parish)\\b`,
  ),
  review(
    ['PLACE', 'landmark'],
    `\\b(?:the |a |an )(?:only |old |big |new |main |central |largest |local )+${PLACE_NOUNS}\\b`,
  ),
  block(
    ['PLACE', 'landmark'],
    `\\bthe (?:old |big |new |ruined |royal |main )?${LANDMARKS}\\b(?! (?:of (?:the )?(?:dispute|debt|law)))`,
  ),
  block(
    ['ADDRESS', 'address'],
    `\\b(?:near|opposite|behind|beside|next to|across from|in front of|close to|off|above|below|past|by|outside|facing|adjacent to|next door to) the (?:[\\p{Ll}-]+ ){0,2}?\\p{Lu}[\\p{L}'-]+(?: \\p{Lu}[\\p{L}'-]+)* ${PLACE_NOUNS}\\b`,
    'gu',
  ),
  review(
    ['ADDRESS', 'address'],
    `\\b(?:near|opposite|behind|beside|next to|across from|in front of|close to|off|facing|adjacent to|next door to) (?:the|an?) (?:[\\p{L}-]+ ){0,2}?${PLACE_NOUNS}\\b`,
  ),
];

/** Jobs by the shape of their word, where a job is told; ordinary words of the same shape are left out. */
const JOB_RULE = review(
  ['OCCUPATION', 'occupation'],
  `(?:\\b(?:an?|as|was|is|am|are|were|trained|occupation:?|profession:?|job:?)|,) (?:[\\p{L}-]+ )?(?!(?:number|letter|paper|matter|manner|corner|quarter|computer|mother|father|sister|brother|daughter|partner|member|stranger|danger|letter|order|power|water|winter|summer|river|other|another|dinner|offer|over|under|never|ever|after|however|together|rather|either|later|older|younger|better|bigger|longer|shelter|survivor|newcomer|number|for|or|nor|her|per|stronger|safer|easier|further|counter|error|major|minor|poor|door|floor|visitor|human|woman|man)\\b)(\\p{Ll}{2,}(?:er|ist|man|woman|or|maid|hand|keeper|ress|midwife)s?)(?![\\p{L}-])`,
);

/** Facts that identify without any name. */
export const FACT_RULES: readonly PatternRule[] = [
  ...FAMILY_RULES,
  ...HEALTH_RULES.map((rule) => (rule.reason === 'injury' ? { ...rule, trigger: INJURY_TRIGGER } : rule)),
  ...COUNTED_RULES,
  ...OTHER_RULES,
  JOB_RULE,
  review(
    injury,
    `\\b(?:${ANATOMY} ha(?:s|d) (?:an? )?[\\p{L}]+|an? (?:[\\p{L}]+ )?[\\p{L}]+ in (?:my|her|his|their|the) (?:[\\p{L}]+ )?${ANATOMY})\\b`,
  ),
  review(injury, `\\bscars?\\b (?:[\\p{L}\\d-]+ ){1,9}?${ANATOMY}\\b`, 'giu', /\bscar/i),
];
