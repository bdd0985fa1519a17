import { inTransaction } from '../../platform/db/index.server';
import type { StaffActor } from '../access';
import { ageClassOn } from '../cases';
import { openCase, rateTable } from '../cases/index.server';
import { caseState } from './case-state.server';
import { checkTexts } from './check-text.server';
import { countedPage } from './counted-page.server';
import { PublishingError } from './errors';
import type { GateField, GateRefusal } from './gate';
import { gateFields, type PublicText } from './gate-fields.server';
import { openJustifications } from './justifications.server';
import { personTold } from './person-words';

/**
 * Looks at what is to be told later as the gate looks at the page: the same private values, limits and dictionary. What
 * would tell more of the person than the page does is refused. Throws PublishingError when the gate cannot do its work.
 */
export async function checkToldLater(
  actor: StaffActor,
  caseId: string,
  { question, text }: { question: string; text: string },
  reason: 'update' | 'review',
): Promise<GateField[]> {
  const state = await caseState(actor, caseId);
  if (state.frame.ageClass !== 'adult') throw new PublishingError(NOT_NOW);
  const opened = await openCase(actor, caseId, ['person', 'journey', 'needs', 'draft'], reason);
  const { draft } = opened;
  if (draft === null || ageClassOn(opened.person.content.dateOfBirth, state.now) !== 'adult')
    throw new PublishingError(NOT_NOW);
  const page = await pageOfCase(actor, caseId);
  const granted = state.consent.consent?.granted ?? [];
  const { context } = await countedPage(actor, caseId, opened, draft, { state, granted, table: rateTable(), reason });
  const texts: PublicText[] = [
    { key: 'title', text: question, locale: page.locale, required: false, original: null },
    { key: 'story', text, locale: page.locale, required: true, original: null },
  ];
  const refusals: GateRefusal[] = [];
  const checked = await checkTexts(texts, context);
  const fields = gateFields(caseId, texts, checked, await openJustifications(actor, caseId, reason), refusals);
  if (refusals.length > 0) throw new PublishingError('The gate could not read these words. Nothing was sent.');
  tellsNoMore(`${question}\n${text}`, page);
  return fields;
}

const NOT_NOW = 'Nothing can be told on this page now.';

interface Page {
  locale: string;
  words: string;
}

async function pageOfCase(actor: StaffActor, caseId: string): Promise<Page> {
  const [page] = await inTransaction(
    actor,
    'page-of-case',
    (tx) => tx.$queryRaw<Page[]>`
    SELECT c.locale, concat_ws(E'\n', c.title, c.story,
      (SELECT string_agg(s.text, E'\n') FROM public.campaign_stop s WHERE s.campaign_id = c.id),
      (SELECT string_agg(l.label, E'\n') FROM public.campaign_line l WHERE l.campaign_id = c.id)) AS words
    FROM private.publication p JOIN public.visible_campaign v ON v.id = p.campaign_id JOIN public.campaign c ON c.id = v.id
    WHERE p.case_id = ${caseId}::uuid`,
  );
  if (!page) throw new PublishingError(NOT_NOW);
  return page;
}

/** Everything ever published counts: words told later may not tell of sex or family what the page left open. */
function tellsNoMore(text: string, { locale, words }: Page): void {
  const later = personTold(text, locale);
  const before = personTold(words, locale);
  const more = [
    ...(later.man && !before.man ? ['that it is a man'] : []),
    ...(later.woman && !before.woman ? ['that it is a woman'] : []),
    ...later.kin.filter((kin) => !before.kin.includes(kin)).map((kin) => `“${kin}”`),
  ];
  if (more.length > 0)
    throw new PublishingError(`This tells more than the page does (${more.join(', ')}). Say it without that.`);
}
