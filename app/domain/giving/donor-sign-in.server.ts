import { randomUUID } from 'node:crypto';
import type { PublicLanguage } from '~/catalogues/public-languages';
import { inTransaction } from '~/platform/db/index.server';
import { donorActor } from '../access';
import { openDonorSession } from '../access/index.server';
import { fingerprintOf, linkHash, linkToken } from './mailed-link.server';

/**
 * Asks for a link to one's gifts. For an address that is not known everything goes the same way, except that no mail is
 * sent. False: too many links were asked for from here.
 */
export async function askSignInLink(
  email: string,
  clientHash: Uint8Array<ArrayBuffer>,
  lang: PublicLanguage,
): Promise<boolean> {
  const id = randomUUID();
  const [row] = await inTransaction(
    donorActor(null),
    'giving.ask_sign_in_link',
    (tx) => tx.$queryRaw<{ asked: boolean }[]>`
    SELECT giving.ask_link(${id}::uuid, 'sign_in', ${fingerprintOf(email)}, ${linkHash(linkToken(id))}, ${clientHash}, p_language => ${lang}) AS asked`,
  );
  return row?.asked === true;
}

/** Uses a link, once. Answers the session's cookie; undefined for a link that was used, is too old or never was. */
export const enterByLink = (token: string): Promise<string | undefined> => openDonorSession(linkHash(token));
