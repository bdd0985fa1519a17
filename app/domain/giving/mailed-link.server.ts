import { z } from 'zod';
import { message } from '~/catalogues/message';
import { publicLanguage } from '~/catalogues/public-languages';
import { publicWords, reviewNote } from '~/catalogues/public-words';
import { vault } from '~/platform/crypto/index.server';
import { inTransaction } from '~/platform/db/index.server';
import { environment } from '~/platform/env/index.server';
import { sendOrGiveUp } from '~/platform/mail/send-or-give-up.server';
import { workerActor } from '../access';
import { unsealDonorEmail } from './donor-address.server';

type Bytes = Uint8Array<ArrayBuffer>;
const bytesOf = (hex: string): Bytes => new Uint8Array(Buffer.from(hex, 'hex'));

/** The secret of a link: made from its id with our keys, so that it is stored nowhere, not even in the queue. */
export const linkToken = (id: string): string => vault().fingerprint('donor', `link-token\u0000${id}`);
/** What is stored of it. */
export const linkHash = (token: string): Bytes => bytesOf(vault().fingerprint('donor', `link\u0000${token}`));
/** By what equal addresses are found; the same as that of a donor. */
export const fingerprintOf = (email: string): Bytes =>
  bytesOf(vault().fingerprint('donor', email.trim().toLowerCase()));

const wanted = z.object({ linkId: z.uuid() });

interface LinkRow {
  kind: 'sign_in' | 'gift';
  emailSealed: Bytes | null;
  donorSealed: Bytes | null;
  minutes: number;
  language: string;
}

/** The event `mailed_link`: sends the link to a donor's own address, or to whoever continues a gift; to nobody else. */
export async function sendMailedLink(payload: unknown): Promise<void> {
  const { linkId } = wanted.parse(payload);
  const [link] = await inTransaction(
    workerActor,
    'giving.read_link',
    (tx) => tx.$queryRaw<LinkRow[]>`
    SELECT l.kind, l.email_sealed AS "emailSealed", d.email_sealed AS "donorSealed", r.link_minutes AS minutes, l.language
    FROM giving.mailed_link l CROSS JOIN giving.donor_rule r LEFT JOIN giving.donor d ON d.fingerprint = l.fingerprint AND l.kind = 'sign_in'
    WHERE l.id = ${linkId}::uuid AND l.sent_at IS NULL AND l.expires_at > system.now()`,
  );
  if (!link) return;
  const to = addressOf(link);
  if (to !== undefined) await sendOrGiveUp({ to, messageId: `link-${linkId}`, ...mailOf(link, linkId) });
  await inTransaction(
    workerActor,
    'giving.link_sent',
    (tx) => tx.$queryRaw`SELECT giving.link_sent(${linkId}::uuid)::text`,
  );
}

function addressOf(link: LinkRow): string | undefined {
  if (link.donorSealed) return unsealDonorEmail(link.donorSealed);
  return link.emailSealed
    ? new TextDecoder().decode(vault().unsealFor('mail', 'gift-link', link.emailSealed))
    : undefined;
}

function mailOf({ kind, minutes, language }: LinkRow, linkId: string): { subject: string; text: string } {
  const lang = publicLanguage(language);
  const { donors, giving } = publicWords(lang);
  const at = (path: string) => `${environment().appUrl}/${lang}/${path}?code=${linkToken(linkId)}`;
  const textOf = (...sentences: string[]) => [...sentences, ...reviewNote(lang)].join('\n\n');
  return kind === 'gift'
    ? { subject: giving.linkSubject, text: textOf(giving.linkIntro, at('give/continue'), giving.linkNothing) }
    : {
        subject: donors.linkSubject,
        text: textOf(message(donors.linkIntro, { minutes }, lang), at('my-gifts/enter'), donors.linkNothing),
      };
}
