import { financeActs as words } from '~/catalogues/en/finance-acts';
import { Prisma } from '~/platform/db/index.server';
import type { Report } from './read-report.server';

/** Events of Stripe, as they were stored and worked off. */
export const eventsReport: Report = {
  name: 'stripe-events',
  title: words.eventsTitle,
  filters: ['state', 'from', 'to'],
  columns: [
    { key: 'receivedAt', head: words.eventReceived, kind: 'moment' },
    { key: 'eventId', head: words.eventType, kind: 'code' },
    { key: 'type', head: words.eventType, kind: 'text' },
    { key: 'state', head: words.exceptionState, kind: 'state' },
    { key: 'attempts', head: words.eventTries, kind: 'count' },
    { key: 'error', head: words.eventError, kind: 'text' },
  ],
  select: ({ state, from, to }) => Prisma.sql`
    SELECT event_id AS "eventId", type, state, attempts, left(last_error, 300) AS error, received_at AS "receivedAt" FROM giving.stripe_event
    WHERE (${state ?? null}::text IS NULL OR state = ${state ?? null}) AND (${from ?? null}::date IS NULL OR received_at >= ${from ?? null}::date)
      AND (${to ?? null}::date IS NULL OR received_at < ${to ?? null}::date + 1)`,
  orderBy: Prisma.sql`"receivedAt" DESC, "eventId"`,
};
