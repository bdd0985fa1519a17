import type { Suggestion } from '../redaction';

/** Words of one story language that may stand in the place of what was marked. */
export interface GeneralWords {
  ready: Partial<Record<Suggestion, string>>;
  otherPlace: string;
  someYearsAgo: string;
  adult: string;
}

const NOTHING_LEFT = { remove: '', 'general-words': '' } as const;

const WORDS: Readonly<Record<string, GeneralWords>> = {
  en: {
    ready: {
      ...NOTHING_LEFT,
      'leave-out-name': 'this person',
      'kind-of-organisation': 'an organisation',
      industry: 'a workplace',
      'rough-amount': 'a large sum',
      'no-number': 'several',
      community: 'the community',
      'general-health': 'an injury',
      'family-in-general': 'the family',
      'common-trade': 'skilled work',
    },
    otherPlace: 'another place',
    someYearsAgo: 'some years ago',
    adult: 'adult',
  },
  es: {
    ready: {
      ...NOTHING_LEFT,
      'leave-out-name': 'esta persona',
      'kind-of-organisation': 'una organización',
      industry: 'un lugar de trabajo',
      'rough-amount': 'mucho dinero',
      'no-number': 'varios',
      community: 'la comunidad',
      'general-health': 'un problema de salud',
      'family-in-general': 'la familia',
      'common-trade': 'un oficio',
    },
    otherPlace: 'otro lugar',
    someYearsAgo: 'hace algunos años',
    adult: 'adulta',
  },
  fr: {
    ready: {
      ...NOTHING_LEFT,
      'leave-out-name': 'cette personne',
      'kind-of-organisation': 'une organisation',
      industry: 'un lieu de travail',
      'rough-amount': "beaucoup d'argent",
      'no-number': 'plusieurs',
      community: 'la communauté',
      'general-health': 'un problème de santé',
      'family-in-general': 'la famille',
      'common-trade': 'un métier',
    },
    otherPlace: 'un autre endroit',
    someYearsAgo: 'il y a quelques années',
    adult: 'adulte',
  },
  id: {
    ready: {
      ...NOTHING_LEFT,
      'leave-out-name': 'orang ini',
      'kind-of-organisation': 'sebuah lembaga',
      industry: 'tempat kerja',
      'rough-amount': 'banyak uang',
      'no-number': 'beberapa',
      community: 'masyarakat',
      'general-health': 'masalah kesehatan',
      'family-in-general': 'keluarga',
      'common-trade': 'pekerjaan terampil',
    },
    otherPlace: 'tempat lain',
    someYearsAgo: 'beberapa tahun lalu',
    adult: 'dewasa',
  },
  vi: {
    ready: {
      ...NOTHING_LEFT,
      'leave-out-name': 'người này',
      'kind-of-organisation': 'một tổ chức',
      industry: 'nơi làm việc',
      'rough-amount': 'nhiều tiền',
      'no-number': 'vài',
      community: 'cộng đồng',
      'general-health': 'vấn đề sức khoẻ',
      'family-in-general': 'gia đình',
      'common-trade': 'một công việc',
    },
    otherPlace: 'một nơi khác',
    someYearsAgo: 'vài năm trước',
    adult: 'người lớn',
  },
  uk: {
    ready: {
      ...NOTHING_LEFT,
      'leave-out-name': 'ця людина',
      'kind-of-organisation': 'одна організація',
      industry: 'місце роботи',
      'rough-amount': 'багато грошей',
      'no-number': 'кілька',
      community: 'громада',
      'general-health': "проблеми зі здоров'ям",
      'family-in-general': 'родина',
      'common-trade': 'ремесло',
    },
    otherPlace: 'інше місце',
    someYearsAgo: 'кілька років тому',
    adult: 'доросла людина',
  },
};

const codeOf = (locale: string): string => locale.toLowerCase().split(/[-_]/)[0] ?? '';

/** The general words of a story language, or undefined where only the officer can say it. */
export const generalWordsOf = (locale: string): GeneralWords | undefined => {
  const code = codeOf(locale);
  return Object.hasOwn(WORDS, code) ? WORDS[code] : undefined;
};

export const isEnglish = (locale: string): boolean => codeOf(locale) === 'en';
