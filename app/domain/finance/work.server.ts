import { financeActs as words } from '~/catalogues/en/finance-acts';
import { inTransaction } from '~/platform/db/index.server';
import type { StaffActor } from '../access';
import { decide } from './refusals.server';

const refusals = {
  HW002: ['', words.notFailed],
  HW007: ['', words.notFailed],
  HW003: ['why', words.reasonShort],
} as const;

/** Works an event of Stripe off again from its beginning. */
export function retryEvent(actor: StaffActor, eventId: string): Promise<unknown> {
  return decide(
    () =>
      inTransaction(actor, 'finance.retry-event', (tx) => tx.$queryRaw`SELECT giving.retry_event(${eventId})::text`),
    refusals,
  );
}

/** Says for good that an event is not worked off, and why. */
export function giveUpEvent(actor: StaffActor, eventId: string, why: string): Promise<unknown> {
  return decide(
    () =>
      inTransaction(
        actor,
        'finance.give-up-event',
        (tx) => tx.$queryRaw`SELECT giving.give_up_event(${eventId}, ${why})::text`,
      ),
    refusals,
  );
}

/** Tries a job again now, with all its tries before it. */
export function retryJob(actor: StaffActor, jobId: string): Promise<unknown> {
  return decide(
    () =>
      inTransaction(actor, 'finance.retry-job', (tx) => tx.$queryRaw`SELECT system.retry_job(${BigInt(jobId)})::text`),
    refusals,
  );
}

/** Takes a job from the queue for good, and says why. */
export function giveUpJob(actor: StaffActor, jobId: string, why: string): Promise<unknown> {
  return decide(
    () =>
      inTransaction(
        actor,
        'finance.give-up-job',
        (tx) => tx.$queryRaw`SELECT system.give_up_job(${BigInt(jobId)}, ${why})::text`,
      ),
    refusals,
  );
}
