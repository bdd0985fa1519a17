import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { needCategories } from '~/catalogues/need-categories';
import { publicLanguageCodes } from '~/catalogues/public-languages';
import type { NeedSummary } from '../need';
import { CARD_STEPS, type CardFacts, cardFacts, cardProgress, drawnShare } from './card-facts';
import { cardColours } from './card-styles';
import { cardWords } from './card-words.server';
import { needCard, needCardSvg, siteCard } from './share-card.server';

vi.setConfig({ testTimeout: 60_000 });
beforeAll(() => {
  process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), 'homeward-cards-'));
});

const BYTES_MAX = 60 * 1024;
const DRAWN_WITHIN_MS = 100;

const facts = (given: Partial<CardFacts> = {}): CardFacts => ({
  kinds: ['education_skills', 'legal'],
  areaCodes: ['BD', 'MY'],
  goalMinor: 230_000n,
  currency: 'USD',
  progress: 12,
  ...given,
});

describe('what a card tells of money', () => {
  const amounts = fc
    .tuple(fc.bigInt(1n, 10n ** 12n), fc.bigInt(0n, 10n ** 12n))
    .map(([goalMinor, given]) => ({ goalMinor, raisedMinor: given > goalMinor ? goalMinor : given }));
  const figures = (goalMinor: bigint, raisedMinor: bigint) => ({
    goalMinor,
    raisedMinor,
    missingMinor: goalMinor - raisedMinor,
  });

  it('never more is drawn than is given, and at most a step less; none and met are exactly that', () => {
    fc.assert(
      fc.property(amounts, ({ goalMinor, raisedMinor }) => {
        const progress = cardProgress(figures(goalMinor, raisedMinor));
        expect(progress === 'none').toBe(raisedMinor === 0n);
        expect(progress === 'met').toBe(raisedMinor === goalMinor);
        if (progress === 'begun') expect(Number(raisedMinor) / Number(goalMinor)).toBeLessThan(1 / CARD_STEPS);
        else expect(drawnShare(progress)).toBeLessThanOrEqual(Number(raisedMinor) / Number(goalMinor) + 1e-9);
        expect(drawnShare(progress)).toBeGreaterThan(Number(raisedMinor) / Number(goalMinor) - 1 / CARD_STEPS - 1e-9);
      }),
    );
  });

  it('stays the same picture within a step — safeguard: CARD_STEPS in cardProgress', async () => {
    const at = (raisedMinor: bigint) => ({ ...need, raisedMinor, missingMinor: need.goalMinor - raisedMinor });
    const [one, two] = [at(1_000_00n), at(1_001_37n)].map((each) => cardFacts(each, ['BD']));
    expect(needCardSvg(one as CardFacts, 'en')).toBe(needCardSvg(two as CardFacts, 'en'));
    expect(await needCard(one as CardFacts, 'en')).toBe(await needCard(two as CardFacts, 'en'));
  });
});

const need: NeedSummary = {
  id: '00000000-0000-4000-8000-000000000001',
  slug: 'zqzqzqzqzqzqzqzq',
  title: 'Zither lessons in Comilla',
  locale: 'en',
  form: 'debt_bondage',
  ageBand: 'young_adult',
  isGroup: false,
  categories: ['education_skills'],
  areaCodes: ['BD-C'],
  publishedMonth: '2026-11',
  currency: 'USD',
  goalMinor: 2_300_00n,
  raisedMinor: 1_234_56n,
  missingMinor: 1_065_44n,
  paidMinor: 987_65n,
};

describe('what a card does not tell', () => {
  it.each(publicLanguageCodes)('%s: neither title, form, age, address, month nor exact amounts', (lang) => {
    const svg = needCardSvg(cardFacts(need, ['BD']), lang);
    // Figures of curves are none of ours; every other letter of the drawing is looked at.
    const words = svg.replace(/ (?:d|x|y|x1|x2|cx|cy|viewBox|points)="[^"]*"/g, '').replace(/<style>.*?<\/style>/s, '');
    for (const told of [
      'Zither',
      'Comilla',
      need.slug,
      need.id,
      '2026',
      '1,234',
      '1234',
      '123456',
      '987',
      'BD-C',
      'bond',
    ])
      expect([told, words.includes(told)]).toEqual([told, false]);
    expect(words).toMatch(/2[.,\s]?300/);
  });

  it('the file holds pixels and nothing else — safeguard: drawn anew without metadata', async () => {
    const png = Buffer.from(await needCard(facts(), 'en'));
    const chunks: string[] = [];
    for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12)
      chunks.push(png.toString('latin1', at + 4, at + 8));
    for (const chunk of chunks) expect(['IHDR', 'PLTE', 'tRNS', 'pHYs', 'sRGB', 'IDAT', 'IEND']).toContain(chunk);
    const { width, height, exif, icc, xmp } = await sharp(png).metadata();
    expect([width, height, exif, icc, xmp]).toEqual([1200, 630, undefined, undefined, undefined]);
  });
});

describe('cards that are hard to draw', () => {
  const hard: Record<string, Partial<CardFacts>> = {
    'every kind': { kinds: needCategories },
    'no place': { areaCodes: [] },
    'many long names': { areaCodes: ['CD', 'CF', 'VC', 'GB', 'AE'] },
    'a continent': { areaCodes: ['019'] },
    Bengali: { areaCodes: ['BD'] },
    Khmer: { areaCodes: ['KH', 'TH'] },
    Devanagari: { areaCodes: ['NP', 'IN'] },
    Cyrillic: { areaCodes: ['UA', 'MD'] },
    Vietnamese: { areaCodes: ['VN'] },
    'without decimals': { currency: 'JPY', goalMinor: 340_000n },
    met: { progress: 'met' },
    begun: { progress: 'begun' },
    none: { progress: 'none' },
  };
  it.each(Object.keys(hard))('%s: at most 60 KB in every language', async (name) => {
    for (const lang of publicLanguageCodes) {
      const png = await needCard(facts(hard[name]), lang);
      if (process.env.CARDS_TO) writeFileSync(`${process.env.CARDS_TO}/${name.replace(/ /g, '-')}-${lang}.png`, png);
      expect(png.byteLength).toBeLessThanOrEqual(BYTES_MAX);
    }
  });

  it('names countries in their own writing, too', () => {
    const own = (...areaCodes: string[]) => cardWords(facts({ areaCodes }), 'en').ownNames;
    expect([own('BD'), own('KH'), own('NP'), own('UA'), own('VN'), own('SA')]).toEqual([
      'বাংলাদেশ',
      'កម្ពុជា',
      'नेपाल',
      'Україна',
      'Việt Nam',
      'المملكة العربية السعودية',
    ]);
    expect(cardWords(facts({ areaCodes: ['SA'] }), 'ar').ownNames).toBe('');
    expect(own('035')).toBe('');
  });

  it('every letter is drawn: words of all kinds and countries in four languages', async () => {
    const { canLetter } = await import('~/platform/images/index.server');
    for (const lang of publicLanguageCodes) {
      for (const kind of needCategories) {
        const { kinds, progress } = cardWords(facts({ kinds: [kind] }), lang);
        expect([progress, canLetter(progress, 'serif')]).toEqual([progress, true]);
        for (const { word } of kinds) expect([word, canLetter(word, 'serif')]).toEqual([word, true]);
      }
    }
  });
});

it('takes at most 100 ms of the processor', async () => {
  await siteCard('en');
  const took: number[] = [];
  for (let goal = 1n; goal <= 9n; goal += 1n) {
    const before = process.cpuUsage();
    await needCard(facts({ goalMinor: goal * 100_000n }), 'en');
    const { user, system } = process.cpuUsage(before);
    took.push((user + system) / 1_000);
  }
  // The least of nine: a busy machine makes the same work dearer, never cheaper.
  const least = Math.min(...took);
  process.stdout.write(`a share card: ${least.toFixed(0)} ms (limit ${DRAWN_WITHIN_MS})\n`);
  expect(least).toBeLessThan(DRAWN_WITHIN_MS);
});

it('has the colours of the pages', () => {
  const tokens = readFileSync('app/ui/styles/tokens.css', 'utf8');
  const light = tokens.slice(0, tokens.indexOf('@media'));
  for (const [name, colour] of Object.entries(cardColours)) expect(light).toContain(`--${name}: ${colour};`);
});
