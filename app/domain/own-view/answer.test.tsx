import { describe, expect, it } from 'vitest';
import { message } from '~/catalogues/message';
import { answer, STEP_BYTES } from './answer.server';
import { EnterPage } from './ui/enter-pages';
import { NotePage, NotesList, OwnList } from './ui/list-pages';
import { languageFrom, type OwnLanguage, ownLanguages, wordsOf } from './words';

const languages = Object.keys(ownLanguages) as OwnLanguage[];
const lengthOf = async (response: Response) => (await response.arrayBuffer()).byteLength;

describe.each(languages)('in %s', (language) => {
  const frame = { language, token: 'a'.repeat(32) };

  it('safeguard: the list of the second PIN is as long and has as many buttons as the true one (padded, notes)', async () => {
    const pages = [answer(<OwnList frame={frame} />, { language }), answer(<NotesList frame={frame} />, { language })];
    const [own, notes] = await Promise.all(pages.map((page) => page.text()));
    expect([own, notes].map((html) => Buffer.byteLength(html ?? ''))).toEqual([STEP_BYTES, STEP_BYTES]);
    expect(own?.match(/<button/g)).toHaveLength(notes?.match(/<button/g)?.length ?? 0);
  });

  it('every page of the two first steps weighs one step', async () => {
    const { notes } = wordsOf(language);
    const all = [
      answer(<EnterPage language={language} />, { language }),
      answer(<EnterPage language={language} notice="closed" />, { language }),
      ...notes.map((_note, at) => answer(<NotePage frame={frame} at={at} />, { language })),
    ];
    expect(new Set(await Promise.all(all.map(lengthOf)))).toEqual(new Set([STEP_BYTES]));
  });

  it('has every word filled, and messages that can be said', () => {
    const words = wordsOf(language);
    for (const [key, text] of Object.entries(words)) if (typeof text === 'string') expect(text, key).not.toBe('');
    expect(message(words.paymentText, { amount: 'USD 5', what: 'x', month: 'y' }, language)).toContain('USD 5');
    for (const count of [0, 1, 2, 5]) expect(message(words.pagePlaces, { count }, language)).not.toContain('{');
    expect(message(words.answer, { month: 'm' }, language)).toContain('m');
  });
});

describe('the language', () => {
  it('is what the form carries, else what the browser asks for, else English', () => {
    expect(languageFrom('ar', 'fr')).toBe('ar');
    expect(languageFrom('', 'de-DE,uk;q=0.8')).toBe('uk');
    expect(languageFrom('toString', 'constructor')).toBe('en');
  });
});
