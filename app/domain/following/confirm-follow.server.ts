import { randomUUID } from 'node:crypto';
import { inTransaction } from '~/platform/db/index.server';
import { donorActor } from '../access';
import { followHash, followToken } from './tokens.server';

/** Uses a link, once. Answers the need's address; undefined for a link that was used, is too old or never was. */
export async function confirmFollow(code: string): Promise<string | undefined> {
  const followerId = randomUUID();
  const leaveHash = followHash('leave', followToken('leave', followerId));
  const [row] = await inTransaction(
    donorActor(null),
    'giving.confirm_follow',
    (tx) => tx.$queryRaw<{ slug: string | null }[]>`
    SELECT giving.confirm_follow(${followHash('confirm', code)}, ${followerId}::uuid, ${leaveHash}) AS slug`,
  );
  return row?.slug ?? undefined;
}
