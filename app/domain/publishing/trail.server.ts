import type { Transaction } from '../../platform/db/index.server';
import type { GateOutcome, GateSummary } from './gate';

/** What the trail says of publishing: numbers and decisions, never words of a text. */
interface PublishingTrail {
  'gate.ran': { revision: number; outcome: GateOutcome } & GateSummary;
  'finding.justified': { type: string };
  'review.sent': { revision: number };
  'review.decided': {
    revision: number;
    decision: 'approved' | 'sent_back';
    conditionsConfirmed: number;
    justificationsAccepted: number;
  };
  'campaign.waits': { lines: number };
}

/** Writes a row of a case in the transaction of what it tells. */
export async function recordPublishing<A extends keyof PublishingTrail>(
  tx: Transaction,
  action: A,
  pseudonym: string,
  detail: PublishingTrail[A],
): Promise<void> {
  await tx.$executeRaw`SELECT audit.record(${action}, 'case', ${pseudonym}, ${JSON.stringify(detail)}::jsonb)`;
}

/** A page that was taken down by a reviewer: told by its public address. */
export async function recordUnpublished(tx: Transaction, slug: string): Promise<void> {
  await tx.$executeRaw`SELECT audit.record('campaign.unpublished', 'campaign', ${slug}, '{}'::jsonb)`;
}
