import type { ConsentPaperWords } from '~/catalogues/en/consent-paper';
import { message } from '~/catalogues/message';
import type { FormSheet } from '~/platform/pdf/index.server';
import { consentDrawings } from '~/ui/icons/consent-drawings';
import type { StoryMapDrawing } from '~/ui/map';
import { drawMap } from './draw-map';

type Suffix<P extends string> = keyof ConsentPaperWords extends infer K
  ? K extends `${P}${infer S}`
    ? S
    : never
  : never;

/** What others would see: its texts to the letter, everything else in the language of the paper. */
export interface PaperPage {
  title: string;
  story: readonly string[];
  form: Suffix<'form_'> | null;
  age: Suffix<'age_'> | null;
  map: StoryMapDrawing | null;
  /** One stop after another; `area` null is a place that is not told. */
  chapters: readonly { number: number; area: string | null; stops: readonly PaperStop[] }[];
  lines: readonly { label: string; amount: string }[];
  goal: string;
  /** The last day on which it is shown, in words. */
  until: string | null;
  mark: string;
  /** The same words in other languages, each with its own name. */
  translations: readonly PaperTranslation[];
}
export interface PaperTranslation {
  language: string;
  title: string;
  story: readonly string[];
  stops: readonly string[];
  labels: readonly string[];
}
export interface PaperStop {
  kind: Suffix<'kind_'>;
  years: string | null;
  text: string;
}

export function drawPage(sheet: FormSheet, words: ConsentPaperWords, page: PaperPage): void {
  sheet.section(words.previewTitle);
  sheet.text(message(words.version, { mark: page.mark }), { soft: true });
  const facts = [page.form && words[`form_${page.form}`], page.age && words[`age_${page.age}`]].filter(Boolean);
  if (page.title !== '') sheet.text(page.title, { weight: 'head', size: 17, gap: 4 });
  if (facts.length > 0) sheet.text(facts.join(' · '), { soft: true });
  for (const paragraph of page.story) sheet.text(paragraph, { size: 12, gap: 8 });
  sheet.section(words.previewMap);
  if (page.map === null) sheet.drawn(consentDrawings.never, words.previewMapNone);
  else {
    drawMap(sheet, page.map, page.chapters.map(({ area }) => area ?? words.previewPlaceNone).join(', '), 300);
    sheet.text(words.previewMapNote, { size: 9, soft: true });
  }
  for (const { number, area, stops } of page.chapters) {
    sheet.text(`${number}. ${area ?? words.previewPlaceNone}`, { weight: 'strong', gap: 1 });
    for (const { kind, years, text } of stops) {
      sheet.text([words[`kind_${kind}`], years].filter(Boolean).join(', '), {
        size: 10,
        soft: true,
        gap: text ? 1 : 5,
      });
      if (text) sheet.text(text);
    }
  }
  if (page.chapters.length > 0) sheet.text(words.previewHome, { gap: 8 });
  sheet.section(words.previewNeeds);
  const rows = page.lines.map(({ label, amount }) => ({ words: label, amount }));
  sheet.amounts([...rows, { words: words.previewGoal, amount: page.goal, strong: true }]);
  for (const translation of page.translations) drawTranslation(sheet, words, translation);
  if (page.until) sheet.text(message(words.previewUntil, { date: page.until }), { soft: true });
}

function drawTranslation(sheet: FormSheet, words: ConsentPaperWords, told: PaperTranslation): void {
  sheet.section(message(words.previewTranslation, { language: told.language }));
  sheet.text(told.title, { weight: 'head', size: 14, gap: 4 });
  for (const paragraph of [...told.story, ...told.stops]) sheet.text(paragraph, { size: 12, gap: 8 });
  for (const label of told.labels) sheet.text(label);
}
