import { z } from 'zod';
import type { OutboxHandler } from '~/platform/jobs/index.server';
import { handleStripeEvent } from './handle-stripe-event.server';
import { sendReceipt } from './send-receipt.server';

const storedEvent = z.object({ eventId: z.string() });

/** What giving does when an event of the outbox comes up. */
export const givingHandlers: Record<string, OutboxHandler> = {
  stripe_event: async (payload) => handleStripeEvent(storedEvent.parse(payload).eventId),
  gift_booked: sendReceipt,
};
