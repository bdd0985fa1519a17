import type { OutboxHandler } from '~/platform/jobs/index.server';
import { moneyHandlers } from './money-jobs.server';
import { sendReceipt } from './send-receipt.server';

/** What giving does when an event of the outbox comes up. */
export const givingHandlers: Record<string, OutboxHandler> = {
  ...moneyHandlers,
  gift_booked: sendReceipt,
  receipt_wanted: sendReceipt,
};
