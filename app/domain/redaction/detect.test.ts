import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { redaction } from '../../catalogues/en/redaction';
import { FINDING_TYPES, REASONS, SUGGESTIONS } from './finding';
import { type GoldSpan, isCovered, otherWords } from './gold-scoring';
import { detect, LONGEST_TEXT, NoDictionaryError } from './index.server';

interface CaseFile {
  id: string;
  narrative: string;
  safeVersion: string;
  gold: GoldSpan[];
}
const folder = 'prisma/seed/cases';
const cases: CaseFile[] = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')));

const blocked = (text: string): string[] =>
  detect(text, 'en')
    .filter(({ level }) => level === 'block')
    .map(({ start, end }) => text.slice(start, end));
const found = (text: string): string[] => detect(text, 'en').map(({ start, end }) => text.slice(start, end));

describe('the ten case files', () => {
  it('are all there', () => expect(cases).toHaveLength(10));

  it.each(cases)('$id: every direct identifier is in the block tier', ({ narrative, gold }) => {
    const findings = detect(narrative, 'en').filter(({ level }) => level === 'block');
    const missed = gold.filter((span) => span.risk === 'direct' && !isCovered(narrative, span, findings));
    expect(missed.map(({ start, end }) => narrative.slice(start, end))).toEqual([]);
  });

  it('have at least 95 % of quasi-identifiers in block or review', () => {
    const all = cases.flatMap(({ narrative, gold }) => {
      const findings = detect(narrative, 'en');
      return gold.filter(({ risk }) => risk === 'quasi').map((span) => isCovered(narrative, span, findings));
    });
    expect(all.filter(Boolean).length / all.length).toBeGreaterThanOrEqual(0.95);
  });

  it.each(cases)('$id: the safe version has no word in the block tier', ({ safeVersion }) => {
    expect(blocked(safeVersion)).toEqual([]);
  });

  it('leave most other words of the drafts alone', () => {
    const counts = cases.map(({ narrative, gold }) =>
      otherWords(
        narrative,
        gold,
        detect(narrative, 'en').filter(({ level }) => level === 'block'),
      ),
    );
    const share =
      counts.reduce((sum, { flagged }) => sum + flagged, 0) / counts.reduce((sum, { total }) => sum + total, 0);
    expect(share).toBeLessThan(0.09);
  });
});

describe('names', () => {
  it.each([
    [
      'a given name that is a word, within a sentence',
      'They told Blessing and Friday to wait.',
      ['Blessing', 'Friday'],
    ],
    ['one at the start of a sentence', 'Comfort kept the keys. Hope was sold.', ['Comfort', 'Hope']],
    ['a month as a name', 'Her cousin April and her sister May stayed.', ['April', 'May']],
    ['a country as a name', 'Then Jordan told the police.', ['Jordan']],
    ['a title and a short name', 'Ms. An and Mr Church helped.', ['An', 'Church']],
    ['a nickname in quotes', 'They called him "Tiger".', ['Tiger']],
    ['a vessel of everyday words', 'He bailed the canoe "Sea Never Dry" each day.', ['Sea Never Dry']],
    ['the same name in lower case later', 'She met Patience. Nobody saw patience again.', ['Patience', 'patience']],
    ['lower-case names that are no words', 'They spoke with rowena about it.', ['rowena']],
    ['a landmark', 'She sells food by the castle.', ['the castle']],
    ['a town made of ordinary words', 'She lives in Benin City.', ['Benin City']],
    ['another script', 'We met Мария there.', ['Мария']],
    ['a mixed script', 'We met Rоwena there.', ['Rоwena']],
    ['a hidden character', 'They saw the ro\u200bof.', ['ro\u200bof']],
  ])('%s', (_, text, names) => {
    for (const name of names) expect(blocked(text).some((stretch) => stretch.includes(name))).toBe(true);
  });

  it.each([
    'Will you help her? May she live well. Long days passed.',
    'On Friday she rested. Every Sunday the group met.',
    'She travelled from Nigeria through Niger to Italy, and later to Viet Nam.',
    'Between 2018 and 2021 she worked without pay. In 2019–2020 they moved.',
    '"I want to work again," she said. "My family waits."',
  ])('ordinary text stays clean: %s', (text) => expect(blocked(text)).toEqual([]));
});

describe('structure', () => {
  it.each([
    '+880 1711-000486',
    '(0803) 000 01 77',
    '0803.000.0177',
    '٠٨٠٣٠٠٠٠١٧٧',
    'oh eight one two three four five six',
    'joy@post.example',
    'joy at post dot example',
    '@jo.an_99',
    'facebook.example/jo.an',
    'https://x.example/a?b=1',
    'EH0412297',
    'RC/PDP/BL/2025/031',
    '88/2025',
    'VS 09 BEB',
    'QR 1437',
    '23.57, 90.05',
    '12/11/2022',
    '2024-02-14',
    '03.03.2018',
    '07/20/25',
    '21-11-2025',
    '9 Dec. 2024',
    'the 8th of Feb ’23',
    '17 May, 2025',
    'May 17th, 2025',
    'March of 2021',
    '2024年2月14日',
    '12 Rajab 1445',
    '14.VIII.1993',
    'the fourteenth of August nineteen ninety-three',
    'Tk 480,000',
    '25 million dong',
    'US$4,200',
    '27 thousand euro',
    'KWD 2,610.000',
    'two hundred thousand naira',
    '₹600',
    '29 years of age',
    'twenty-four years old',
    'aged six',
    '7-year-old',
  ])('%s is blocked whole', (value) => {
    const text = `They wrote ${value} there.`;
    const core = value.replace(/^the /, '');
    expect(blocked(text).some((stretch) => stretch.includes(core))).toBe(true);
  });

  it.each([
    'She is 17.',
    'He was eight when it began.',
    'Her son, 6, waits.',
    'a girl of nine',
    'Meseret, twenty-four, poured coffee.',
    'Pinky (now 8) waits.',
  ])('an age is blocked: %s', (text) =>
    expect(detect(text, 'en').some(({ type, level }) => type === 'AGE' && level === 'block')).toBe(true),
  );

  it.each([
    ['an only child', 'only child'],
    ['the second of six', 'second of six'],
    ['her elder sister came', 'elder sister'],
    ['a hernia', 'hernia'],
    ['she lost two fingers', 'lost two fingers'],
    ['in August', 'August'],
    ['he is Orthodox', 'Orthodox'],
    ['eleven men', 'eleven men'],
    ['the Thai police', 'Thai'],
  ])('%s is for review', (text, stretch) =>
    expect(found(`We heard of it: ${text} then.`).join('|')).toContain(stretch),
  );

  it('keeps every token with a digit', () => {
    for (const token of ['7', '12', '118', '1999', '3317', 'B4', '5kg'])
      expect(found(`He had ${token} there.`).join('|')).toContain(token);
  });
});

describe('the contract of detect', () => {
  it('refuses a language without a dictionary', () => {
    for (const locale of ['xx', 'th', '', 'constructor'])
      expect(() => detect('Hello.', locale)).toThrow(NoDictionaryError);
  });

  it('refuses a text that is too long', () =>
    expect(() => detect('a '.repeat(LONGEST_TEXT), 'en')).toThrow(RangeError));

  it('refuses what nobody would write, rather than stall', () => {
    for (const row of ['a'.repeat(500), '1 '.repeat(300), 'Aa-'.repeat(200)])
      expect(() => detect(`They ${row}.`, 'en')).toThrow(RangeError);
  });

  it('gives sorted findings that do not overlap, on the text as given', () => {
    const text = 'Ｍaria\u200b Ga\u0301bor ﬁled 2024年2月14日; 😀 Đạt said: call 𝟎𝟖𝟎𝟑 𝟎𝟎𝟎 𝟎𝟏𝟕𝟕.';
    const findings = detect(text, 'en');
    findings.reduce((end, finding) => {
      expect(finding.start).toBeGreaterThanOrEqual(end);
      expect(finding.end).toBeGreaterThan(finding.start);
      return finding.end;
    }, 0);
    for (const value of ['Ｍaria', 'Ga\u0301bor', '2024年2月14日', 'Đạt', '𝟎𝟖𝟎𝟑 𝟎𝟎𝟎 𝟎𝟏𝟕𝟕'])
      expect(blocked(text).join('|')).toContain(value);
  });

  it('has words for every type, reason and suggestion', () => {
    expect(Object.keys(redaction.type).sort()).toEqual([...FINDING_TYPES].sort());
    expect(Object.keys(redaction.reason).sort()).toEqual([...REASONS].sort());
    expect(Object.keys(redaction.suggestion).sort()).toEqual([...SUGGESTIONS].sort());
  });
});
