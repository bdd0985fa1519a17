import { inTransaction } from '~/platform/db/index.server';
import type { StaffActor } from '../access';
import type { FindingState, Severity } from './findings';

export interface FindingResponse {
  kind: 'answer' | 'closure';
  text: string;
  name: string | null;
  /** ISO time. */
  at: string;
}
export interface Finding {
  id: string;
  disbursementId: string;
  severity: Severity;
  text: string;
  raisedBy: string;
  raisedByName: string | null;
  raisedAt: Date;
  dueOn: Date;
  isOverdue: boolean;
  state: FindingState;
  responses: FindingResponse[];
}

interface Which {
  disbursementId?: string;
  findingId?: string;
}

/** Findings that this person may see, what is open and due first. */
export async function readFindings(actor: StaffActor, { disbursementId, findingId }: Which = {}): Promise<Finding[]> {
  return inTransaction(
    actor,
    'finding.list',
    (tx) => tx.$queryRaw<Finding[]>`
      SELECT id, disbursement_id AS "disbursementId", severity, text, raised_by AS "raisedBy", raised_by_name AS "raisedByName", raised_at AS "raisedAt", due_on AS "dueOn",
        state = 'open' AND due_on < (system.now() AT TIME ZONE 'UTC')::date AS "isOverdue", state, responses
      FROM audit.finding_view
      WHERE (${disbursementId ?? null}::uuid IS NULL OR disbursement_id = ${disbursementId ?? null}::uuid) AND (${findingId ?? null}::uuid IS NULL OR id = ${findingId ?? null}::uuid)
      ORDER BY array_position(ARRAY['open', 'answered', 'closed'], state), due_on, raised_at, id`,
  );
}

export async function readFinding(actor: StaffActor, findingId: string): Promise<Finding | undefined> {
  return (await readFindings(actor, { findingId }))[0];
}
