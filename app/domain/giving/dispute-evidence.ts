import { disputeEvidence as words } from '~/catalogues/en/dispute-evidence';
import { message } from '~/catalogues/message';
import type { DisputeEvidence } from '~/platform/payments/index.server';
import { formatMoney } from '~/ui/money/format-money';
import { receiptNumber } from './receipt-number';

/** What we know of a disputed gift and may tell a bank: no name, no need, no survivor, no donor. */
export interface DisputedGift {
  amountMinor: bigint;
  currency: string;
  paidAt: Date;
  monthly: boolean;
  receipt: { year: number; serial: number; amountMinor: bigint; issuedAt: Date } | null;
}

const day = (instant: Date) => instant.toISOString().slice(0, 10);

/** The evidence for a disputed gift, from facts alone: nobody types anything, so nothing private can slip in. */
export function composeEvidence(gift: DisputedGift, giftPage: string): DisputeEvidence {
  const money = (minor: bigint) => formatMoney(minor, gift.currency, 'en');
  const { receipt } = gift;
  const receiptWords =
    receipt &&
    message(words.receipt, {
      number: receiptNumber(receipt.year, receipt.serial),
      amount: money(receipt.amountMinor),
      date: day(receipt.issuedAt),
    });
  return {
    productDescription: message(words.product, {
      amount: money(gift.amountMinor),
      date: day(gift.paidAt),
    }),
    serviceDate: day(gift.paidAt),
    refundPolicyDisclosure: words.refund,
    cancellationPolicyDisclosure: gift.monthly ? words.cancellationMonthly : words.cancellation,
    uncategorizedText: [receiptWords, message(words.page, { page: giftPage })]
      .filter((words) => words !== null)
      .join('\n'),
  };
}
