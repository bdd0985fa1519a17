import { PDFiumLibrary } from '@hyzyla/pdfium';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type StoryLanguage, storyLanguages } from '~/catalogues/story-languages';
import { runsOf } from '~/platform/pdf/typefaces.server';
import { consentForm } from './consent-form.server';
import { handOverCard } from './hand-over-card.server';
import { paperWords } from './paper-words';

// The first paper of a process reads all faces.
vi.setConfig({ testTimeout: 60_000 });

let pdfium: PDFiumLibrary;
beforeAll(async () => {
  pdfium = await PDFiumLibrary.init();
});
afterAll(() => pdfium.destroy());

async function textOf(bytes: Uint8Array): Promise<{ text: string; pages: number }> {
  const document = await pdfium.loadDocument(Buffer.from(bytes));
  const pages = [...document.pages()].map((page) => page.getText());
  document.destroy();
  return { text: pages.join('\n'), pages: pages.length };
}
const flat = (text: string) => text.normalize('NFC').replace(/\s+/g, '');

const madeAt = new Date('2026-11-22T00:00:00Z');
const blank = (language: StoryLanguage, pictures: boolean) =>
  consentForm({ language, pictures, madeAt, reference: null, page: null, withGuardian: true });

describe.each(storyLanguages)('papers in %s', (language) => {
  const words = paperWords(language);

  it('have a letter for everything they say', () => {
    for (const text of Object.values(words))
      for (const face of [
        'noto',
        'noto-bold',
        ...(['vi', 'uk'].includes(language) ? [] : (['sans', 'bold'] as const)),
      ] as const)
        expect(
          runsOf(text, face)
            .map(({ letters }) => letters)
            .join(''),
        ).toBe(text);
  });

  it.each([false, true])(
    'ask for each scope, promise the same help, and say that copies stay (pictures: %s)',
    async (pictures) => {
      const { text, pages } = await textOf(await blank(language, pictures));
      for (const key of [
        'scope_needs',
        'scope_story',
        'scope_journey_country',
        'scope_journey_region',
        'scope_age_band',
        'scope_updates',
        'scope_share_card',
        'scope_open_data',
        'promiseSameHelp',
        'promiseCopies',
        'promiseTakeBack',
        'promiseEnds',
        'signThumb',
        'guardianVetted',
      ] as const)
        expect(flat(text), key).toContain(flat(words[key]));
      expect(pages).toBeLessThanOrEqual(3);
    },
  );

  it('are tagged, in their language, with a title', async () => {
    const bytes = Buffer.from(await blank(language, false)).toString('latin1');
    expect(bytes).toContain('/MarkInfo');
    expect(bytes).toContain('/StructTreeRoot');
    expect(bytes).toContain(`/Lang (${language})`);
  });

  it('hide what the card is for from whoever finds it', async () => {
    const bytes = await handOverCard({ language, address: 'pages.example/p', code: '123456789012345678', madeAt });
    const { text, pages } = await textOf(bytes);
    expect(pages).toBe(1);
    expect(flat(text)).toContain('123456789012345678');
    const betraying =
      /homeward|consent|surviv|traffick|victim|shelter|case|donat|withdraw|secret|pin\b|help|consentimiento|víctima|refugio|consentement|victime|korban|persetujuan|bantuan|nạn nhân|đồng ý|згод|жертв|допомог/i;
    expect(text).not.toMatch(betraying);
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/homeward|PDFKit/i);
  });
});

it('the card leaves a line where the officer prints no code', async () => {
  const { text } = await textOf(await handOverCard({ language: 'en', address: 'pages.example/p', code: null, madeAt }));
  expect(text).not.toMatch(/\d{3}/);
});

it('a form with a page says its version, its words and its amounts, and no other word of the case', async () => {
  const page = {
    title: 'A small herd',
    story: ['Somebody would like to keep cattle.'],
    form: 'forced_labour' as const,
    age: null,
    map: null,
    chapters: [{ number: 1, area: 'Southern Asia', stops: [{ kind: 'origin' as const, years: null, text: '' }] }],
    lines: [{ label: 'Two cows', amount: '$1,200' }],
    goal: '$1,200',
    until: '20 February 2027',
    mark: '7K2Q-M0XR',
    translations: [
      { language: 'Español', title: 'Unos animales', story: ['Quiere criar vacas.'], stops: [], labels: ['Dos vacas'] },
    ],
  };
  const { text } = await textOf(
    await consentForm({ language: 'en', pictures: false, madeAt, reference: 'K7', page, withGuardian: false }),
  );
  for (const said of [
    'A small herd',
    'Somebody would like to keep cattle.',
    'Two cows',
    '$1,200',
    'Version 7K2Q-M0XR',
    'Southern Asia',
    'The same words in Español',
    'Quiere criar vacas.',
    'Dos vacas',
  ])
    expect(text).toContain(said);
});
