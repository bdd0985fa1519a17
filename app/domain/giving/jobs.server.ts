import type { OutboxHandler } from '~/platform/jobs/index.server';
import { donorHandlers } from './donor-jobs.server';
import { moneyHandlers } from './money-jobs.server';

/** One after the other: both sides of giving may have something to do about one event. */
const both =
  (first: OutboxHandler, second: OutboxHandler): OutboxHandler =>
  async (payload) => {
    await first(payload);
    await second(payload);
  };

/** What giving does when an event of the outbox comes up: first the money, then what donors hear of it. */
export const givingHandlers: Record<string, OutboxHandler> = { ...moneyHandlers };
for (const [kind, handler] of Object.entries(donorHandlers)) {
  const earlier = givingHandlers[kind];
  givingHandlers[kind] = earlier ? both(earlier, handler) : handler;
}
