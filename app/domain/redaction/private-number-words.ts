/** Numbers in words, by language: what a telephone number, a date or a house number may be read out with. */
export interface NumberWords {
  values: ReadonlyMap<string, number>;
  /** Small words within a number ("ninety and one", "noventa y uno"). */
  links: ReadonlySet<string>;
  /** Words that repeat the figure after them. */
  repeats: ReadonlyMap<string, number>;
  /** Marks a decimal part ("point", "coma"). */
  points: ReadonlySet<string>;
  /** "mười bốn" is 14, where others say ten and four one after the other. */
  addsToTen: boolean;
}

/** A word without marks and apostrophes, in lower case. */
export const numberKey = (word: string): string =>
  word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}'’ʼ-]/gu, '')
    .replace(/đ/g, 'd');

/** "word:value" pairs; values above 99 also multiply what stands before them. */
const table = (words: string, links: string, repeats = '', points = '', addsToTen = false): NumberWords => {
  const list = (text: string): string[] => text.trim().split(/\s+/).filter(Boolean);
  const valued = (text: string): Map<string, number> =>
    new Map(
      list(text).map((pair): [string, number] => {
        const [word = '', value = ''] = pair.split(':');
        return [numberKey(word), Number(value)];
      }),
    );
  return {
    values: valued(words),
    links: new Set(list(links)),
    repeats: valued(repeats),
    points: new Set(list(points)),
    addsToTen,
  };
};

/** Ordinals in every case that a date stands in. */
const UKRAINIAN_ORDINALS = [
  ...'перш друг трет четверт пят шост сьом восьм девят десят'.split(' ').map((stem, at) => [stem, at + 1] as const),
  ...'один два три чотир пят шіст сім вісім девят'.split(' ').map((stem, at) => [`${stem}надцят`, at + 11] as const),
  ['двадцят', 20] as const,
  ['тридцят', 30] as const,
]
  .flatMap(([stem, value]) =>
    'ий ого е ому им а ої ій є ього ьому'.split(' ').map((ending) => `${stem}${ending}:${value}`),
  )
  .join(' ');

export const NUMBER_WORDS: Readonly<Record<string, NumberWords>> = {
  en: table(
    `zero:0 oh:0 nought:0 naught:0 nil:0 one:1 two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9 ten:10 eleven:11
    twelve:12 thirteen:13 fourteen:14 fifteen:15 sixteen:16 seventeen:17 eighteen:18 nineteen:19 twenty:20 thirty:30
    forty:40 fifty:50 sixty:60 seventy:70 eighty:80 ninety:90 hundred:100 thousand:1000 first:1 second:2 third:3
    fourth:4 fifth:5 sixth:6 seventh:7 eighth:8 ninth:9 tenth:10 eleventh:11 twelfth:12 thirteenth:13 fourteenth:14
    fifteenth:15 sixteenth:16 seventeenth:17 eighteenth:18 nineteenth:19 twentieth:20 thirtieth:30 niner:9`,
    'and',
    'double:2 triple:3 treble:3',
    'point decimal',
  ),
  es: table(
    `cero:0 uno:1 una:1 un:1 dos:2 tres:3 cuatro:4 cinco:5 seis:6 siete:7 ocho:8 nueve:9 diez:10 once:11 doce:12
    trece:13 catorce:14 quince:15 dieciseis:16 diecisiete:17 dieciocho:18 diecinueve:19 veinte:20 veintiuno:21
    veintiun:21 veintidos:22 veintitres:23 veinticuatro:24 veinticinco:25 veintiseis:26 veintisiete:27 veintiocho:28
    veintinueve:29 treinta:30 cuarenta:40 cincuenta:50 sesenta:60 setenta:70 ochenta:80 noventa:90 cien:100 ciento:100
    doscientos:200 trescientos:300 cuatrocientos:400 quinientos:500 seiscientos:600 setecientos:700 ochocientos:800
    novecientos:900 mil:1000 primero:1 primer:1 segundo:2 tercero:3 tercer:3 cuarto:4 quinto:5 sexto:6 septimo:7
    octavo:8 noveno:9 decimo:10`,
    'y',
    'doble:2 triple:3',
    'punto coma',
  ),
  fr: table(
    `zero:0 un:1 une:1 deux:2 trois:3 quatre:4 cinq:5 six:6 sept:7 huit:8 neuf:9 dix:10 onze:11 douze:12 treize:13
    quatorze:14 quinze:15 seize:16 vingt:20 vingts:20 trente:30 quarante:40 cinquante:50 soixante:60 septante:70
    huitante:80 octante:80 nonante:90 cent:100 cents:100 mille:1000 mil:1000 premier:1 premiere:1 deuxieme:2 second:2
    troisieme:3 quatrieme:4 cinquieme:5 sixieme:6 septieme:7 huitieme:8 neuvieme:9 dixieme:10`,
    'et',
    'double:2 triple:3',
    'virgule point',
  ),
  id: table(
    `nol:0 kosong:0 satu:1 dua:2 tiga:3 empat:4 lima:5 enam:6 tujuh:7 delapan:8 sembilan:9 sepuluh:10 sebelas:11
    puluh:10 belas:-10 seratus:100 ratus:100 seribu:1000 ribu:1000 pertama:1 kedua:2 ketiga:3 keempat:4 kelima:5
    keenam:6 ketujuh:7 kedelapan:8 kesembilan:9 kesepuluh:10`,
    '',
    'dobel:2',
    'koma titik',
  ),
  vi: table(
    `khong:0 linh:0 le:0 mot:1 hai:2 ba:3 bon:4 tu:4 nam:5 lam:5 sau:6 bay:7 tam:8 chin:9 muoi:10 tram:100 nghin:1000
    ngan:1000 nhat:1`,
    '',
    '',
    'phay cham',
    true,
  ),
  uk: table(
    `${UKRAINIAN_ORDINALS} нуль:0 один:1 одна:1 одне:1 одного:1 два:2 дві:2 двох:2 три:3 трьох:3 чотири:4 пять:5 шість:6 сім:7
    вісім:8 девять:9 десять:10 одинадцять:11 дванадцять:12 тринадцять:13 чотирнадцять:14 пятнадцять:15 шістнадцять:16
    сімнадцять:17 вісімнадцять:18 девятнадцять:19 двадцять:20 тридцять:30 сорок:40 пятдесят:50 шістдесят:60
    сімдесят:70 вісімдесят:80 девяносто:90 сто:100 двісті:200 триста:300 чотириста:400 пятсот:500 шістсот:600 сімсот:700
    вісімсот:800 девятсот:900 тисяча:1000 тисячі:1000 тисяч:1000`,
    '',
    '',
    'кома крапка',
  ),
};
