import { z } from 'zod';
import { dayInWords } from '~/catalogues/dates';
import { consentMails as words } from '~/catalogues/en/consent-mails';
import { message } from '~/catalogues/message';
import { inTransaction } from '../../platform/db/index.server';
import { environment } from '../../platform/env/index.server';
import { type OutboxHandler, repeat } from '../../platform/jobs/index.server';
import { sendOrGiveUp } from '../../platform/mail/send-or-give-up.server';
import { type StaffActor, workerActor } from '../access';
import { systemNow } from '../cases/index.server';
import { daysLeft, REMINDER_DAYS } from './scopes';

const HOUR_MS = 3_600_000;

/** Writes the reminders that are due; their events mail them. Returns how many were new. */
export async function remindOfConsents(): Promise<number> {
  const days = [...REMINDER_DAYS];
  const [row] = await inTransaction(
    workerActor,
    'remind-of-consents',
    (tx) => tx.$queryRaw<{ written: number }[]>`SELECT private.remind_of_consents(${days}::integer[]) AS written`,
  );
  return row?.written ?? 0;
}

/** Looks every hour, so that a day missed by a stopped machine is made up for. */
export const startConsentReminders = (): { stop(): Promise<void> } =>
  repeat('remind of consents that end', HOUR_MS, remindOfConsents);

const batch = z.object({ batchId: z.uuid(), recipientId: z.uuid() });

/** The event `consent.reminders`: one mail to one person. It holds references and days, nothing of a case or a person. */
export async function mailConsentReminder(payload: unknown): Promise<void> {
  const { batchId, recipientId } = batch.parse(payload);
  const { rows, person, now } = await inTransaction(workerActor, 'consent-reminder-mail', async (tx) => ({
    now: await systemNow(tx),
    rows: await tx.consentReminder.findMany({
      where: { batchId, recipientId },
      orderBy: [{ expiresOn: 'asc' }, { pseudonym: 'asc' }],
    }),
    // Whoever left meanwhile has no address any more, and gets nothing.
    person: await tx.user.findUnique({ where: { id: recipientId }, select: { email: true } }),
  }));
  const [first] = rows;
  if (!first || !person) return;
  const ended = first.daysBefore === 0;
  const list = rows.map(({ pseudonym, expiresOn }) => {
    const values = {
      reference: pseudonym,
      date: dayInWords(expiresOn, 'en'),
      days: Math.max(0, daysLeft(expiresOn, now)),
    };
    return message(ended ? words.endedLine : words.endsLine, values);
  });
  await sendOrGiveUp({
    to: person.email,
    subject: ended ? words.endedSubject : words.endsSubject,
    text: [
      ended ? words.endedIntro : words.endsIntro,
      list.join('\n'),
      `${ended ? words.endedWhere : words.endsWhere}\n${environment().appUrl}/${ended ? 'review' : 'officer'}`,
    ].join('\n\n'),
    messageId: `note-${batchId}-${recipientId}`,
  });
}

export const consentHandlers: Record<string, OutboxHandler> = { 'consent.reminders': mailConsentReminder };

export interface EndedConsent {
  pseudonym: string;
  expiresOn: Date;
}

/** Pages that ended by themselves with their consent, for the reviewer who was told; newest first. */
export async function endedConsents(actor: StaffActor): Promise<EndedConsent[]> {
  return inTransaction(actor, 'ended-consents', (tx) =>
    tx.consentReminder.findMany({
      where: { recipientId: actor.userId, daysBefore: 0 },
      orderBy: [{ expiresOn: 'desc' }, { pseudonym: 'asc' }],
      take: 30,
      select: { pseudonym: true, expiresOn: true },
    }),
  );
}
