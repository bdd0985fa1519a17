import { type DisguiseClass, letters, pairs } from './disguise';

const PHONE = '+880 1711-000486';
const ID = 'EH0412297';
const LONG_ID = '301092700418';
const DIGITS: Record<string, string[]> = {
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
  es: ['cero', 'uno', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve'],
  fr: ['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf'],
  id: ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'],
  vi: ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'],
  uk: ['нуль', 'один', 'два', 'три', 'чотири', 'п’ять', 'шість', 'сім', 'вісім', 'дев’ять'],
};
const spell = (digits: string, language: string): string =>
  letters(digits)
    .map((digit) => DIGITS[language]?.[Number(digit)] ?? digit)
    .join(' ');
const NUMBERS = [
  '01711000486',
  '0912000358',
  '8030000177',
  '721000914',
  '9930002218',
  '9000004418',
  '240004417',
  '55500417',
  '9175550142',
];
const numbers = (name: string, safeguard: string, hide: (digits: string) => string): DisguiseClass => ({
  name,
  safeguard,
  disguises: NUMBERS.map((digits) => ({ value: { kind: 'contact', value: `+99 ${digits}` }, hidden: hide(digits) })),
});

/** Numbers, identifiers, addresses of the net, dates and coordinates. */
export const FIGURE_CLASSES: readonly DisguiseClass[] = [
  numbers('number with spaces', 'digitRuns', (digits) => letters(digits).join(' ')),
  numbers('number in groups', 'digitRuns', (digits) => digits.replace(/(\d{3})(?=\d)/g, '$1.')),
  numbers(
    'number with dashes and brackets',
    'digitRuns',
    (digits) => `(${digits.slice(0, 3)}) - ${digits.slice(3, 6)} / ${digits.slice(6)}`,
  ),
  numbers('the last six figures', 'TELLING_DIGITS', (digits) => digits.slice(-6)),
  numbers('Arabic figures', 'plainFigures', (digits) =>
    letters(digits)
      .map((digit) => String.fromCodePoint(0x660 + Number(digit)))
      .join(''),
  ),
  numbers('Khmer figures', 'plainFigures', (digits) =>
    letters(digits)
      .map((digit) => String.fromCodePoint(0x17e0 + Number(digit)))
      .join(''),
  ),
  numbers('figures in circles', 'digitOf', (digits) =>
    letters(digits)
      .map((digit) => (digit === '0' ? '⓪' : String.fromCodePoint(0x2460 + Number(digit) - 1)))
      .join(' '),
  ),
  numbers('O and l for 0 and 1', 'asFigures', (digits) => digits.replace(/0/g, 'O').replace(/1/g, 'l')),
  ...Object.keys(DIGITS).map((language) =>
    numbers(`number read out (${language})`, `NUMBER_WORDS.${language}`, (digits) => spell(digits, language)),
  ),
  numbers(
    'number read out, with words between',
    'SPOKEN_GAPS',
    (digits) => `${spell(digits.slice(0, 3), 'en')}, then ${spell(digits.slice(3), 'en')}`,
  ),
  numbers('number half read out', 'figured', (digits) => `${digits.slice(0, 4)} ${spell(digits.slice(4), 'en')}`),
  numbers('double and triple', 'numberAt (repeats)', (digits) =>
    spell(digits, 'en').replace(/\b(\w+) \1( \1)?\b/g, (_, word, third) => `${third ? 'triple' : 'double'} ${word}`),
  ),
  {
    name: 'number read out in tens',
    safeguard: 'together',
    disguises: [
      ...pairs('contact', '+33 6 97 71 82 35', [
        'quatre-vingt-dix-sept soixante et onze quatre-vingt-deux trente-cinq',
      ]),
      ...pairs('contact', '+34 691 72 35 18', ['seis noventa y uno setenta y dos treinta y cinco dieciocho']),
      ...pairs('contact', '+62 812 35 71 18', ['delapan satu dua tiga puluh lima tujuh puluh satu delapan belas']),
      ...pairs('contact', '+380 67 235 71 18', ['шістдесят сім двісті тридцять п’ять сімдесят один вісімнадцять']),
      ...pairs('contact', '+84 91 235 71 18', ['chín mươi một hai ba mươi lăm bảy mươi một mười tám']),
    ],
  },
  {
    name: 'identifier written otherwise',
    safeguard: 'findIdentifier',
    disguises: [
      ...pairs('identifier', ID, [
        'eh0412297',
        'E.H. 041 2297',
        'EH-041-2297',
        'EH zero four one two two nine seven',
        'ЕН0412297',
        'EH O4I2297',
      ]),
      ...pairs('identifier', 'RC/PDP/BL/2025/031', ['RC PDP BL 2025 031', 'rc-pdp-bl-2025-031', 'RCPDPBL2025031']),
      ...pairs('identifier', '14/PaPaNa(N)118204', ['14 PaPaNa N 118204', '118 204', '14PAPANAN118204']),
      ...pairs('identifier', LONG_ID, [
        '3010 9270 0418',
        '301.092.700.418',
        '700418',
        '3 0 1 0 9 2 7 0 0 4 1 8',
        '927-004-18',
      ]),
    ],
  },
  {
    name: 'telephone without its country',
    safeguard: 'findDigits',
    disguises: pairs(
      'contact',
      PHONE,
      ['01711000486', '1711 000 486', '0 17 11 00 04 86', '(01711) 000-486', '000486', '00486 17'].slice(0, 5),
    ),
  },
  {
    name: 'e-mail in words',
    safeguard: 'withoutSignNames',
    disguises: pairs('contact', 'mesi.tadesse@mail.example', [
      'mesi.tadesse [at] mail.example',
      'mesi tadesse at mail dot example',
      'mesi dot tadesse at mail dot example',
      'mesi (punto) tadesse arroba mail punto example',
      'mesi.tadesse(at)mail(dot)example',
      'MESI_TADESSE',
      'mesitadesse',
      'm e s i . t a d e s s e @ mail',
      'mеsі.tаdеssе@mаіl.example',
      'mesi tiret tadesse',
    ]),
  },
  {
    name: 'date in other forms',
    safeguard: 'findDates',
    disguises: pairs('date', '1993-08-14', [
      '14/08/1993',
      '08/14/1993',
      '1993-08-14',
      '14.8.93',
      '14-VIII-1993',
      '14081993',
      '19930814',
      '930814',
      '14 August',
      'August 14',
      'Aug. 14th',
      'the fourteenth of August',
      'fourteenth August nineteen ninety-three',
      'August nineteen ninety-three',
      '8/93',
      '14/8',
      '14.08.',
      'el catorce de agosto',
      'le 14 août',
      'quatorze août',
      '14 Agustus 1993',
      'empat belas Agustus',
      'ngày 14 tháng 8',
      'mười bốn tháng tám',
      '14 серпня',
      'чотирнадцятого серпня',
      '١٤/٠٨/١٩٩٣',
      '1993年8月14日',
      '14 August 2536 BE',
      '25 Safar 1414',
      '14\u200b.\u200b08.1993',
      '1 4 / 0 8 / 1 9 9 3',
    ]),
  },
  {
    name: 'month of the journey in other forms',
    safeguard: 'isMonthAndYear',
    disguises: pairs('date', '2022-06', [
      'June 2022',
      'Jun ’22',
      '06/2022',
      '2022-06',
      '2022/6',
      'junio de 2022',
      'juin 2022',
      'Juni 2022',
      'tháng 6 năm 2022',
      'червень 2022',
      'June of twenty twenty-two',
      'June two thousand and twenty-two',
      'червні 2022 року',
    ]),
  },
  {
    name: 'coordinates in other forms',
    safeguard: 'findCoordinate, findPlaceCode',
    disguises: [
      ...pairs('identifier', '23.57', [
        '23.57',
        '23,57',
        '23.570000',
        '23.6',
        '23.5',
        '23° 34′',
        '23°34′12″N',
        '23 degrees 34 minutes',
        '23 34 12 N',
        'N 23° 34.2′',
        '23 grados 34 minutos',
        '23d34m12s',
        'twenty-three point five seven',
        'twenty-three degrees thirty-four minutes',
        '٢٣٫٥٧',
      ]),
      ...pairs('point', '57.64911,10.40744', ['u4pruydqqvj', 'U4PRU', 'u4pruyd']),
      ...pairs('point', '47.36559,8.524997', ['8FVC9G8F+6X', '8fvc9g8f+6x', '9G8F+6X Zürich', '8FVC9G00+']),
    ],
  },
];
