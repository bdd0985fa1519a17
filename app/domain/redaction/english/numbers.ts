/** Patterns (sources of regular expressions, case-insensitive) for numbers written in English. */
const UNITS = 'one|two|three|four|five|six|seven|eight|nine';
const TEENS = 'ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen';
const TENS = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety';
const ORDINAL_UNITS = 'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth';
const ORDINAL_TEENS =
  'tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|fortieth|fiftieth|sixtieth|seventieth|eightieth|ninetieth';

/** 0 to 99 in words. */
export const SMALL_NUMBER_WORD = `(?:(?:${TENS})(?:[- ](?:${UNITS}))?|${TEENS}|${UNITS})`;
/** A number in words of any size: "two hundred and five", "twenty-seven thousand". */
export const NUMBER_WORD = `(?:${SMALL_NUMBER_WORD}(?:[- ](?:hundred|thousand|million|billion|lakh|crore)(?: and)?(?:[- ]${SMALL_NUMBER_WORD})?){0,3}|(?:a |half a )(?:hundred|thousand|million|dozen|lakh|crore)|(?:one|two|three|four|several) dozen)`;
export const ORDINAL_WORD = `(?:(?:${TENS})[- ](?:${ORDINAL_UNITS})|${ORDINAL_TEENS}|${ORDINAL_UNITS})`;
/** A number of years a person can have, in digits or words. */
export const AGE_NUMBER = `(?:1[01]\\d|\\d{1,2}|${SMALL_NUMBER_WORD})(?:½)?(?: and a half)?`;
export const ORDINAL = `(?:\\d{1,2}(?:st|nd|rd|th)|${ORDINAL_WORD})`;

export const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?';

/** Months of other calendars, in common spellings. */
export const OTHER_MONTH =
  "(?:muharram|safar|rabi['‘’ ]?(?:al-)?(?:awwal|thani|i{1,2})|jumada (?:al-)?(?:awwal|ula|thani|akhira|i{1,2})|rajab|sha['‘’]?ban|ramadan|ramazan|ramadhan|shawwal|dhu(?:l|-al)?[- ]?(?:al-)?(?:qi['‘’]?dah?|hijjah?)|zul[- ]?hijjah|farvardin|ordibehesht|khordad|tir|mordad|shahrivar|mehr|aban|azar|dey|bahman|esfand|hamal|sawr|jawza|saratan|asad|sunbula|mizan|aqrab|qaws|jadi|dalwa|hut|meskerem|tikimt|tekemt|hidar|tahsas|tir|yekatit|megabit|miyazya|ginbot|sene|hamle|nehase|pagume|baisakh|baishakh|boishakh|jestha|jyestha|joishtho|ashadh|asar|asarh|ashar|shrawan|srabon|saun|bhadra|bhadro|bhadau|ashwin|asoj|ashoj|kartik|kattik|mangsir|ogrohayon|agrahayan|poush|push|magh|falgun|phalgun|fagun|chaitra|choitro|chait|nisan|iyar|sivan|tammuz|av|elul|tishrei|tishri|cheshvan|kislev|tevet|shevat|adar|tagu|kason|nayon|waso|wagaung|tawthalin|thadingyut|tazaungmon|nadaw|pyatho|tabodwe|tabaung|makha(?:ra)?khom|kumphaphan|minakhom|mesayon|phruetsaphakhom|mithunayon|karakadakhom|singhakhom|kanyayon|tulakhom|phruetsachikayon|thanwakhom|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janvier|février|fevrier|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre|januari|februari|maret|juni|juli|agustus|oktober|desember)\\b";

/** Feasts and days that fall on one date. */
export const FEAST =
  "(?:christmas(?: eve| day)?|boxing day|easter(?: monday| sunday)?|good friday|ash wednesday|palm sunday|pentecost|whitsun|epiphany|timkat|meskel|genna|fasika|enkutatash|all (?:saints|souls)['’]?(?: day)?|new year(?:['’]s)?(?: eve| day)?|lunar new year|chinese new year|tet|tết|thingyan|songkran|pchum ben|khmer new year|eid(?:[- ](?:ul|al)[- ](?:fitr|adha))?|ashura|mawlid|laylat al-qadr|ramadan|ramazan|diwali|deepavali|holi|dashain|tihar|durga puja|navratri|dussehra|raksha bandhan|onam|pongal|nuakhai|makar sankranti|vaisakhi|vesak|wesak|losar|loy krathong|passover|yom kippur|rosh hashanah|hanukkah|sukkot|purim|nowruz|newroz|obon|chuseok|seollal|mid-autumn festival|carnival|mardi gras|halloween|thanksgiving|independence day|labou?r day|mothers?['’]?s? day|fathers?['’]?s? day|valentine['’]?s day|women['’]s day|martyrs['’]? day|republic day|constitution day|liberation day|victory day|sinulog|semana santa|holy week|fiesta)";
