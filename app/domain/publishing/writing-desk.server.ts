import { createHash } from 'node:crypto';
import { inTransaction } from '../../platform/db/index.server';
import type { StaffActor } from '../access';
import type { Limits } from '../anonymity';
import { ageClassOn, type RateTable } from '../cases';
import { findFrame, openCase, rateTable } from '../cases/index.server';
import type { ConsentScope } from '../consent';
import { effectiveConsent } from '../consent/index.server';
import { type CaseState, caseState } from './case-state.server';
import type { CheckedText, TextContext } from './check-text.server';
import { countedPage } from './counted-page.server';
import type { FieldKey, WrittenDraft } from './fields';
import type { FindingJustification } from './gate';
import type { GateContent } from './gate-content.server';
import { openJustifications } from './justifications.server';

/** What lies open while somebody writes: everything that judges the words, and what was said of them last. */
export interface Desk {
  /** Null for a minor, whose case is not opened. */
  opened: GateContent | null;
  state: CaseState;
  granted: readonly ConsentScope[];
  table: RateTable;
  /** What the page may tell at most, as counted when the desk was laid; null where nothing was counted. */
  limits: Limits | null;
  context: TextContext | null;
  justifications: ReadonlyMap<string, FindingJustification>;
  checked: Map<FieldKey, { text: string; locale: string; result: CheckedText }>;
}

/** A desk is laid again after this time, with its rows in the trail, however busy its writer is. */
const DESK_MS = 10 * 60_000;
const DESKS_MAX = 64;
const desks = new Map<string, { version: string; until: number; desk: Promise<Desk> }>();

/**
 * The desk of one officer on one case. The case is opened once, through the door, and lies open in this process for ten
 * minutes at most; a change of person, journey, needs, consent or reasons lays it anew, and row security is asked each time.
 */
export async function deskOf(actor: StaffActor, caseId: string, draft: WrittenDraft): Promise<Desk> {
  const version = await versionOfCase(actor, caseId);
  const key = `${actor.userId}/${caseId}`;
  const now = performance.now();
  for (const [other, { until }] of desks) if (until <= now) desks.delete(other);
  const kept = desks.get(key);
  if (kept?.version === version) return kept.desk;
  const desk = layDesk(actor, caseId, draft);
  desks.delete(key);
  desks.set(key, { version, until: now + DESK_MS, desk });
  const [oldest] = desks.keys();
  if (desks.size > DESKS_MAX && oldest !== undefined) desks.delete(oldest);
  try {
    return await desk;
  } catch (error) {
    desks.delete(key);
    throw error;
  }
}

async function layDesk(actor: StaffActor, caseId: string, draft: WrittenDraft): Promise<Desk> {
  const state = await caseState(actor, caseId);
  const granted = state.consent.consent?.granted ?? [];
  const table = rateTable();
  const closed: Desk = {
    opened: null,
    state,
    granted,
    table,
    limits: null,
    context: null,
    justifications: new Map(),
    checked: new Map(),
  };
  if (state.frame.ageClass !== 'adult') return closed;
  const opened = await openCase(actor, caseId, ['person', 'journey', 'needs', 'draft'], REASON);
  if (ageClassOn(opened.person.content.dateOfBirth, state.now) !== 'adult') return closed;
  const counted = await countedPage(actor, caseId, opened, draft, { state, granted, table, reason: REASON });
  const justifications = await openJustifications(actor, caseId, REASON);
  return {
    ...closed,
    opened,
    context: counted.context,
    limits: counted.anonymity?.limits ?? null,
    justifications,
  };
}

/** What stands in the trail for opening the case. */
const REASON = 'marks while writing';

/** Changes whenever something does that judges the words. Nothing is decrypted; a case of another office is not found. */
async function versionOfCase(actor: StaffActor, caseId: string): Promise<string> {
  return inTransaction(actor, 'version-of-case', async (tx) => {
    const { closedAt, ageClass } = await findFrame(tx, caseId);
    const { consent, state } = await effectiveConsent(tx, caseId);
    const rows = await tx.$queryRaw<{ sealed: string | null }[]>`
      SELECT md5(person_sealed) AS sealed FROM private.case_file WHERE id = ${caseId}::uuid
      UNION ALL SELECT string_agg(kind::text || md5(sealed), ',' ORDER BY id) FROM private.journey_stop WHERE case_id = ${caseId}::uuid
      UNION ALL SELECT string_agg(category::text || md5(sealed), ',' ORDER BY id) FROM private.needs_line WHERE case_id = ${caseId}::uuid
      UNION ALL SELECT string_agg(fingerprint || md5(sealed), ',' ORDER BY id) FROM private.justification WHERE case_id = ${caseId}::uuid`;
    const parts = [closedAt, ageClass, state, consent?.id, consent?.granted, rows.map(({ sealed }) => sealed)];
    return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  });
}
