import { z } from 'zod';
import { concerns } from '~/catalogues/en/concerns';
import { inTransaction } from '~/platform/db/index.server';
import { environment } from '~/platform/env/index.server';
import { workerActor } from '../access';
import { mailRole } from '../access/index.server';

const raised = z.object({ concernId: z.uuid() });

/** The event `concern.raised`: tells every reviewer that something waits, and not what, of whom or how urgent. */
export async function mailConcern(payload: unknown): Promise<void> {
  const { concernId } = raised.parse(payload);
  await mailRole(['reviewer'], {
    subject: concerns.mailSubject,
    text: `${concerns.mailText}\n\n${environment().appUrl}/review/concerns\n`,
    messageId: `waits-${concernId}`,
  });
}

/** Removes sessions and tries that are long over. */
export async function clearOwnView(): Promise<void> {
  await inTransaction(workerActor, 'own-view.clear', (tx) => tx.$executeRaw`SELECT private.clear_own_view()`);
}
