import { randomUUID } from 'node:crypto';
import type { PublicLanguage } from '~/catalogues/public-languages';
import { inTransaction } from '~/platform/db/index.server';
import { donorActor } from '../access';
import type { FollowAnswer } from './schemas';
import { followerFingerprint, followHash, followToken, sealFollower } from './tokens.server';

export interface FollowWish {
  slug: string;
  email: string;
  language: PublicLanguage;
}

/** Who asks, as giving counts it. */
export interface FollowAsker {
  clientHash: Uint8Array<ArrayBuffer>;
  addressHash: Uint8Array<ArrayBuffer> | null;
  proof: Uint8Array<ArrayBuffer> | null;
}

/** Asks that an address follows a need. The answer is the same whether it does already, and does not wait for the mail. */
export async function askFollow({ slug, email, language }: FollowWish, asker: FollowAsker): Promise<FollowAnswer> {
  const id = randomUUID();
  const tokenHash = followHash('confirm', followToken('confirm', id));
  const [row] = await inTransaction(
    donorActor(null),
    'giving.ask_follow',
    (tx) => tx.$queryRaw<{ answer: FollowAnswer }[]>`
    SELECT giving.ask_follow(${id}::uuid, ${slug}, ${followerFingerprint(email)}, ${sealFollower(email)}, ${language}, ${tokenHash},
      ${asker.clientHash}, ${asker.addressHash}, ${asker.proof}) AS answer`,
  );
  return row?.answer ?? 'gone';
}
