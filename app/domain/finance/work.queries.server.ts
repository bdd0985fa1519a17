import { financeActs as words } from '~/catalogues/en/finance-acts';
import { inTransaction, Prisma } from '~/platform/db/index.server';
import type { StaffActor } from '../access';
import type { Report } from './read-report.server';

export interface FailedEvent {
  eventId: string;
  type: string;
  state: 'received' | 'dead';
  attempts: number;
  lastError: string | null;
  receivedAt: Date;
  givenUpByName: string | null;
  givenUpWhy: string | null;
}
export interface FailedJob {
  jobId: string;
  kind: string;
  /** Ids of what it is about. */
  subject: string;
  attempts: number;
  attemptsMax: number;
  lastError: string;
  createdAt: Date;
  /** Null: it gave up. */
  nextAt: Date | null;
}

const LISTED_MAX = 200;

/** What could not be worked off: events that failed (those given up last), and jobs after their third try. */
export function readFailedWork(actor: StaffActor): Promise<{ events: FailedEvent[]; jobs: FailedJob[] }> {
  return inTransaction(actor, 'finance.failed-work', async (tx) => ({
    events: await tx.$queryRaw<FailedEvent[]>`
      SELECT e.event_id AS "eventId", e.type, e.state, e.attempts, left(e.last_error, 300) AS "lastError", e.received_at AS "receivedAt", u.name AS "givenUpByName",
        e.given_up_why AS "givenUpWhy"
      FROM giving.stripe_event e LEFT JOIN identity."user" u ON u.id = e.given_up_by
      WHERE e.state = 'dead' OR (e.state = 'received' AND e.attempts > 2)
      ORDER BY e.given_up_by IS NOT NULL, e.received_at DESC, e.event_id LIMIT ${LISTED_MAX}`,
    jobs: await tx.$queryRaw<FailedJob[]>`
      SELECT job_id::text AS "jobId", kind, subject::text AS subject, attempts, attempts_max AS "attemptsMax", last_error AS "lastError", created_at AS "createdAt", next_at AS "nextAt"
      FROM system.struggling_jobs() LIMIT ${LISTED_MAX}`,
  }));
}

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
