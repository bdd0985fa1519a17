import { inTransaction } from '~/platform/db/index.server';
import type { Mail } from '~/platform/mail/index.server';
import { sendOrGiveUp } from '~/platform/mail/send-or-give-up.server';
import { workerActor } from './actor';
import type { StaffRole } from './permissions';

/**
 * Mails the same words to everybody who holds one of `roles` now, each once however often it is called with the same
 * `messageId`. Throws when the mail server cannot be reached, so that the job comes back.
 */
export async function mailRole(roles: readonly StaffRole[], mail: Omit<Mail, 'to'>): Promise<void> {
  const people = await inTransaction(
    workerActor,
    'access.mail_role',
    (tx) => tx.$queryRaw<{ id: string; email: string }[]>`
      SELECT u.id, u.email FROM identity."user" u
      WHERE EXISTS (SELECT FROM unnest(${[...roles]}::text[]) AS wanted WHERE identity.holds_role(u.id, wanted)) ORDER BY u.id`,
  );
  for (const { id, email } of people) await sendOrGiveUp({ ...mail, to: email, messageId: `${mail.messageId}-${id}` });
}
