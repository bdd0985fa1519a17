import type { StaffActor } from '../access';
import type { RateTable } from '../cases';
import type { ConsentScope } from '../consent';
import { consentHistory } from '../consent/index.server';
import type { CaseState } from './case-state.server';
import type { WrittenDraft } from './fields';
import type { GateContent } from './gate-content.server';
import { leaveEnoughPeople } from './leave-enough-people.server';
import { textContext } from './text-context.server';
import { writtenPage } from './written-page.server';

/** The page as its draft would tell it, as it leaves enough people, and all that its words are judged by. */
export async function countedPage(
  actor: StaffActor,
  caseId: string,
  opened: GateContent,
  draft: WrittenDraft,
  {
    state,
    granted,
    table,
    reason,
  }: { state: CaseState; granted: readonly ConsentScope[]; table: RateTable; reason: string },
) {
  const page = writtenPage(opened, draft, granted, state, table);
  const { projection, anonymity, words } = await leaveEnoughPeople(
    actor,
    opened,
    page.asConsented,
    page.placed,
    state.now,
  );
  const [latest] = await consentHistory(actor, caseId, reason);
  const context = textContext(opened, {
    granted,
    otherRefusals: latest?.content.otherRefusals ?? [],
    projection,
    anonymity,
    areaOfStop: page.areaOfStop,
    givenUp: words,
  });
  return { page, projection, anonymity, context };
}
