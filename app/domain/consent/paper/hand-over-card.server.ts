import type { StoryLanguage } from '~/catalogues/story-languages';
import { FormSheet } from '~/platform/pdf/index.server';
import { paperWords } from './paper-words';

export interface HandOverCard {
  language: StoryLanguage;
  /** The neutral address, without what a browser adds by itself. */
  address: string;
  /** 18 digits that the officer chose to print; null leaves a line to write on. The PIN never stands on paper. */
  code: string | null;
  madeAt: Date;
}

const WIDTH = 419.53;
const HEIGHT = 595.28;
const PAD = 22;

/**
 * A sheet of A5 that folds twice to the size of a hand. Outside and inside it is a card for appointments, with room for
 * an address and two numbers among the notes, as people write them down. It says nothing of who made it or what for:
 * whoever finds it finds a card for appointments.
 */
export async function handOverCard({
  language,
  address,
  code,
  madeAt,
}: HandOverCard): Promise<Uint8Array<ArrayBuffer>> {
  const words = paperWords(language);
  const sheet = new FormSheet({ title: words.cardTitle, language, madeAt, size: 'A5' });
  const half = WIDTH / 2;
  const middle = HEIGHT / 2;
  sheet.line([half, 10], [half, HEIGHT - 10], true);
  sheet.line([10, middle], [WIDTH - 10, middle], true);

  // Folded along the middle and once more, this quarter lies on top.
  sheet.at(
    words.cardTitle,
    half + PAD,
    middle + 96,
    half - 2 * PAD,
    { weight: 'head', size: 20, align: 'center' },
    'H1',
  );
  for (const row of [0, 1])
    sheet.line([half + 2 * PAD, middle + 178 + row * 30], [WIDTH - 2 * PAD, middle + 178 + row * 30]);

  days(sheet, words, PAD, PAD);
  days(sheet, words, half + PAD, PAD);

  let y = middle + PAD;
  sheet.at(words.cardNotes, PAD, y, half - 2 * PAD, { weight: 'strong', size: 11 });
  y += 30;
  for (const [word, value] of [
    [words.cardWeb, address],
    [words.cardNumber, code && spaced(code)],
    [words.cardPhone, null],
  ] as const) {
    sheet.at(word, PAD, y, 34, { size: 9, soft: true });
    if (value) sheet.at(value, PAD + 34, y - 1, half - 2 * PAD - 34, { size: 10 });
    sheet.line([PAD + 34, y + 15], [half - PAD, y + 15]);
    y += 30;
  }
  for (let row = 0; row < 4; row += 1) sheet.line([PAD, y + 8 + row * 26], [half - PAD, y + 8 + row * 26]);
  return sheet.finish();
}

/** Rows for a day and an hour. */
function days(sheet: FormSheet, words: ReturnType<typeof paperWords>, x: number, y: number): void {
  const width = WIDTH / 2 - 2 * PAD;
  sheet.at(words.cardDay, x, y, width / 2, { size: 9, soft: true });
  sheet.at(words.cardTime, x + width * 0.62, y, width * 0.38, { size: 9, soft: true });
  for (let row = 0; row < 8; row += 1) {
    const line = y + 40 + row * 28;
    sheet.line([x, line], [x + width * 0.56, line]);
    sheet.line([x + width * 0.62, line], [x + width, line]);
  }
}

const spaced = (code: string) => code.replace(/(\d{3})(?=\d)/g, '$1 ');
