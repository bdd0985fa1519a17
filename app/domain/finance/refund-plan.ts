import { financeGifts as words } from '~/catalogues/en/finance-gifts';
import { fillMessage, formatMoney } from '~/ui';
import { parseAmount } from '../money';
import { type RefundReason, refundReasons } from './schemas';

/** What somebody wants to refund, read from an address: still to be asked, or ready to be confirmed. */
export type RefundPlan =
  | {
      step: 'ask';
      typed: { how: string; amount: string; reason: string };
      errors: { how?: string[]; amount?: string[]; reason?: string[] };
    }
  | { step: 'confirm'; amountMinor: bigint; reason: RefundReason; how: string; typedAmount: string };

const isReason = (value: string): value is RefundReason => (refundReasons as readonly string[]).includes(value);

/** Reads the first step of a refund: how much, and why. Nothing is decided by it. */
export function readRefundPlan(url: URL, gift: { refundableMinor: bigint; currency: string }): RefundPlan {
  const field = (name: string) => url.searchParams.get(name)?.trim() ?? '';
  const typed = { how: field('how'), amount: field('amount'), reason: field('reason') };
  if (!url.searchParams.has('reason') && !url.searchParams.has('how')) return { step: 'ask', typed, errors: {} };
  const errors: { how?: string[]; amount?: string[]; reason?: string[] } = {};
  if (typed.how !== 'whole' && typed.how !== 'part') errors.how = [words.refundChoose];
  const read = typed.how === 'part' ? parseAmount(typed.amount, gift.currency) : undefined;
  const amountMinor = read?.ok ? read.amountMinor : gift.refundableMinor;
  if (read && !read.ok) errors.amount = [read.message];
  else if (amountMinor <= 0n) errors.amount = [words.refundZero];
  else if (amountMinor > gift.refundableMinor) {
    const most = formatMoney(gift.refundableMinor, gift.currency, 'en');
    errors.amount = [fillMessage(words.refundTooMuch, { amount: most })];
  }
  if (!isReason(typed.reason)) errors.reason = [words.refundReasonChoose];
  if (Object.keys(errors).length > 0 || !isReason(typed.reason)) return { step: 'ask', typed, errors };
  return { step: 'confirm', amountMinor, reason: typed.reason, how: typed.how, typedAmount: typed.amount };
}
