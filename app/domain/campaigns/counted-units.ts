/**
 * What a label counts by its own words ("A safe room for six months"): the page tells nothing more than the label does.
 * Only time and sittings are counted, since any part of them can be paid for; two cows and a shed are not three things
 * of one price. A label that counts twice, or a single one, is left alone.
 */
export const countedUnits = ['session', 'lesson', 'visit', 'hour', 'day', 'night', 'week', 'month'] as const;
export type CountedUnit = (typeof countedUnits)[number];

export interface Counted {
  count: number;
  unit: CountedUnit;
}

type Language = { numbers: readonly string[]; units: Record<CountedUnit, string> };

/** Number words from two on; a unit is the pattern of its plural. */
const languages: Record<string, Language> = {
  en: {
    numbers: ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
    units: {
      session: 'sessions',
      lesson: 'lessons|classes',
      visit: 'visits|appointments',
      hour: 'hours',
      day: 'days',
      night: 'nights',
      week: 'weeks',
      month: 'months',
    },
  },
  es: {
    numbers: ['dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez', 'once', 'doce'],
    units: {
      session: 'sesiones',
      lesson: 'clases|lecciones',
      visit: 'visitas|consultas|citas',
      hour: 'horas',
      day: 'días',
      night: 'noches',
      week: 'semanas',
      month: 'meses',
    },
  },
  fr: {
    numbers: ['deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix', 'onze', 'douze'],
    units: {
      session: 'séances',
      lesson: 'cours|leçons',
      visit: 'visites|consultations|rendez-vous',
      hour: 'heures',
      day: 'jours',
      night: 'nuits',
      week: 'semaines',
      month: 'mois',
    },
  },
  id: {
    numbers: [
      ...['dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan', 'sepuluh', 'sebelas', 'dua belas'],
    ],
    units: {
      session: 'sesi',
      lesson: 'pelajaran|kelas',
      visit: 'kunjungan',
      hour: 'jam',
      day: 'hari',
      night: 'malam',
      week: 'minggu',
      month: 'bulan',
    },
  },
  vi: {
    numbers: ['hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười', 'mười một', 'mười hai'],
    units: {
      session: 'buổi',
      lesson: 'bài học',
      visit: 'lần khám',
      hour: 'giờ',
      day: 'ngày',
      night: 'đêm',
      week: 'tuần',
      month: 'tháng',
    },
  },
  uk: {
    numbers: [
      ...['(?:два|дві)', 'три', 'чотири', "п['’]ять", 'шість', 'сім', 'вісім', "дев['’]ять", 'десять'],
      ...['одинадцять', 'дванадцять'],
    ],
    units: {
      session: 'сеанс(?:и|ів)|зустріч(?:і|ей)',
      lesson: 'урок(?:и|ів)|занят(?:тя|ь)',
      visit: 'візит(?:и|ів)|прийом(?:и|ів)',
      hour: 'годин(?:и)?',
      day: 'дн(?:і|ів)',
      night: 'ноч(?:і|ей)',
      week: 'тижн(?:і|ів)',
      month: 'місяц(?:і|ів)',
    },
  },
};

const FIRST_NUMBER = 2;
const COUNT_MAX = 366;

interface NumberWord {
  pattern: RegExp;
  value: number;
}

interface Reading {
  numbers: readonly NumberWord[];
  units: readonly { unit: CountedUnit; pattern: RegExp }[];
}

const readings = new Map<string, Reading>();

/** How labels of a language are read: made once, since making the patterns takes longer than reading a page of labels. */
function readingOf(locale: string): Reading | undefined {
  const known = readings.get(locale);
  const language = languages[locale];
  if (known || !language) return known;
  const words = language.numbers.map((word, index) => ({ word, value: index + FIRST_NUMBER }));
  // The longer first: "mười hai" before "mười".
  const ordered = words.sort((a, b) => b.word.length - a.word.length);
  const number = `(?<![\\p{L}\\p{N}])(\\d{1,3}|${ordered.map(({ word }) => word).join('|')})`;
  const between = '(?:\\s+\\p{L}+){0,2}?';
  const reading = {
    numbers: ordered.map(({ word, value }) => ({ pattern: new RegExp(`^(?:${word})$`, 'iu'), value })),
    units: countedUnits.map((unit) => ({
      unit,
      pattern: new RegExp(`${number}${between}\\s+(?:${language.units[unit]})(?![\\p{L}\\p{N}])`, 'giu'),
    })),
  };
  readings.set(locale, reading);
  return reading;
}

const LABELS_MAX = 2_000;
const read = new Map<string, Counted | undefined>();

/** Undefined where the label counts nothing that we know, or more than one thing. */
export function countedIn(label: string, locale: string): Counted | undefined {
  const key = `${locale} ${label}`;
  // A page asks for each label once for each amount that it offers.
  if (!read.has(key)) {
    if (read.size >= LABELS_MAX) read.clear();
    read.set(key, countIn(label, locale));
  }
  return read.get(key);
}

function countIn(label: string, locale: string): Counted | undefined {
  const reading = readingOf(locale);
  if (!reading) return undefined;
  const text = label.normalize('NFC');
  const found = reading.units.flatMap(({ unit, pattern }) =>
    [...text.matchAll(pattern)].map(([, told = '']) => ({
      unit,
      count: /^\d/.test(told) ? Number(told) : numberOf(told, reading.numbers),
    })),
  );
  const [only, ...more] = found;
  return only && more.length === 0 && only.count >= FIRST_NUMBER && only.count <= COUNT_MAX ? only : undefined;
}

const numberOf = (told: string, words: readonly NumberWord[]) =>
  words.find(({ pattern }) => pattern.test(told))?.value ?? 0;
