import { publishing as words } from '~/catalogues/en/publishing';
import type { StaffActor } from '../access';
import { type CheckedText, checkTexts, type TextContext } from './check-text.server';
import type { WrittenDraft } from './fields';
import type { GateRefusal } from './gate';
import { gateFields, type PublicText, publicTexts } from './gate-fields.server';
import { type FindingView, findingViews } from './gate-view.server';
import { learnt } from './learns';
import { withinLimits } from './within-limits.server';
import { type Desk, deskOf } from './writing-desk.server';
import { writtenPage } from './written-page.server';

/** The marks of everything that is being written, and what a reader would learn of it. */
export interface WhileWriting {
  fields: { key: string; findings: FindingView[] }[];
  learns: string[];
  /** Why there are no marks to rely on, in words. */
  refusals: string[];
}

/**
 * Looks at texts as they are typed: nothing is stored, and nothing is decided by it. What was looked at before is not
 * looked at again. The gate itself says what may be published.
 */
export async function checkWhileWriting(actor: StaffActor, caseId: string, draft: WrittenDraft): Promise<WhileWriting> {
  const desk = await deskOf(actor, caseId, draft);
  const { opened, context, granted, state, table, limits } = desk;
  if (opened === null || context === null) return { fields: [], learns: [], refusals: [words.refusal_minor] };
  const texts = publicTexts(opened, draft);
  const checked = await checkAnew(desk, texts, context);
  const refusals: GateRefusal[] = [];
  const fields = gateFields(caseId, texts, checked, desk.justifications, refusals);
  const { asConsented } = writtenPage(opened, draft, granted, state, table);
  return {
    fields: fields.map(({ key, findings }) => ({ key, findings: findingViews(findings) })),
    learns: learnt(limits ? withinLimits(asConsented, limits) : asConsented, fields),
    refusals: refusals.map((refusal) => words[`refusal_${refusal}`]),
  };
}

/** Checks what is not as it was the last time. A refusal is asked again. */
async function checkAnew(
  { checked }: Desk,
  texts: readonly PublicText[],
  context: TextContext,
): Promise<CheckedText[]> {
  const known = texts.map(({ key, text, locale }) => {
    const before = checked.get(key);
    return before?.text === text && before.locale === locale ? before.result : undefined;
  });
  const open = texts.filter((_, index) => known[index] === undefined);
  const results = open.length > 0 ? await checkTexts(open, context) : [];
  for (const [index, { key, text, locale }] of open.entries()) {
    const result = results[index];
    if (result && 'marks' in result) checked.set(key, { text, locale, result });
  }
  return texts.map((text, index) => known[index] ?? results[open.indexOf(text)] ?? { refusal: 'failed' });
}
