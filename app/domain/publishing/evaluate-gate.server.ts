import type { StaffActor } from '../access';
import { ageClassOn } from '../cases';
import { openCase, rateTable } from '../cases/index.server';
import { type CaseState, caseState, standingRefusals } from './case-state.server';
import { checkTexts } from './check-text.server';
import { countedPage } from './counted-page.server';
import { translatedInto } from './fields';
import { type GateReport, outcomeOf } from './gate';
import type { GateContent } from './gate-content.server';
import { gateFields, publicTexts } from './gate-fields.server';
import { openJustifications } from './justifications.server';
import { digestOf } from './project-case.server';

export interface Evaluation {
  state: CaseState;
  report: GateReport;
  /** Null when the case was refused before it was opened. */
  opened: GateContent | null;
}

/** Thrown between two texts when the gate has run for too long. */
export class GateTimeError extends Error {
  override readonly name = 'GateTimeError';
}

export interface GateClock {
  /** Throws once the time is over. */
  check(): void;
  /** A language may have to be read first. */
  allowFor(languages: number): void;
}

/**
 * Looks at everything that would be public of a case, under its latest consent, and decides. Opens the case through
 * the door; `reason` stands in the trail. A minor is refused unopened. Errors pass through: `runGate` makes them a refusal.
 */
export async function evaluateGate(
  actor: StaffActor,
  caseId: string,
  reason: string,
  clock: GateClock,
): Promise<Evaluation> {
  const state = await caseState(actor, caseId);
  const refusals = standingRefusals(state);
  const granted = state.consent.consent?.granted ?? [];
  const empty: GateReport = {
    caseId,
    outcome: 'refused',
    refusals,
    draftRevision: state.draftRevision,
    consentId: state.consent.consent?.id ?? null,
    granted,
    fields: [],
    projection: null,
    givenUp: null,
    rate: null,
    anonymity: null,
    digest: null,
  };
  if (refusals.includes('minor')) return { state, report: empty, opened: null };

  const opened = await openCase(actor, caseId, ['person', 'journey', 'needs', 'draft'], reason);
  if (ageClassOn(opened.person.content.dateOfBirth, state.now) !== 'adult') {
    return { state, report: { ...empty, refusals: ['minor', ...refusals] }, opened: null };
  }
  if (opened.needs === null || opened.needs.lines.length === 0) refusals.push('no_needs');
  if (opened.draft === null) return { state, report: empty, opened };

  const justifications = await openJustifications(actor, caseId, reason);
  const { draft } = opened;
  clock.allowFor(translatedInto(draft).length);
  const table = rateTable();
  const counted = await countedPage(actor, caseId, opened, draft, { state, granted, table, reason });
  const { page, projection, anonymity, context } = counted;
  if (!page.hasRate) refusals.push('no_rate');
  if (anonymity !== null && anonymity.standing === null) refusals.push('too_rare');
  const texts = publicTexts(opened, draft);
  clock.check();
  const checked = await checkTexts(texts, context);
  clock.check();
  const fields = gateFields(caseId, texts, checked, justifications, refusals);
  const currency = opened.needs?.currency ?? table.settlementCurrency;
  return {
    state,
    opened,
    report: {
      ...empty,
      draftRevision: draft.revision,
      outcome: outcomeOf(refusals, fields),
      fields,
      projection,
      givenUp: { ...page.givenUp, stopsShown: new Set(projection.stops.flatMap(({ area }) => area?.code ?? [])).size },
      anonymity,
      rate: {
        source: table.source,
        date: table.date,
        currency,
        perUnit: table.perSettlementUnit[currency] ?? '1',
        marginPercent: table.marginPercent,
      },
      digest: digestOf(projection),
    },
  };
}
