import type { OutboxHandler } from '~/platform/jobs/index.server';
import { sendMailedLink } from './mailed-link.server';
import { carryOutMonthly } from './monthly-change.server';
import { sendMonthlyNews } from './send-monthly-news.server';
import { sendReceipt, sendVoidReceipt } from './send-receipt.server';

/** What donors hear of, and what they asked for, when an event of the outbox comes up. */
export const donorHandlers: Record<string, OutboxHandler> = {
  gift_booked: sendReceipt,
  receipt_wanted: sendReceipt,
  refund_booked: sendVoidReceipt,
  dispute_closed: sendVoidReceipt,
  mailed_link: sendMailedLink,
  monthly_asked: carryOutMonthly,
  monthly_changed: sendMonthlyNews,
};
