import { z } from 'zod';
import { databaseErrorCode, inTransaction } from '~/platform/db/index.server';
import type { StaffActor } from '../access';

export interface DeadEvent {
  eventId: string;
  type: string;
  /** `dead`: only a person brings it back. `received`: the machine still tries. */
  state: 'dead' | 'received';
  attempts: number;
  lastError: string | null;
  receivedAt: Date;
  givenUpAt: Date | null;
  givenUpWhy: string | null;
}

export interface FailedJob {
  jobId: string;
  kind: string;
  /** Ids only. */
  subject: Record<string, unknown>;
  attempts: number;
  attemptsMax: number;
  lastError: string | null;
  createdAt: Date;
  /** Null when the machine has stopped trying. */
  nextAt: Date | null;
}

export interface DeadLetters {
  events: DeadEvent[];
  jobs: FailedJob[];
}

/** Several failures are bad luck no more. */
const STRUGGLING_ATTEMPTS = 3;
const SHOWN = 200;

/** What could not be worked off: events of Stripe, and jobs. Those given up last are shown, too. */
export async function readDeadLetters(actor: StaffActor): Promise<DeadLetters> {
  return inTransaction(actor, 'giving.dead_letters', async (tx) => {
    const events = await tx.$queryRaw<DeadEvent[]>`
      SELECT event_id AS "eventId", type, state, attempts, last_error AS "lastError", received_at AS "receivedAt",
        given_up_at AS "givenUpAt", given_up_why AS "givenUpWhy"
      FROM giving.stripe_event WHERE state = 'dead' OR (state = 'received' AND attempts >= ${STRUGGLING_ATTEMPTS})
      ORDER BY given_up_at DESC NULLS FIRST, received_at LIMIT ${SHOWN}`;
    const jobs = await tx.$queryRaw<FailedJob[]>`
      SELECT job_id::text AS "jobId", kind, subject, attempts, attempts_max AS "attemptsMax", last_error AS "lastError",
        created_at AS "createdAt", next_at AS "nextAt"
      FROM system.struggling_jobs(${STRUGGLING_ATTEMPTS}::integer) LIMIT ${SHOWN}`;
    return { events, jobs };
  });
}

/** Not there any more, or not failed: somebody else was faster. */
export class DeadLetterGone extends Error {
  override readonly name = 'DeadLetterGone';
}

async function orGone(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    const code = databaseErrorCode(error);
    if (code === 'HW002' || code === 'HW007') throw new DeadLetterGone('not there any more', { cause: error });
    throw error;
  }
}

const why = z.string().trim().min(3).max(500);

/** Works on an event once more, from its first attempt. Throws DeadLetterGone. */
export async function retryEvent(actor: StaffActor, eventId: string): Promise<void> {
  return orGone(
    inTransaction(actor, 'giving.retry_event', (tx) => tx.$queryRaw`SELECT giving.retry_event(${eventId})::text`),
  );
}

/** Leaves an event alone for good, and keeps why. Throws DeadLetterGone. */
export async function giveUpEvent(actor: StaffActor, eventId: string, reason: string): Promise<void> {
  const words = why.parse(reason);
  return orGone(
    inTransaction(
      actor,
      'giving.give_up_event',
      (tx) => tx.$queryRaw`SELECT giving.give_up_event(${eventId}, ${words})::text`,
    ),
  );
}

/** Runs a job now, from its first attempt. Throws DeadLetterGone. */
export async function retryJob(actor: StaffActor, jobId: string): Promise<void> {
  return orGone(
    inTransaction(actor, 'system.retry_job', (tx) => tx.$queryRaw`SELECT system.retry_job(${BigInt(jobId)})::text`),
  );
}

/** Takes a job out of the queue, and keeps why in the trail. Throws DeadLetterGone. */
export async function giveUpJob(actor: StaffActor, jobId: string, reason: string): Promise<void> {
  const words = why.parse(reason);
  return orGone(
    inTransaction(
      actor,
      'system.give_up_job',
      (tx) => tx.$queryRaw`SELECT system.give_up_job(${BigInt(jobId)}, ${words})::text`,
    ),
  );
}
