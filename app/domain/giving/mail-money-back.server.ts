import { z } from 'zod';
import { dayInWords } from '~/catalogues/dates';
import { message } from '~/catalogues/message';
import { type PublicLanguage, publicLanguage } from '~/catalogues/public-languages';
import { type PublicWords, publicWords, reviewNote } from '~/catalogues/public-words';
import { inTransaction } from '~/platform/db/index.server';
import { environment } from '~/platform/env/index.server';
import { sendOrGiveUp } from '~/platform/mail/send-or-give-up.server';
import { formatMoney } from '~/ui/money/format-money';
import { workerActor } from '../access';
import { unsealDonorEmail } from './donor-address.server';
import { noteReceiptMail, receiptAttachment, unsentVoidReceipt } from './send-receipt.server';

interface GiftOfMail {
  givenMinor: bigint;
  currency: string;
  paidAt: Date;
  emailSealed: Uint8Array<ArrayBuffer> | null;
  language: PublicLanguage;
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
  const { language } = gift;
  const values = {
    amount: formatMoney(refund.amountMinor, refund.currency, language),
    given: formatMoney(gift.givenMinor, gift.currency, language),
    date: dayInWords(gift.paidAt, language),
  };
  if (status === 'succeeded') {
    const isWhole = refund.amountMinor === gift.givenMinor;
    const intro = refund.reason === 'left_over' ? 'refundLeftOver' : isWhole ? 'refundWhole' : 'refundIntro';
    const words = {
      whole: [intro, 'refundVoid', 'refundThanks'],
      part: [intro, 'refundReceipt', 'refundThanks'],
    } as const;
    await mailWithReceipt({ gift, giftId }, 'refundSubject', words, values, `refund-${refundId}`);
  } else if ((status === 'failed' || status === 'canceled') && refund.taken) {
    const words = ['refundFailedIntro', 'refundFailedWhatNext'] as const;
    await mail(gift, 'refundFailedSubject', words, values, `refund-failed-${refundId}`);
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
    amount: formatMoney(dispute.amountMinor, dispute.currency, gift.language),
    date: dayInWords(gift.paidAt, gift.language),
  };
  if (outcome === undefined) {
    const words = ['disputeIntro', 'disputeWhatNext', 'disputeRefund'] as const;
    await mail(gift, 'disputeSubject', words, values, `dispute-${disputeId}`);
  } else if (outcome === 'lost') {
    const words = { whole: ['disputeLostIntro', 'refundVoid'], part: ['disputeLostIntro'] } as const;
    await mailWithReceipt({ gift, giftId }, 'disputeLostSubject', words, values, `dispute-lost-${disputeId}`);
  } else if (outcome === 'won') {
    await mail(gift, 'disputeWonSubject', ['disputeWonIntro'], values, `dispute-won-${disputeId}`);
  }
}

async function giftForMail(giftId: string): Promise<GiftOfMail> {
  const [gift] = await inTransaction(
    workerActor,
    'giving.gift_for_mail',
    (tx) => tx.$queryRaw<(Omit<GiftOfMail, 'language'> & { language: string })[]>`
    SELECT g.amount_minor AS "givenMinor", g.currency::text AS currency, g.paid_at AS "paidAt", d.email_sealed AS "emailSealed", coalesce(c.language, 'en') AS language
    FROM giving.gift g JOIN giving.checkout c ON c.id = g.checkout_id LEFT JOIN giving.donor d ON d.id = g.donor_id AND d.forget_on IS NULL WHERE g.id = ${giftId}::uuid`,
  );
  if (!gift) throw new Error('a booked gift is not there');
  return { ...gift, language: publicLanguage(gift.language) };
}

type MailWord = keyof PublicWords['givingMails'];

/** That money went back: with the void receipt where nothing is left of the gift, so that one mail says it all. */
async function mailWithReceipt(
  { gift, giftId }: { gift: GiftOfMail; giftId: string },
  subject: MailWord,
  words: { whole: readonly MailWord[]; part: readonly MailWord[] },
  values: Record<string, string>,
  messageId: string,
): Promise<void> {
  const receipt = gift.emailSealed ? await unsentVoidReceipt(giftId) : undefined;
  if (!receipt) return mail(gift, subject, words.part, values, messageId);
  const attachments = [await receiptAttachment(receipt)];
  await mail(gift, subject, words.whole, { ...values, number: receipt.number }, messageId, attachments);
  await noteReceiptMail(receipt);
}

/** To the donor, in their language, if we know one. Sent twice it carries the same id. */
async function mail(
  { emailSealed, language }: GiftOfMail,
  subject: MailWord,
  words: readonly MailWord[],
  values: Record<string, string>,
  messageId: string,
  attachments: Awaited<ReturnType<typeof receiptAttachment>>[] = [],
): Promise<void> {
  if (!emailSealed) return;
  const { givingMails } = publicWords(language);
  const page = `${environment().appUrl}/${language}/my-gifts`;
  const sentences = words.map((word) => message(givingMails[word], values, language));
  await sendOrGiveUp({
    to: unsealDonorEmail(emailSealed),
    subject: givingMails[subject],
    text: [...sentences, `${givingMails.yourGifts}\n${page}`, ...reviewNote(language)].join('\n\n'),
    messageId,
    attachments,
  });
}
