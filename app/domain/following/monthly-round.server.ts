import { inTransaction } from '~/platform/db/index.server';
import { repeat } from '~/platform/jobs/index.server';
import { workerActor } from '../access';

const HOUR_MS = 3_600_000;

/** Plans the mails of the month that is over, once for each follower, however often it is asked. */
export async function planFollowMails(): Promise<number> {
  const [row] = await inTransaction(
    workerActor,
    'giving.plan_follow_mails',
    (tx) => tx.$queryRaw<{ planned: number }[]>`SELECT giving.plan_follow_mails() AS planned`,
  );
  return row?.planned ?? 0;
}

/** Deletes addresses that wait for a confirmation no more, and those that followed a page which is closed. */
export async function clearFollows(): Promise<number> {
  const [row] = await inTransaction(
    workerActor,
    'giving.clear_follows',
    (tx) => tx.$queryRaw<{ gone: bigint }[]>`SELECT giving.clear_follows() AS gone`,
  );
  return Number(row?.gone ?? 0n);
}

/** First what goes, then what is sent: nobody is written to about a page that has just been seen to be closed. */
export async function followRound(): Promise<void> {
  await clearFollows();
  await planFollowMails();
}

export const startFollowRounds = (): { stop(): Promise<void> } => repeat('mail followers', HOUR_MS, followRound);
