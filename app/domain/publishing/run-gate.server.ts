import { inTransaction, type Transaction } from '../../platform/db/index.server';
import { log } from '../../platform/log/index.server';
import type { StaffActor } from '../access';
import { CaseNotFoundError } from '../cases';
import { findFrame } from '../cases/index.server';
import { type CaseState, caseState } from './case-state.server';
import { type Evaluation, evaluateGate, GateTimeError } from './evaluate-gate.server';
import { type GateReport, summaryOf } from './gate';
import { recordPublishing } from './trail.server';

/** The gate may take this long for a whole case, and this much longer for each further language; a longer run is a refusal. */
const GATE_TIME_MS = 10_000;
const LANGUAGE_TIME_MS = 5_000;

export interface GateLimits {
  timeMs?: number;
  /** What stands in the trail for opening the case. */
  reason?: 'gate' | 'review' | 'showing';
}

/**
 * Runs the gate over a case as it stands and keeps the outcome (numbers only) with a trail row. Fails closed: whatever
 * goes wrong inside, and a run that takes too long, is a refusal. Throws CaseNotFoundError for a case of another office.
 */
export async function runGate(actor: StaffActor, caseId: string, limits: GateLimits = {}): Promise<Evaluation> {
  const evaluation = await evaluateOrRefuse(actor, caseId, limits);
  await inTransaction(actor, 'run-gate', (tx) => storeRun(tx, actor, evaluation.report));
  return evaluation;
}

async function evaluateOrRefuse(
  actor: StaffActor,
  caseId: string,
  { timeMs = GATE_TIME_MS, reason = 'gate' }: GateLimits,
): Promise<Evaluation> {
  let endsAt = performance.now() + timeMs;
  const clock = {
    check() {
      if (performance.now() > endsAt) throw new GateTimeError();
    },
    allowFor(languages: number) {
      endsAt += languages * LANGUAGE_TIME_MS;
    },
  };
  try {
    const evaluation = await evaluateGate(actor, caseId, reason, clock);
    clock.check();
    return evaluation;
  } catch (error) {
    if (error instanceof CaseNotFoundError) throw error;
    log.error({ err: error, caseId }, 'the gate failed and refuses');
    return refusalOf(await caseState(actor, caseId), error instanceof GateTimeError ? 'timed_out' : 'gate_failed');
  }
}

function refusalOf(state: CaseState, refusal: 'timed_out' | 'gate_failed'): Evaluation {
  const consent = state.consent.consent;
  const report: GateReport = {
    caseId: state.frame.id,
    outcome: 'refused',
    refusals: [refusal],
    draftRevision: state.draftRevision,
    consentId: consent?.id ?? null,
    granted: consent?.granted ?? [],
    fields: [],
    projection: null,
    givenUp: null,
    rate: null,
    anonymity: null,
    digest: null,
  };
  return { state, report, opened: null };
}

/** A run that says the same as the one before is not written again. */
async function storeRun(tx: Transaction, actor: StaffActor, report: GateReport): Promise<void> {
  const { caseId, draftRevision, consentId, outcome } = report;
  const summary = summaryOf(report);
  const last = await tx.gateRun.findFirst({ where: { caseId }, orderBy: [{ ranAt: 'desc' }, { id: 'asc' }] });
  const same =
    last !== null &&
    last.draftRevision === draftRevision &&
    last.consentId === consentId &&
    last.outcome === outcome &&
    sorted(last.summary) === sorted(summary);
  if (same) return;
  const frame = await findFrame(tx, caseId);
  await tx.gateRun.create({
    data: { caseId, draftRevision, consentId, outcome, summary: { ...summary }, ranBy: actor.userId },
    select: { id: true },
  });
  await recordPublishing(tx, 'gate.ran', frame.pseudonym, { revision: draftRevision, outcome, ...summary });
}

/** JSON with its keys in order, since the database keeps its own. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
