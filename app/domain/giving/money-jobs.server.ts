import { z } from 'zod';
import type { OutboxHandler } from '~/platform/jobs/index.server';
import { handleStripeEvent } from './handle-stripe-event.server';
import { mailDispute, mailRefund } from './mail-money-back.server';
import { releaseLeftOver } from './release-left-over.server';
import { refundRequested } from './send-refund.server';
import { sendDisputeEvidence } from './submit-dispute-evidence.server';

const storedEvent = z.object({ eventId: z.string() });

/** What giving does about Stripe and money that goes back, when an event of the outbox comes up. */
export const moneyHandlers: Record<string, OutboxHandler> = {
  stripe_event: async (payload) => handleStripeEvent(storedEvent.parse(payload).eventId),
  refund_requested: refundRequested,
  refund_booked: mailRefund,
  dispute_opened: mailDispute,
  dispute_closed: mailDispute,
  dispute_evidence: sendDisputeEvidence,
  'campaign.left_over': releaseLeftOver,
};
