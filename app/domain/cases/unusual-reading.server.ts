import { z } from 'zod';
import { safety as words } from '../../catalogues/en/safety';
import { message } from '../../catalogues/message';
import { inTransaction } from '../../platform/db/index.server';
import { environment } from '../../platform/env/index.server';
import type { StaffActor } from '../access';
import { mailRole } from '../access/index.server';

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
  await mailRole(['reviewer', 'admin'], {
    subject: words.readingMailSubject,
    text: message(words.readingMailText, { link: `${environment().appUrl}/review/safety` }),
    messageId: `reading-${alertId}`,
  });
}
