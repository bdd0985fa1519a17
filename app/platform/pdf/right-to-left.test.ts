import { expect, it } from 'vitest';
import { Paper } from './paper.server';
import { isRightToLeft, runsInView } from './right-to-left.server';

const inView = (line: string, base: 'ltr' | 'rtl' = 'rtl') =>
  runsInView(line, 'sans', base).flatMap(({ letters }) => letters.trim() || []);

it('sets numbers and addresses in their own order within a sentence that runs from right to left', () => {
  expect(inView('إيصال HW-2026-000123')).toEqual(['HW-2026-000123', 'إيصال']);
  expect(inView('22 نوفمبر 2026')).toEqual(['2026', 'نوفمبر', '22']);
  expect(inView('التبرع: 1,496.00')).toEqual(['1,496.00', ':', 'التبرع']);
  expect(inView('receipts@homeward.test', 'ltr')).toEqual(['receipts@homeward.test']);
});

it('gives each letter to a face that has it, and turns brackets round', () => {
  const runs = runsInView('احتياج (تبرع شهري) PDF', 'bold', 'rtl');
  expect(new Set(runs.map(({ face }) => face))).toEqual(new Set(['bold', 'naskh-bold']));
  // What opens on the right looks to the left.
  expect(runs.map(({ letters }) => letters).join('')).toMatch(/\(.*\)/s);
});

it('makes a tagged paper that is told aloud as it was written', async () => {
  const info = {
    title: 'إيصال 1',
    language: 'ar',
    madeAt: new Date(0),
    author: 'Homeward',
    foot: 'الصفحة {page} من {pages}',
  };
  const paper = new Paper(info);
  paper.heading('إيصال 1');
  paper.pairs([['التبرع', '25.00 USD']]);
  const bytes = Buffer.from(await paper.finish()).toString('latin1');
  expect(bytes).toContain('/Lang (ar)');
  expect(bytes).toContain('/ActualText');
  expect(isRightToLeft('25.00 USD')).toBe(false);
});
