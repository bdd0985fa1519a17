import type { StoryLanguage } from '../../../app/catalogues/story-languages';
import type { NeedCategory, StoryTexts } from '../../../app/domain/cases';
import { openCase, saveDraft } from '../../../app/domain/cases/index.server';
import type { ConsentScope } from '../../../app/domain/consent';
import { decideReview, runGate, sendToReview } from '../../../app/domain/publishing/index.server';
import { gateTexts } from '../../../app/domain/redaction/index.server';
import {
  approvalFor,
  importedCase,
  justifyEverything,
  release,
  renewConsent,
  type Scene,
  writeSafeDraft,
} from './scene';

const SPANISH_LABELS: Partial<Record<NeedCategory, string>> = {
  medical: 'Atención médica',
  psychosocial: 'Acompañamiento',
  legal: 'Ayuda con los papeles',
  small_business: 'Lo necesario para empezar a trabajar',
  basic_needs: 'Comida y gastos de la casa',
};

export const ORIGINAL = {
  title: 'A new start at home',
  story: 'The work was not what had been promised. The claim for the wages is under way.',
};
export const SPANISH = {
  title: 'Empezar de nuevo en casa',
  story: 'El trabajo no era el que le habían prometido. Ahora espera una respuesta.',
};

/** The gate has read its word lists: on a machine that does much else at once, reading two takes longer than a check may. */
export async function wordListsRead(locales: readonly StoryLanguage[]): Promise<void> {
  const text = { text: 'x', privateValues: [], purpose: 'story' as const, grantedScopes: ['story'] };
  for (let attempt = 0; attempt < 6; attempt += 1) {
    const results = await gateTexts(locales.map((locale) => ({ ...text, locale })));
    if (results.every(({ refusal }) => refusal === undefined)) return;
  }
}

/** A case of today with a story that tells little, ready for the gate. */
export async function plainCase(
  granted: readonly ConsentScope[] = ['needs', 'story', 'journey_country', 'age_band'],
  story = ORIGINAL.story,
): Promise<Scene> {
  const scene = await importedCase('001');
  await renewConsent(scene, granted);
  await writeSafeDraft(scene, '001', { ...ORIGINAL, story });
  return scene;
}

/** Writes the story in another language. Answers the new revision. */
export async function translate(
  { officer, caseId }: Pick<Scene, 'officer' | 'caseId'>,
  language: StoryLanguage = 'es',
  changes: Partial<StoryTexts> = {},
): Promise<number> {
  const { draft, needs } = await openCase(officer, caseId, ['draft', 'needs'], 'test');
  if (!draft) throw new Error('no draft');
  const labels = Object.fromEntries(
    (needs?.lines ?? []).map(({ id, category }) => [id, SPANISH_LABELS[category] ?? '']),
  );
  const texts: StoryTexts = { ...SPANISH, stops: {}, labels, ...changes };
  const content = { ...draft.content, translations: { ...draft.content.translations, [language]: texts } };
  const saved = await saveDraft(officer, { caseId, baseRevision: draft.revision, locale: draft.locale, content });
  return saved.revision;
}

/** Sent to review in English and Spanish. */
export async function sentInTwo(): Promise<Scene & { reviewId: string }> {
  const scene = await plainCase();
  const revision = await translate(scene);
  await justifyEverything(scene);
  return { ...scene, ...(await sendToReview(scene.officer, scene.caseId, revision)) };
}

/** Public in English and Spanish. */
export async function publishedInTwo(): Promise<Scene & { slug: string; reviewId: string }> {
  const scene = await sentInTwo();
  const { reviewer, reviewId } = scene;
  const { slug } = await decideReview(reviewer, reviewId, await approvalFor(reviewer, reviewId));
  return { ...scene, slug: await release(slug ?? '') };
}

/** What blocks in one text, with its reason. */
export async function blocksIn({ officer, caseId }: Pick<Scene, 'officer' | 'caseId'>, key: string) {
  const { report } = await runGate(officer, caseId);
  return (report.fields.find((field) => field.key === key)?.findings ?? [])
    .filter(({ level }) => level === 'block')
    .map(({ words, reason }) => [words, reason]);
}
