import type Stripe from 'stripe';
import { call } from './client.server';
import { eventPageSchema, type PaymentEvent } from './schemas';

export interface EventQuery {
  /** Inclusive. Stripe keeps events for 30 days. */
  createdFrom: Date;
  createdTo?: Date | undefined;
  /** At most 20. */
  types?: readonly string[] | undefined;
}

const PAGE = 100;

/** Every event in a span of time, newest first, page by page: what heals a lost webhook. @throws PaymentError */
export async function* listEvents(stripe: Stripe, query: EventQuery): AsyncGenerator<PaymentEvent, void> {
  let after: string | undefined;
  do {
    const params: Stripe.EventListParams = {
      created: {
        gte: Math.floor(query.createdFrom.getTime() / 1000),
        ...(query.createdTo && { lte: Math.floor(query.createdTo.getTime() / 1000) }),
      },
      limit: PAGE,
      ...(query.types && { types: [...query.types] }),
      ...(after !== undefined && { starting_after: after }),
    };
    const page = await call('read', 'list of events', eventPageSchema, () => stripe.events.list(params));
    yield* page.data;
    after = page.has_more ? page.data.at(-1)?.id : undefined;
  } while (after !== undefined);
}
