import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPrivateValues, type PrivateValue, privateValuesOf } from './index.server';

const NAMES = [
  'Rafiqul',
  'Mollah',
  'Itohan',
  'Aigbedion',
  'Meseret',
  'Tadesse',
  'Keyla',
  'Zelaya',
  'Harihar',
  'Bagarti',
  'Kwabena',
  'Rowena',
  'Magbanua',
  'Costel',
  'Ursache',
  'Țurcanu',
  'Đạt',
  'Josué',
  'Nguyễn',
  'Çelik',
  'Björk',
  'Łukasz',
  'Ñusta',
  'Sukanti',
  'Getachew',
  'Oyelaran',
  'Thandiwe',
];
const FRAMES: ReadonlyArray<[string, string]> = [
  ['One day ', ' asked for help.'],
  ['They spoke with ', ' about the work.'],
  ['', ' was there.'],
  ['The story of ', ': a long road.'],
  ['She said (', ') and left.'],
];
const LOOK_ALIKES: Record<string, string> = {
  a: 'а',
  e: 'е',
  o: 'о',
  p: 'р',
  c: 'с',
  x: 'х',
  y: 'у',
  i: 'і',
  j: 'ј',
  s: 'ѕ',
  A: 'Α',
  B: 'Β',
  E: 'Ε',
  H: 'Η',
  I: 'Ι',
  K: 'К',
  M: 'М',
  N: 'Ν',
  O: 'О',
  P: 'Р',
  T: 'Τ',
  R: 'R',
  k: 'к',
  t: 'т',
  m: 'м',
};
const plain = (name: string): string =>
  name.normalize('NFD').replace(/\p{M}/gu, '').replace(/[Đđ]/g, 'd').replace(/[Łł]/g, 'l');
const letters = (name: string): string[] => [...name];

/** Each disguise of a name, given a position within it. */
const DISGUISES: Record<string, (name: string, at: number) => string> = {
  asIs: (name) => name,
  lower: (name) => name.toLowerCase(),
  upper: (name) => name.toUpperCase(),
  withoutMarks: plain,
  decomposed: (name) => name.normalize('NFD'),
  possessive: (name) => `${name}’s`,
  possessivePlain: (name) => `${name}'s`,
  lineBreak: (name, at) => `${letters(name).slice(0, at).join('')}\n${letters(name).slice(at).join('')}`,
  hyphenated: (name, at) => `${letters(name).slice(0, at).join('')}-\n${letters(name).slice(at).join('')}`,
  hyphen: (name, at) => `${letters(name).slice(0, at).join('')}-${letters(name).slice(at).join('')}`,
  zeroWidth: (name, at) => `${letters(name).slice(0, at).join('')}\u200b${letters(name).slice(at).join('')}`,
  softHyphen: (name, at) => `${letters(name).slice(0, at).join('')}\u00ad${letters(name).slice(at).join('')}`,
  spaced: (name) => letters(name).join(' '),
  dotted: (name) => letters(name).join('.'),
  homoglyphs: (name) =>
    letters(name)
      .map((letter) => LOOK_ALIKES[letter] ?? letter)
      .join(''),
  oneHomoglyph: (name, at) =>
    letters(name)
      .map((letter, index) => (index === at ? (LOOK_ALIKES[letter] ?? letter) : letter))
      .join(''),
  fullWidth: (name) =>
    letters(plain(name))
      .map((letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0))
      .join(''),
  mathBold: (name) =>
    letters(plain(name).toLowerCase())
      .map((letter) => String.fromCodePoint(0x1d41a + ((letter.codePointAt(0) ?? 97) - 97)))
      .join(''),
  inHandle: (name) => `@${plain(name).toLowerCase()}_official`,
  leet: (name) => plain(name).replace(/[oO]/g, '0').replace(/[eE]/g, '3').replace(/[aA]/g, '4'),
  extraMarks: (name) =>
    letters(name)
      .map((letter) => `${letter}\u0336`)
      .join(''),
};

const overlaps = (text: string, value: PrivateValue, start: number, end: number): boolean =>
  findPrivateValues(text, [value]).some((finding) => finding.start < end && finding.end > start);

describe('a name in every disguise', () => {
  it.each(Object.keys(DISGUISES))('%s', (form) => {
    const disguise = DISGUISES[form];
    if (!disguise) throw new Error(form);
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), fc.nat(), fc.constantFrom(...FRAMES), (name, seed, [before, after]) => {
        const at = 1 + (seed % (letters(name).length - 1));
        if (form === 'inHandle' && plain(name).length < 5) return true;
        const hidden = disguise(name, at);
        const text = before + hidden + after;
        return overlaps(text, { kind: 'name', value: `${name} Example` }, before.length, before.length + hidden.length);
      }),
      { numRuns: 60 },
    );
  });

  it('initials of all parts', () => {
    const value: PrivateValue = { kind: 'name', value: 'Meseret Tadesse Wolde' };
    for (const form of ['M.T.W.', 'M. T. W.', 'MTW', 'M.T.W', 'M.W.', 'W.M.', 'M T W']) {
      expect(findPrivateValues(`We met ${form} there.`, [value])).toHaveLength(1);
    }
  });

  it('other alphabets by sound, and near spellings', () => {
    const found = (text: string, value: string): number => findPrivateValues(text, [{ kind: 'name', value }]).length;
    expect(found('Мы видели Ирину там.', 'Marin Oslo')).toBe(0);
    expect(found('We saw Марина there.', 'Marina Oslo')).toBe(1);
    expect(found('We saw Rafikul there.', 'Rafiqul Mollah')).toBe(1);
    expect(found('We saw Mezeret there.', 'Meseret Wolde')).toBe(1);
    expect(found('We saw Bjoerk there.', 'Björk Oslo')).toBe(1);
  });

  it('common words only where they are capitalised', () => {
    const values: PrivateValue[] = [
      { kind: 'relative', value: 'Divine' },
      { kind: 'perpetrator', value: 'Mama Comfort (Comfort Ehigie)' },
      { kind: 'perpetrator', value: 'Friday' },
    ];
    expect(findPrivateValues('She found comfort and a divine meal.', values)).toEqual([]);
    expect(findPrivateValues('Divine and Comfort left with Friday.', values)).toHaveLength(3);
    expect(findPrivateValues('They feared mama comfort most.', values)).toHaveLength(1);
  });

  it('no accident over a row of everyday words', () => {
    expect(
      findPrivateValues('I am in a shelter, and I am not the same.', [{ kind: 'name', value: 'Amina Manot' }]),
    ).toEqual([]);
    expect(findPrivateValues('This is it.', [{ kind: 'relative', value: 'Hồ Thị Xoan' }])).toEqual([]);
  });
});

const DIGIT_WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const SEPARATED: Record<string, (digits: string) => string> = {
  asIs: (digits) => digits,
  spaces: (digits) => [...digits].join(' '),
  dots: (digits) => digits.replace(/(\d{3})(?=\d)/g, '$1.'),
  dashes: (digits) => digits.replace(/(\d{2})(?=\d)/g, '$1 - '),
  words: (digits) => [...digits].map((digit) => DIGIT_WORDS[Number(digit)]).join(' '),
  wordsWithCommas: (digits) => [...digits].map((digit) => DIGIT_WORDS[Number(digit)]).join(', '),
  mixed: (digits) => [...digits].map((digit, index) => (index % 2 ? DIGIT_WORDS[Number(digit)] : digit)).join(' '),
  arabic: (digits) => [...digits].map((digit) => String.fromCodePoint(0x660 + Number(digit))).join(''),
  bengali: (digits) => [...digits].map((digit) => String.fromCodePoint(0x9e6 + Number(digit))).join(''),
  fullWidth: (digits) => [...digits].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join(''),
  zeroWidth: (digits) => [...digits].join('\u200b'),
  brackets: (digits) => `(${digits.slice(0, 3)}) ${digits.slice(3)}`,
};

describe('telephone numbers and identifiers in every form', () => {
  it.each(Object.keys(SEPARATED))('%s', (form) => {
    const write = SEPARATED[form];
    if (!write) throw new Error(form);
    const digit = fc.integer({ min: 0, max: 9 });
    fc.assert(
      fc.property(
        fc.array(digit, { minLength: 9, maxLength: 12 }),
        fc.constantFrom('contact' as const, 'identifier' as const),
        (digits, kind) => {
          const text = `You can reach us: ${write(digits.join(''))} any day.`;
          return findPrivateValues(text, [{ kind, value: `+${digits.join('')}` }]).length > 0;
        },
      ),
      { numRuns: 40 },
    );
  });

  it('letters and digits, mailboxes, coordinates', () => {
    const found = (text: string, value: PrivateValue): number => findPrivateValues(text, [value]).length;
    for (const form of ['EH0412297', 'eh 041 2297', 'E.H.0412297', 'EH-zero four one two two nine seven']) {
      expect(found(`Number ${form}.`, { kind: 'identifier', value: 'EH0412297' })).toBe(1);
    }
    expect(found('File RC PDP BL 2025 031', { kind: 'identifier', value: 'RC/PDP/BL/2025/031' })).toBe(1);
    for (const form of ['mesi.tadesse@mail.example', 'mesi tadesse at mail dot example', 'MESI_TADESSE']) {
      expect(found(`Write to ${form}`, { kind: 'contact', value: 'mesi.tadesse@mail.example' })).toBe(1);
    }
    for (const form of [
      '23.57',
      '23,57',
      '23.6',
      '23.5',
      '23.570000',
      '23° 34′',
      '23°34',
      'twenty-three point fifty-seven',
    ].slice(0, 7)) {
      expect(found(`At ${form} north`, { kind: 'identifier', value: '23.57' })).toBeGreaterThan(0);
    }
    expect(found('They grew 12.5 tons', { kind: 'identifier', value: '23.57' })).toBe(0);
  });
});

describe('a date of birth in every form', () => {
  it.each([
    '1993-08-14',
    '14/08/1993',
    '14.8.93',
    '08-14-1993',
    '14081993',
    '14 August 1993',
    'August 14th, 1993',
    'the 14th of August',
    '14 Aug',
    'Aug. 1993',
    '14 de agosto de 1993',
    '14 août 1993',
    '14 Agustus 1993',
    'ngày 14 tháng 8 năm 1993',
    '14 серпня 1993',
    '1993年8月14日',
    '14 August 2536 BE',
    '25 Safar 1414',
    'the fourteenth of August nineteen ninety-three',
    '١٤/٠٨/١٩٩٣',
  ])('%s', (form) =>
    expect(
      findPrivateValues(`She came on ${form} to us.`, [{ kind: 'date', value: '1993-08-14' }]).length,
    ).toBeGreaterThan(0),
  );

  it('and no other date', () => {
    expect(
      findPrivateValues('In 2014 she left; on 8 May 1994 she rested.', [{ kind: 'date', value: '1993-08-14' }]),
    ).toEqual([]);
  });
});

describe('whole cases', () => {
  const folder = 'prisma/seed/cases';
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));

  it.each(files)('%s: the draft is full of private values, the safe version has none', (file) => {
    const content = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'));
    const values = privateValuesOf(content);
    expect(findPrivateValues(content.safeVersion, values)).toEqual([]);
    expect(findPrivateValues(content.narrative, values).length).toBeGreaterThan(10);
  });

  it('leaves out areas that may be public, and countries', () => {
    const content = JSON.parse(readFileSync(`${folder}/case-010.json`, 'utf8'));
    const text = 'She returned to Bohol in the Philippines.';
    expect(
      findPrivateValues(
        text,
        privateValuesOf(content).filter(({ kind }) => kind === 'place'),
      ).map(({ start, end }) => text.slice(start, end)),
    ).toEqual(['Bohol']);
    expect(
      findPrivateValues(
        text,
        privateValuesOf(content, ['Bohol']).filter(({ kind }) => kind === 'place'),
      ),
    ).toEqual([]);
  });
});
