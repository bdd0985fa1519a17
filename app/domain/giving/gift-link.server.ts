import { randomUUID } from 'node:crypto';
import { vault } from '~/platform/crypto/index.server';
import { inTransaction } from '~/platform/db/index.server';
import { donorActor } from '../access';
import { fingerprintOf, linkHash, linkToken } from './mailed-link.server';
import { type GiftTerms, giftTermsSchema } from './schemas';

/**
 * Keeps the terms of a gift for an hour and mails a link with which it goes on. The answer does not wait for the mail.
 * False: too many links were asked for from here.
 */
export async function mailGiftLink(
  terms: GiftTerms,
  email: string,
  clientHash: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const id = randomUUID();
  const sealed = vault().sealFor('mail', 'gift-link', new TextEncoder().encode(email));
  const gift = JSON.stringify({ ...terms, amountMinor: terms.amountMinor.toString() });
  const [row] = await inTransaction(
    donorActor(null),
    'giving.ask_gift_link',
    (tx) => tx.$queryRaw<{ asked: boolean }[]>`
    SELECT giving.ask_link(${id}::uuid, 'gift', ${fingerprintOf(email)}, ${linkHash(linkToken(id))}, ${clientHash}, ${sealed}, ${gift}::jsonb, ${terms.language}) AS asked`,
  );
  return row?.asked === true;
}

/** The gift behind a mailed link: its terms, and the id under which it is begun. Undefined: no such link, or too old. */
export async function giftOfLink(token: string): Promise<{ linkId: string; terms: GiftTerms } | undefined> {
  const [row] = await inTransaction(
    donorActor(null),
    'giving.gift_of_link',
    (tx) => tx.$queryRaw<{ linkId: string; gift: unknown }[]>`
    SELECT link_id AS "linkId", gift FROM giving.gift_of_link(${linkHash(token)})`,
  );
  return row && { linkId: row.linkId, terms: giftTermsSchema.parse(row.gift) };
}
