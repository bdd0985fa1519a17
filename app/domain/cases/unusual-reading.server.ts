import { z } from 'zod';
import { safety as words } from '../../catalogues/en/safety';
import { message } from '../../catalogues/message';
import { inTransaction } from '../../platform/db/index.server';
import { environment } from '../../platform/env/index.server';
import { sendOrGiveUp } from '../../platform/mail/send-or-give-up.server';
import { type StaffActor, workerActor } from '../access';

export interface UnusualReading {
  id: string;
  reader: string;
  span: 'hour' | 'day';
  cases: number;
  raisedAt: Date;
}

/** Who opened many more cases than usual, newest first. */
export function unusualReadings(actor: StaffActor): Promise<UnusualReading[]> {
  return inTransaction(
    actor,
    'unusual-readings',
    (tx) => tx.$queryRaw<UnusualReading[]>`
      SELECT id, reader, span, cases, raised_at AS "raisedAt" FROM audit.unusual_readings()`,
  );
}

const alert = z.object({ alertId: z.uuid() });

/** The event `reading.unusual`: a mail to every reviewer and administrator that names nobody; who it was stands behind the sign-in. */
export async function mailUnusualReading(payload: unknown): Promise<void> {
  const { alertId } = alert.parse(payload);
  const people = await inTransaction(
    workerActor,
    'mail-unusual-reading',
    (tx) => tx.$queryRaw<{ id: string; email: string }[]>`
      SELECT u.id, u.email FROM identity."user" u
      WHERE identity.holds_role(u.id, 'reviewer') OR identity.holds_role(u.id, 'admin') ORDER BY u.id`,
  );
  for (const { id, email } of people)
    await sendOrGiveUp({
      to: email,
      subject: words.readingMailSubject,
      text: message(words.readingMailText, { link: `${environment().appUrl}/review/safety` }),
      messageId: `reading-${alertId}-${id}`,
    });
}
