import { z } from 'zod';
import { concerns } from '~/catalogues/en/concerns';
import { inTransaction } from '~/platform/db/index.server';
import { environment } from '~/platform/env/index.server';
import { sendOrGiveUp } from '~/platform/mail/send-or-give-up.server';
import { workerActor } from '../access';

const raised = z.object({ concernId: z.uuid() });

/** The event `concern.raised`: tells every reviewer that something waits, and not what, of whom or how urgent. */
export async function mailConcern(payload: unknown): Promise<void> {
  const { concernId } = raised.parse(payload);
  const reviewers = await inTransaction(
    workerActor,
    'concerns.mail',
    (tx) => tx.$queryRaw<{ id: string; email: string }[]>`
      SELECT u.id, u.email FROM identity."user" u WHERE identity.holds_role(u.id, 'reviewer') ORDER BY u.id`,
  );
  for (const { id, email } of reviewers)
    await sendOrGiveUp({
      to: email,
      subject: concerns.mailSubject,
      text: `${concerns.mailText}\n\n${environment().appUrl}/review/concerns\n`,
      messageId: `waits-${concernId}-${id}`,
    });
}

/** Removes sessions and tries that are long over. */
export async function clearOwnView(): Promise<void> {
  await inTransaction(workerActor, 'own-view.clear', (tx) => tx.$executeRaw`SELECT private.clear_own_view()`);
}
