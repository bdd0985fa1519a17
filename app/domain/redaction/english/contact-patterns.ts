import type { PatternRule } from '../pattern-rule';
import { NUMBER_WORD } from './numbers';

const CURRENCY_SYMBOL = '[$€£¥₹₦₱฿₫₴₽₩₪₵₺₸₼₾៛৳﷼؋₡₲₭₮₨]';
const CURRENCY_PREFIX = `(?:(?:US|A|C|HK|S|NZ|NT|R|MX|N|GH|J)?${CURRENCY_SYMBOL}|(?:Rs|Tk|Rp|RM|KD|KSh|Ksh|TSh|USh|Sh|Br|Bs|Fr|CHF|SFr|kr|zł|Kč|Ft|lei|Q|L|K|Dh|Dhs|BD|OMR|SR|QR|AED|Le|GH|ZK|MK|FCFA|CFA|Php|P)\\.?|[A-Z]{3})`;
const CURRENCY_WORD =
  '(?:dollars?|bucks|cents?|euros?|pounds?|sterling|pence|yen|yuan|renminbi|rmb|won|baht|dong|đồng|kyats?|riels?|kip|pesos?|rupees?|rupiah|ringgit|taka|naira|cedis?|birr|shillings?|francs?|dinars?|dirhams?|riyals?|rials?|lira|liras|lempiras?|quetzal(?:es)?|cord[oó]bas?|colones|bol[ií]vares?|reais|real|soles|guaran[ií]es|leu|lei|lev|leva|hryvnias?|hryvnia|roubles?|rubles?|zloty|zlotys|złoty|forint|koruna|kron(?:a|or|er|e)|kuna|tenge|som|sum|manat|lari|dram|afghanis?|kwacha|rand|pula|metical|kwanza|dalasi|leones?|ouguiya|marks?|schillings?|crowns?|guilders?|CFA|FCFA|lakhs?|crores?)';
const AMOUNT = "\\d[\\d.,' ]*\\d|\\d";
const PER =
  '(?: (?:a|an|per|each|every) (?:hour|day|night|week|fortnight|month|year|person|head|kilo|piece|trip|client|customer))?';
const rule = (
  type: PatternRule['type'],
  reason: PatternRule['reason'],
  pattern: RegExp,
  trigger?: RegExp,
): PatternRule => ({
  type,
  reason,
  pattern,
  level: 'block',
  ...(trigger ? { trigger } : {}),
});

/** Contacts, addresses of the net, identifiers, vehicles, coordinates and money. All must be replaced. */
export const CONTACT_RULES: readonly PatternRule[] = [
  rule(
    'EMAIL',
    'email',
    /[\p{L}\p{N}._%+-]+ ?(?:@|[([{] ?at ?[)\]}]) ?[\p{L}\p{N}-]+(?: ?(?:\.|[([{] ?dot ?[)\]}]) ?[\p{L}\p{N}-]{2,})+/giu,
    /@|[([{] ?at/i,
  ),
  rule('EMAIL', 'email', /\b[\p{L}\p{N}._%+-]+ at [\p{L}\p{N}-]+ dot [\p{L}]{2,}\b/giu, / dot /i),
  rule(
    'EMAIL',
    'email',
    /[\p{L}\p{N}._%+-]+ ?[([{]? ?(?:arroba|arobase|arobas|a còng|собака|собачка|равлик|@) ?[)\]}]? ?[\p{L}\p{N}-]+(?:(?: ?[([{] ?\.? ?| )(?:dot|punto|point|titik|chấm|крапка) ?[)\]}]? ?[\p{L}\p{N}-]{2,}|\.[\p{L}\p{N}-]{2,})+/giu,
    /@|arroba|arobas|còng|собак|собач|равлик/iu,
  ),
  rule(
    'EMAIL',
    'email',
    /\b[\p{L}\p{N}._%+-]+ at [\p{L}\p{N}-]+ (?:titik|punto|chấm|крапка) \p{L}{2,}/giu,
    / (?:titik|punto|chấm|крапка) /iu,
  ),
  rule('URL', 'url', /\b(?:https?|ftp|tg|viber|whatsapp):\/\/\S+|\bwww\.\S+|\bt\.me\/\S+/giu),
  rule(
    'URL',
    'url',
    /\b[\p{L}\p{N}][\p{L}\p{N}-]*(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,24}\/[^\s,;)"]+/giu,
    /\.\p{L}{2,24}\//u,
  ),
  rule(
    'URL',
    'url',
    /\b[\p{L}\p{N}-]{2,}(?:\.[\p{L}\p{N}-]{2,})*\.(?:com|org|net|info|example|test|gov|edu|int|co|io|me|app|biz|ngo|[a-z]{2}\.[a-z]{2})\b/giu,
    /[\p{L}\p{N}-]\.\p{L}/u,
  ),
  rule('HANDLE', 'handle', /(?<![\p{L}\p{N}])@[\p{L}\p{N}_][\p{L}\p{N}._-]*[\p{L}\p{N}_]/gu),
  rule('HANDLE', 'handle', /(?<![\p{L}\p{N}&])#[\p{L}_][\p{L}\p{N}_]+/gu),
  rule(
    'HANDLE',
    'handle',
    /(?<![\p{L}\p{N}.@])\p{Ll}[\p{Ll}\p{N}]{2,}(?:[._](?:[\p{Ll}\p{N}]{3,}|(?=\p{Ll}{0,2}\p{N})[\p{Ll}\p{N}]{1,2}|\p{Ll}{1,2}(?=[._])))+(?![\p{L}\p{N}])/gu,
    /[\p{Ll}\p{N}][._][\p{Ll}\p{N}]/u,
  ),
  rule('HANDLE', 'handle', /\b[\p{L}]+_[\p{L}\p{N}_]+\b/gu, /_/),
  rule(
    'HANDLE',
    'handle',
    /\b(?:user ?name|handle|screen ?name|nick|skype|telegram|line id|wechat id|imo|account name|ig|insta|instagram|facebook|fb|tiktok|snapchat)(?: is| name)?:? ["']?([\p{L}\p{N}][\p{L}\p{N}._-]*[._\d-][\p{L}\p{N}._-]*)/giu,
  ),
  rule(
    'PHONE',
    'phone',
    /(?<![\p{L}\d])(?:\+|00 ?)?(?:\( ?\+?\d{1,4} ?\) ?)?\d(?:[ \n.()\-–/]{0,3}\d){6,16}(?:(?: ext\.?| x) ?\d{1,5})?(?![\p{L}\d])/gu,
  ),
  rule(
    'PHONE',
    'phone',
    /\b(?:(?:zero|oh|nought|double|triple|one|two|three|four|five|six|seven|eight|nine)[ ,-]+){4,}(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)\b/giu,
  ),
  rule(
    'COORDINATE',
    'coordinate',
    /[-−]?\d{1,3}[.,]\d{2,8} ?°? ?[NSEW]?[,;/ ] ?[-−]?\d{1,3}[.,]\d{2,8} ?°? ?[NSEW]?/gu,
  ),
  rule(
    'COORDINATE',
    'coordinate',
    /\d{1,3} ?° ?(?:\d{1,2}(?:[.,]\d+)? ?['′] ?)?(?:\d{1,2}(?:[.,]\d+)? ?["″] ?)?[NSEW]?/gu,
    /°/,
  ),
  rule(
    'CASE_NO',
    'identifier',
    /(?<![\p{L}\p{N}])(?:[\p{Lu}][\p{L}.]{0,12}[ .:-]{0,2})?[\p{L}\p{N}.-]*\d[\p{L}\p{N}.-]*(?:\/[\p{L}\p{N}().-]+)+|(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}.-]*(?:\/[\p{L}\p{N}().-]+)*\/[\p{L}.-]*\d[\p{L}\p{N}().-]*(?:\/[\p{L}\p{N}().-]+)*/gu,
    /\//,
  ),
  rule('CASE_NO', 'identifier', /(?<![\p{L}\p{N}])(?:\p{Lu}\.){2,} ?(?:n[ro]?\.? ?)?\d[\d/.-]*/gu, /\p{Lu}\.\p{Lu}\./u),
  rule('CASE_NO', 'identifier', /\b(?:\p{Lu}[\p{L}]+ ){1,3}(?:n[ro]s?\.? ?|no\. ?)?\d+[/-]\d+\b/gu),
  rule(
    'ID',
    'identifier',
    /(?<![\p{L}\p{N}])(?=[\p{L}\p{N}-]*\d)(?=[\p{L}\p{N}-]*\p{L})[\p{Lu}\p{N}](?:[\p{Lu}\p{N}]|-(?=[\p{L}\p{N}]))+(?![\p{L}\p{N}])/gu,
  ),
  rule(
    'ID',
    'identifier',
    /(?<![\p{L}\p{N}])(?:\d{3,6} (?:de|del|за|від|năm|thn|tahun|sur)|0\d{2,5} of) \d{2,4}(?![\p{L}\d])/giu,
  ),
  rule('ID', 'identifier', /(?<![\p{L}\p{N}])\d{1,6}(?:[-–. ]\d{1,8}){2,}(?![\p{L}\d])/gu),
  rule(
    'ID',
    'identifier',
    /\b(?:nos?\.|n[or]\.?|n°|nº|№|num\.|núm\.|number|reg(?:istration|\.)?|ref(?:erence|\.)?|file|card|id|passport|permit|licen[cs]e|plot|docket|room|cell|flat|apartment|apt\.?|unit|house|block|gate|bed|bus|coach|route|line|badge|case|boat|vessel|canoe|berth|stall|box|account)(?!\p{L}) ?(?:no\.?|nr\.?|number|id|#|:)? ?(?:\p{L}{1,4}[ -])?\p{L}?\d[\p{L}\p{N}/-]*(?: (?:bis|ter|quater)\b)?(?: of (?:block|plot|sheet) [\p{L}\p{N}]+)?/giu,
  ),
  rule(
    'ID',
    'identifier',
    /(?<![\p{L}\p{N}.,])(?=\d+[-–. /]\d)(?:\d{3,}[-–. /]\d{2,}|\d+[-–/]\d{3,}|\d{2,} \d{4,})(?![\p{L}\d])/gu,
  ),
  rule(
    'HANDLE',
    'handle',
    /\b(?:facebook|fb|messenger|instagram|insta|ig|tiktok|telegram|skype|viber|zalo|whatsapp|line|wechat|snapchat|twitter|youtube|imo)\b[^".\n]{0,20}"([^"\n]{2,40})"/giu,
  ),
  rule(
    'PERSON',
    'name',
    /\b(?:called|call|calls|known as|nicknamed?|nickname(?: is| was)?|alias|a\.?k\.?a\.?|dubbed|named|names?(?: is| was)?|goes by|went by|answers to)(?: (?:her|him|them|me|us|it))? ["']([^"'\n.,!?]{2,40})["']/giu,
  ),
  rule('PERSON', 'name', /(?<!\()["']the (?:[\p{L}-]+ ){0,2}[\p{L}-]+["']/giu),
  rule(
    'VEHICLE_VESSEL',
    'vehicle',
    /(?<![\p{L}\p{N}])\p{Lu}{1,3}[ -]?\d{1,4}(?:[ -]\p{Lu}{1,3}(?:[ -]?\d{1,4})?)?(?![\p{L}\p{N}])/gu,
  ),
  rule('VEHICLE_VESSEL', 'vehicle', /(?<![\p{L}\p{N}])\d{1,4}[ -]\p{Lu}{1,3}[ -]?\d{1,5}(?![\p{L}\p{N}])/gu),
  rule(
    'VEHICLE_VESSEL',
    'vehicle',
    /\b(?:flight|train|coach|bus|ferry|plate|plates|registration|hull|tail)s?(?: number| no\.?)?:? ["']?((?:\p{Lu}{1,4}[ -]?)?\d[\p{Lu}\d -]*\d|\d+)/gu,
  ),
  rule(
    'MONEY',
    'money',
    new RegExp(
      `(?<![\\p{L}\\p{N}])${CURRENCY_PREFIX} ?(?:${AMOUNT})(?: ?(?:k|m|bn|thousand|million|billion|lakhs?|crores?))?(?: ${CURRENCY_WORD})?${PER}(?![\\p{L}])`,
      'gu',
    ),
  ),
  rule(
    'MONEY',
    'money',
    new RegExp(
      `(?<![\\p{L}\\p{N}])(?:${AMOUNT})(?: ?(?:k|m|thousand|million|billion|lakhs?|crores?|hundred))? ?(?:\\p{L}+ (?=${CURRENCY_WORD}))?(?:${CURRENCY_WORD}|${CURRENCY_SYMBOL}|p\\b)(?: \\([A-Z]{3}\\))?${PER}(?![\\p{L}])`,
      'giu',
    ),
  ),
  rule('MONEY', 'money', new RegExp(`(?<![\\p{L}\\p{N}])(?:${AMOUNT}) ?[A-Z]{3}${PER}(?![\\p{L}])`, 'gu')),
  rule('MONEY', 'money', new RegExp(`\\b${NUMBER_WORD} (?:\\p{L}+ )?${CURRENCY_WORD}\\b${PER}`, 'giu')),
];

/** Numbers that need no replacing by themselves but narrow a story. */
export const COUNT_RULES: readonly PatternRule[] = [
  {
    type: 'HEALTH',
    level: 'review',
    reason: 'health',
    pattern:
      /\b\p{Ll}{3,}(?:ine|ina|in|ol|am|ane|one|ona|ide|ida|ate|ato|il|an|um|cillin|statin)(?: de)? \d+(?:[.,]\d+)? ?(?:mg|mcg|g|ml|ui|iu)?(?![\p{L}\d])/gu,
  },
  {
    type: 'NUMBER',
    level: 'review',
    reason: 'digits',
    pattern:
      /(?<![\p{L}\d.,/-])(?:\d{1,3}|\d[\d.,]{4,}) (?!(?:and|she|he|they|the|her|his|for|with|was|were|has|had|who|when|that|from|into|but|not|until|its|their)\b)\p{Ll}[\p{L}-]{2,}/gu,
  },
  {
    type: 'NUMBER',
    level: 'review',
    reason: 'digits',
    pattern:
      /\d+(?:[.,]\d+)? ?(?:%|per ?cent|km\/h|km|kg|metres?|meters?|hectares?|acres?|litres?|miles?|hours?|days?|weeks?|months?|years?)(?![\p{L}])/giu,
  },
];
