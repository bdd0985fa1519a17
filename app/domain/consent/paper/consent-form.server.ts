import { type ConsentScope, consentScopes } from '~/catalogues/consent-scopes';
import type { ConsentPaperWords } from '~/catalogues/en/consent-paper';
import { message } from '~/catalogues/message';
import type { StoryLanguage } from '~/catalogues/story-languages';
import { FormSheet } from '~/platform/pdf/index.server';
import { type ConsentDrawing, consentDrawings } from '~/ui/icons/consent-drawings';
import { drawPage, type PaperPage } from './draw-page';
import { paperWords } from './paper-words';

export interface ConsentPaper {
  language: StoryLanguage;
  /** With a picture for each point, for somebody who does not read. */
  pictures: boolean;
  madeAt: Date;
  /** The case by its pseudonym, to file the paper; null on a blank form. */
  reference: string | null;
  /** What others would see; null on a blank form and while there is no such page. */
  page: PaperPage | null;
  /** A minor, or somebody for whom another person speaks. */
  withGuardian: boolean;
}

const promises = [
  ['same_help', 'promiseSameHelp'],
  ['take_back', 'promiseTakeBack'],
  ['copies', 'promiseCopies'],
  ['ends', 'promiseEnds'],
  ['shown', 'promiseShown'],
  ['never', 'promiseNever'],
] as const satisfies readonly (readonly [ConsentDrawing, keyof ConsentPaperWords])[];

/** The consent form as a PDF: what is promised, each scope with yes and no, what would be seen, the sign. Nothing private. */
export async function consentForm(paper: ConsentPaper): Promise<Uint8Array<ArrayBuffer>> {
  const words = paperWords(paper.language);
  const sheet = new FormSheet({
    title: words.title,
    language: paper.language,
    madeAt: paper.madeAt,
    foot: [paper.reference, paper.page && message(words.version, { mark: paper.page.mark }), '{page} / {pages}']
      .filter(Boolean)
      .join('   ·   '),
  });
  sheet.title(words.title);
  sheet.text(words.lead, { size: paper.pictures ? 12 : 11, gap: 10 });
  for (const [drawing, key] of promises)
    sheet.drawn(consentDrawings[drawing], words[key], { size: paper.pictures ? 48 : 20, big: paper.pictures });
  if (paper.pictures) sheet.newPage();
  sheet.section(words.asks);
  sheet.text(words.promiseEachAlone, { soft: true, gap: 8 });
  for (const scope of consentScopes) askFor(sheet, words, scope, paper.pictures);
  sheet.section(words.otherTitle);
  sheet.text(words.otherHint, { soft: true });
  sheet.lines(paper.pictures ? 1 : 2);
  sheet.newPage();
  if (paper.page) {
    drawPage(sheet, words, paper.page);
    sheet.section(words.answerTitle);
    sheet.choices([words.answerYes, words.answerNo], 2);
  } else {
    sheet.drawn(consentDrawings.shown, words.previewNone, { size: 24 });
  }
  sign(sheet, words, paper);
  return sheet.finish();
}

function askFor(sheet: FormSheet, words: ConsentPaperWords, scope: ConsentScope, pictures: boolean): void {
  sheet.drawn(consentDrawings[scope], words[`scope_${scope}`], {
    more: words[`scope_${scope}_more`],
    size: pictures ? 50 : 26,
    big: pictures,
    boxes: pictures
      ? [
          { word: words.yes, drawing: consentDrawings.yes },
          { word: words.no, drawing: consentDrawings.no },
        ]
      : [{ word: words.yes }, { word: words.no }],
  });
}

function sign(sheet: FormSheet, words: ConsentPaperWords, { withGuardian, reference }: ConsentPaper): void {
  sheet.room(250);
  sheet.section(words.signTitle);
  sheet.choices([words.signWritten, words.signThumb, words.signSpoken], 3);
  sheet.frames(
    [
      { words: words.signWritten, width: 0.7 },
      { words: words.signThumb, drawing: consentDrawings.thumb, width: 0.3 },
    ],
    92,
  );
  sheet.fields([words.date], 2);
  if (withGuardian || reference === null) {
    sheet.section(words.guardianTitle);
    sheet.fields([words.guardianName, words.guardianRelation], 2);
    sheet.fields([words.guardianVetted], 1);
  }
  sheet.section(words.officeTitle);
  sheet.fields([words.officeExplained, words.officeInterpreter, words.officeLanguage, words.officeReference], 2);
}
