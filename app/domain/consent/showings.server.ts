import { createHash, randomBytes } from 'node:crypto';
import type { Transaction } from '../../platform/db/index.server';
import type { StaffActor } from '../access';
import { type CaseFrame, type CaseSealer, recordOnCase, systemNow, throughDoor } from '../cases/index.server';
import { type NewShowing, permittedLines, type ShowingWay, showingContentSchema, type ToldFact } from './showing';

export interface ShownPage extends NewShowing {
  id: string;
  consentId: string;
  draftRevision: number;
  facts: readonly ToldFact[];
  mark: string;
}

/**
 * Keeps what was shown and what the person said, in the caller's transaction. The database holds a salted hash of each
 * line that may be told; the salt is sealed with the lines.
 */
export async function insertShowing(
  tx: Transaction,
  actor: StaffActor,
  frame: Pick<CaseFrame, 'id' | 'pseudonym'>,
  sealer: CaseSealer,
  page: ShownPage,
): Promise<void> {
  const { id, consentId, draftRevision, facts, mark, shownOn, way, agreed, shownBy, notes } = page;
  const salt = randomBytes(32);
  const permitted = permittedLines(facts).map((line) => hashOf(salt, line));
  const content = { facts, saltHex: salt.toString('hex'), shownBy, notes };
  const sealed = sealer.seal(`consent_showing/${id}`, showingContentSchema.parse(content));
  await tx.$executeRaw`
    INSERT INTO private.consent_showing
      (id, case_id, consent_id, draft_revision, shown_on, way, agreed, mark, permitted, sealed, recorded_by, recorded_at)
    VALUES (${id}::uuid, ${frame.id}::uuid, ${consentId}::uuid, ${draftRevision}, ${shownOn}::date,
      ${way}::private.showing_way, ${agreed}, ${mark},
      ARRAY(SELECT decode(line, 'hex') FROM unnest(${permitted}::text[]) AS line), ${sealed}, ${actor.userId}::uuid,
      ${await systemNow(tx)})`;
  await recordOnCase(tx, 'consent.shown', frame.pseudonym, { revision: draftRevision, way, agreed });
}

const hashOf = (salt: Uint8Array, line: string) => createHash('sha256').update(salt).update(line, 'utf8').digest('hex');

export interface LatestShowing {
  shownOn: Date;
  way: ShowingWay;
  agreed: boolean;
  mark: string;
  draftRevision: number;
  recordedAt: Date;
  facts: readonly ToldFact[];
  saltHex: string;
  shownBy: string;
  notes: string;
}

/** The last time that a page was shown under this consent, opened through the door; null when it never was. */
export async function latestShowing(
  actor: StaffActor,
  caseId: string,
  consentId: string,
  reason: string,
): Promise<LatestShowing | null> {
  return throughDoor(
    actor,
    { caseId, fields: ['showing'], reason },
    (tx) => tx.consentShowing.findFirst({ where: { caseId, consentId }, orderBy: { seq: 'desc' } }),
    (row, sealer) => {
      if (row === null) return null;
      const { shownOn, way, agreed, mark, draftRevision, recordedAt } = row;
      const content = sealer.open(`consent_showing/${row.id}`, showingContentSchema, row.sealed);
      return { shownOn, way, agreed, mark, draftRevision, recordedAt, ...content };
    },
  );
}

/** Lays the salt before the database for the rest of this transaction: without it no page passes. */
export async function layOpen(tx: Transaction, { saltHex }: Pick<LatestShowing, 'saltHex'>): Promise<void> {
  await tx.$executeRaw`SELECT set_config('homeward.showing_salt', ${saltHex}, true)`;
}
