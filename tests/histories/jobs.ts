import { workerActor } from '~/domain/access';
import { givingHandlers } from '~/domain/giving/index.server';
import { inTransaction } from '~/platform/db/index.server';
import { outboxTask } from '~/platform/jobs/index.server';
import { asSuperuser } from '../integration/database';
import type { Random } from './random';

// The jobs of the application, done here one by one in an order of chance. Receipts are issued as the job does; drawing
// and mailing them is left out, two thousand histories long.

const issueReceipt = (giftId: string) =>
  inTransaction(
    workerActor,
    'giving.issue_receipt',
    (tx) => tx.$queryRaw`SELECT giving.issue_receipt(${giftId}::uuid)::text`,
  );
const receipt = async (payload: unknown) => void (await issueReceipt((payload as { giftId: string }).giftId));

const task = outboxTask({ ...givingHandlers, gift_booked: receipt, receipt_wanted: receipt });

/** Does what waits in the outbox once, in any order. Answers what failed; it stays for the next time. */
export async function doJobs(random: Random): Promise<string[]> {
  const waiting = await inTransaction(workerActor, 'histories.outbox', (tx) =>
    tx.outboxEvent.findMany({ where: { handledAt: null }, orderBy: [{ createdAt: 'asc' }, { kind: 'asc' }] }),
  );
  const failed: string[] = [];
  for (const { id, kind } of random.shuffled(waiting)) {
    try {
      await task({ eventId: id }, undefined as never);
    } catch (error) {
      failed.push(`${kind}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return failed;
}

const ROUNDS_MAX = 12;

/** Does jobs until none is left; a failed one is tried again as if its pause were over. Throws when some never succeed. */
export async function doAllJobs(random: Random): Promise<void> {
  let failed: string[] = [];
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    failed = await doJobs(random);
    if (failed.length === 0 && (await waitingJobs()) === 0) return;
    await asSuperuser((client) =>
      client.query(
        `UPDATE giving.stripe_event SET leased_until = NULL WHERE state = 'received' AND leased_until IS NOT NULL`,
      ),
    );
  }
  throw new Error(`jobs that never end: ${failed.slice(0, 3).join('; ')}`);
}

const waitingJobs = () =>
  inTransaction(workerActor, 'histories.waiting', (tx) => tx.outboxEvent.count({ where: { handledAt: null } }));
