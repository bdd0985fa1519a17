import { z } from 'zod';
import { donors } from '~/catalogues/en/donors';
import { message } from '~/catalogues/message';
import { inTransaction } from '~/platform/db/index.server';
import { environment } from '~/platform/env/index.server';
import { sendOrGiveUp } from '~/platform/mail/send-or-give-up.server';
import { formatMoney } from '~/ui/money/format-money';
import { workerActor } from '../access';
import { unsealDonorEmail } from './donor-address.server';

const changed = z.object({ monthlyGiftId: z.uuid() });
const targets = { pool: donors.toPool, operating: donors.toOperating } as const;

interface MonthlyNews {
  status: 'starting' | 'active' | 'past_due' | 'cancelled';
  /** When it became so, on a day: a payment may fail in more than one month. */
  day: string;
  destination: 'pool' | 'operating';
  amountMinor: bigint;
  currency: string;
  emailSealed: Uint8Array<ArrayBuffer> | null;
}

/** The event `monthly_changed`: tells the donor that a payment failed, or that the monthly gift has ended; nothing else is news. */
export async function sendMonthlyNews(payload: unknown): Promise<void> {
  const { monthlyGiftId } = changed.parse(payload);
  const [monthly] = await inTransaction(
    workerActor,
    'giving.monthly_for_mail',
    (tx) => tx.$queryRaw<MonthlyNews[]>`
    SELECT m.status, coalesce(m.status_at, m.started_at)::date::text AS day, m.destination, m.amount_minor AS "amountMinor",
      m.currency::text AS currency, d.email_sealed AS "emailSealed"
    FROM giving.monthly_gift m LEFT JOIN giving.donor d ON d.id = m.donor_id AND d.forget_on IS NULL WHERE m.id = ${monthlyGiftId}::uuid`,
  );
  if (!monthly?.emailSealed || (monthly.status !== 'past_due' && monthly.status !== 'cancelled')) return;
  const values = {
    amount: formatMoney(monthly.amountMinor, monthly.currency, 'en', { trim: true }),
    to: targets[monthly.destination],
  };
  const { appUrl } = environment();
  const ended = monthly.status === 'cancelled';
  await sendOrGiveUp({
    to: unsealDonorEmail(monthly.emailSealed),
    messageId: `monthly-${monthlyGiftId}-${monthly.status}-${monthly.day}`,
    subject: ended ? donors.stoppedSubject : donors.unpaidSubject,
    text: ended
      ? [message(donors.stoppedMail, values), '', `${appUrl}/en/my-gifts`].join('\n')
      : [message(donors.unpaidMail, values), '', donors.unpaidWhatToDo, `${appUrl}/en/my-gifts`].join('\n'),
  });
}
