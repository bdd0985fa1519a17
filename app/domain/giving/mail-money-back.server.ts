import { z } from 'zod';
import { givingMails } from '~/catalogues/en/giving-mails';
import { message } from '~/catalogues/message';
import { inTransaction } from '~/platform/db/index.server';
import { environment } from '~/platform/env/index.server';
import { sendOrGiveUp } from '~/platform/mail/send-or-give-up.server';
import { formatMoney } from '~/ui/money/format-money';
import { workerActor } from '../access';
import { unsealDonorEmail } from './donor-address.server';

interface GiftOfMail {
  givenMinor: bigint;
  currency: string;
  paidAt: Date;
  emailSealed: Uint8Array<ArrayBuffer> | null;
}

const refunded = z.object({ refundId: z.uuid(), giftId: z.uuid(), status: z.string() });

/** The event `refund_booked`: tells the donor when it is done, or when it came back. What is pending is told when it is not. */
export async function mailRefund(payload: unknown): Promise<void> {
  const { refundId, giftId, status } = refunded.parse(payload);
  const [refund] = await inTransaction(
    workerActor,
    'giving.refund_for_mail',
    (tx) => tx.$queryRaw<{ amountMinor: bigint; currency: string; reason: string | null; taken: boolean }[]>`
    SELECT amount_minor AS "amountMinor", currency::text AS currency, reason, taken FROM giving.refund WHERE id = ${refundId}::uuid`,
  );
  if (!refund) return;
  const gift = await giftForMail(giftId);
  const values = {
    amount: formatMoney(refund.amountMinor, refund.currency, 'en'),
    given: formatMoney(gift.givenMinor, gift.currency, 'en'),
    date: gift.paidAt.toISOString().slice(0, 10),
  };
  if (status === 'succeeded') {
    const isWhole = refund.amountMinor === gift.givenMinor;
    const intro =
      refund.reason === 'left_over'
        ? givingMails.refundLeftOver
        : isWhole
          ? givingMails.refundWhole
          : givingMails.refundIntro;
    const words = [message(intro, values), givingMails.refundReceipt, givingMails.refundThanks];
    await mail(gift, givingMails.refundSubject, words, `refund-${refundId}`);
  } else if ((status === 'failed' || status === 'canceled') && refund.taken) {
    const words = [message(givingMails.refundFailedIntro, values), givingMails.refundFailedWhatNext];
    await mail(gift, givingMails.refundFailedSubject, words, `refund-failed-${refundId}`);
  }
}

const disputed = z.object({ disputeId: z.uuid(), giftId: z.uuid(), outcome: z.string().optional() });

interface DisputeOfMail {
  amountMinor: bigint;
  currency: string;
  isInquiry: boolean;
  outcome: string | null;
}

/** The events `dispute_opened` and `dispute_closed`. An inquiry is between the banks: nobody is told of it. */
export async function mailDispute(payload: unknown): Promise<void> {
  const { disputeId, giftId, outcome } = disputed.parse(payload);
  const [dispute] = await inTransaction(
    workerActor,
    'giving.dispute_for_mail',
    (tx) => tx.$queryRaw<DisputeOfMail[]>`
    SELECT amount_minor AS "amountMinor", currency::text AS currency, is_inquiry AS "isInquiry", outcome
    FROM giving.dispute WHERE id = ${disputeId}::uuid`,
  );
  if (!dispute || dispute.isInquiry) return;
  // Closed in the meantime: how it ended is told by the mail that follows.
  if (outcome === undefined && dispute.outcome !== null) return;
  const gift = await giftForMail(giftId);
  const values = {
    amount: formatMoney(dispute.amountMinor, dispute.currency, 'en'),
    date: gift.paidAt.toISOString().slice(0, 10),
  };
  if (outcome === undefined) {
    const words = [message(givingMails.disputeIntro, values), givingMails.disputeWhatNext, givingMails.disputeRefund];
    await mail(gift, givingMails.disputeSubject, words, `dispute-${disputeId}`);
  } else if (outcome === 'lost') {
    await mail(
      gift,
      givingMails.disputeLostSubject,
      [message(givingMails.disputeLostIntro, values)],
      `dispute-lost-${disputeId}`,
    );
  } else if (outcome === 'won') {
    await mail(
      gift,
      givingMails.disputeWonSubject,
      [message(givingMails.disputeWonIntro, values)],
      `dispute-won-${disputeId}`,
    );
  }
}

async function giftForMail(giftId: string): Promise<GiftOfMail> {
  const [gift] = await inTransaction(
    workerActor,
    'giving.gift_for_mail',
    (tx) => tx.$queryRaw<GiftOfMail[]>`
    SELECT g.amount_minor AS "givenMinor", g.currency::text AS currency, g.paid_at AS "paidAt", d.email_sealed AS "emailSealed"
    FROM giving.gift g LEFT JOIN giving.donor d ON d.id = g.donor_id AND d.forget_on IS NULL WHERE g.id = ${giftId}::uuid`,
  );
  if (!gift) throw new Error('a booked gift is not there');
  return gift;
}

/** To the donor, if we know one. Sent twice it carries the same id. */
async function mail(gift: GiftOfMail, subject: string, words: readonly string[], messageId: string): Promise<void> {
  if (!gift.emailSealed) return;
  const page = `${environment().appUrl}/en/my-gifts`;
  await sendOrGiveUp({
    to: unsealDonorEmail(gift.emailSealed),
    subject,
    text: [...words, `${givingMails.yourGifts}\n${page}`].join('\n\n'),
    messageId,
  });
}
