import { inTransaction } from '~/platform/db/index.server';
import { donorActor } from '../access';
import { followHash } from './tokens.server';

/** Ends what the link stands for and deletes the address. A link that leads nowhere is answered the same. */
export async function leaveFollow(code: string): Promise<void> {
  await inTransaction(
    donorActor(null),
    'giving.leave_follow',
    (tx) => tx.$queryRaw`SELECT giving.leave_follow(${followHash('leave', code)})::text`,
  );
}
