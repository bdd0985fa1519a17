import { z } from 'zod';
import { message } from '~/catalogues/message';
import { publicLanguage } from '~/catalogues/public-languages';
import { publicWords, reviewNote } from '~/catalogues/public-words';
import { inTransaction } from '~/platform/db/index.server';
import { environment } from '~/platform/env/index.server';
import { sendOrGiveUp } from '~/platform/mail/send-or-give-up.server';
import { formatMoney } from '~/ui/money/format-money';
import { workerActor } from '../access';
import { unsealDonorEmail } from './donor-address.server';

const changed = z.object({ monthlyGiftId: z.uuid() });
const targets = { pool: 'toPool', operating: 'toOperating' } as const;

interface MonthlyNews {
  status: 'starting' | 'active' | 'past_due' | 'cancelled';
  /** When it became so, on a day: a payment may fail in more than one month. */
  day: string;
  destination: 'pool' | 'operating';
  amountMinor: bigint;
  currency: string;
  language: string;
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
      m.currency::text AS currency, coalesce(c.language, 'en') AS language, d.email_sealed AS "emailSealed"
    FROM giving.monthly_gift m JOIN giving.checkout c ON c.id = m.checkout_id LEFT JOIN giving.donor d ON d.id = m.donor_id AND d.forget_on IS NULL WHERE m.id = ${monthlyGiftId}::uuid`,
  );
  if (!monthly?.emailSealed || (monthly.status !== 'past_due' && monthly.status !== 'cancelled')) return;
  const lang = publicLanguage(monthly.language);
  const { donors } = publicWords(lang);
  const values = {
    amount: formatMoney(monthly.amountMinor, monthly.currency, lang, { trim: true }),
    to: donors[targets[monthly.destination]],
  };
  const page = `${environment().appUrl}/${lang}/my-gifts`;
  const ended = monthly.status === 'cancelled';
  await sendOrGiveUp({
    to: unsealDonorEmail(monthly.emailSealed),
    messageId: `monthly-${monthlyGiftId}-${monthly.status}-${monthly.day}`,
    subject: ended ? donors.stoppedSubject : donors.unpaidSubject,
    text: [
      ...(ended
        ? [message(donors.stoppedMail, values, lang), page]
        : [message(donors.unpaidMail, values, lang), `${donors.unpaidWhatToDo}\n${page}`]),
      ...reviewNote(lang),
    ].join('\n\n'),
  });
}
