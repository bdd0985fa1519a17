import type Stripe from 'stripe';
import { epoch, pagesOf } from './pages.server';
import { eventSchema, type PaymentEvent } from './schemas';

export interface EventQuery {
  /** Inclusive. Stripe keeps events for 30 days. */
  createdFrom: Date;
  createdTo?: Date | undefined;
  /** At most 20. */
  types?: readonly string[] | undefined;
}

/** Every event in a span of time, newest first, page by page: what heals a lost webhook. @throws PaymentError */
export function listEvents(stripe: Stripe, query: EventQuery): AsyncGenerator<PaymentEvent, void> {
  const params: Stripe.EventListParams = {
    created: { gte: epoch(query.createdFrom), ...(query.createdTo && { lte: epoch(query.createdTo) }) },
    ...(query.types && { types: [...query.types] }),
  };
  return pagesOf('list of events', eventSchema, (page) => stripe.events.list({ ...params, ...page }));
}
