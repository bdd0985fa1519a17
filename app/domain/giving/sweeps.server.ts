import { repeat } from '~/platform/jobs/index.server';
import { log } from '~/platform/log/index.server';
import { sendDueRefunds } from './send-refund.server';
import { sweepBalance } from './sweep-balance.server';
import { sweepCheckouts } from './sweep-checkouts.server';
import { sweepEvents } from './sweep-events.server';
import { watchDeadlines } from './watch-deadlines.server';

const SWEEP_PAUSE_MS = 5 * 60_000;
const REFUND_PAUSE_MS = 30 * 60_000;

/** One round: events that were lost, money that was not booked, checkouts of which nothing was heard. */
export async function sweepStripe(now = new Date()): Promise<void> {
  // Each on its own: what fails in one must not keep the others from their turn.
  const rounds = { events: sweepEvents, balance: sweepBalance, checkouts: sweepCheckouts };
  const failed: unknown[] = [];
  for (const [name, sweep] of Object.entries(rounds)) {
    try {
      await sweep(now);
    } catch (error) {
      failed.push(error);
      log.error({ err: error, name }, 'a sweep over Stripe failed; the next begins at the same place');
    }
  }
  if (failed.length === Object.keys(rounds).length) throw new AggregateError(failed, 'no sweep over Stripe succeeded');
}

/** Sweeps at once and then every five minutes; refunds that are due are sent every half hour. */
export function startSweeps(): { stop(): Promise<void> } {
  const sweeps = [
    repeat('sweep Stripe', SWEEP_PAUSE_MS, () => sweepStripe()),
    repeat('send due refunds', REFUND_PAUSE_MS, sendDueRefunds),
    repeat('watch deadlines of disputes', REFUND_PAUSE_MS, watchDeadlines),
  ];
  return {
    async stop() {
      await Promise.all(sweeps.map((sweep) => sweep.stop()));
    },
  };
}
