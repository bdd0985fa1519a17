import { giving } from '~/catalogues/en/giving';
import { message } from '~/catalogues/message';
import { formatMoney } from '~/ui/money/format-money';
import type { Need } from '../campaigns';
import { decimalsOf, parseAmount } from '../money';
import { type GiftLimit, readLimit } from './giving.queries.server';
import { type GiftForm, giftFormSchema } from './schemas';

/** Amounts that mean something here, in minor units: small, middle, large, and what is still missing. */
export function suggestedAmounts(missingMinor: bigint, currency: string, limit: GiftLimit): bigint[] {
  const unit = 10n ** BigInt(decimalsOf(currency));
  const usual = (decimalsOf(currency) === 0 ? [2_500n, 5_000n, 10_000n] : [25n, 50n, 100n].map((amount) => amount * unit)) as bigint[];
  const amounts = usual.filter((amount) => missingMinor <= 0n || amount < missingMinor);
  if (missingMinor >= limit.minMinor && missingMinor <= limit.maxMinor) amounts.push(missingMinor);
  return amounts.length > 0 ? amounts : usual;
}

/** What the form of a gift needs to know: limits in words, amounts with how far they draw the way, the open lines. */
export async function giftForm(need: Need, locale: string) {
  const limit = await readLimit(need.currency);
  if (!limit) throw new Error(`no gift is taken in ${need.currency}`);
  const money = (minor: bigint) => formatMoney(minor, need.currency, locale, { trim: true });
  const percentOf = (minor: bigint) => {
    const basisPoints = Number((minor * 1000n) / (need.goalMinor > 0n ? need.goalMinor : 1n));
    return Math.max(0.001, Math.min(basisPoints / 1000, 1));
  };
  return {
    slug: need.slug,
    title: need.title,
    currency: need.currency,
    goalMinor: need.goalMinor.toString(),
    raisedMinor: need.raisedMinor.toString(),
    limits: message(giving.amountHint, { min: money(limit.minMinor), max: money(limit.maxMinor) }, locale),
    amounts: suggestedAmounts(need.missingMinor, need.currency, limit).map((minor) => ({
      value: minor.toString(),
      label: money(minor),
      hint:
        minor === need.missingMinor
          ? message(giving.amountWhole, { amount: money(minor) }, locale)
          : message(giving.amountDraws, { amount: money(minor), share: percentOf(minor) }, locale),
    })),
    lines: need.lines
      .filter((line) => line.missingMinor > 0n)
      .map((line) => ({ value: line.id, label: line.label, hint: message(giving.lineMissing, { amount: money(line.missingMinor) }, locale) })),
  };
}
export type GiftFormView = Awaited<ReturnType<typeof giftForm>>;

export type ReadGift =
  | { ok: true; amountMinor: bigint; lineId: string | undefined; coverFee: boolean; leftOver: 'pool' | 'refund' }
  | { ok: false; errors: { amount?: string; line?: string } };

/** Reads a sent form. The chosen amount must be one that was offered or typed within the limits; nothing is trusted. */
export async function readGiftForm(sent: FormData, need: Need, locale: string): Promise<ReadGift> {
  const form = giftFormSchema.parse(Object.fromEntries(sent));
  const limit = await readLimit(need.currency);
  const amount = amountOf(form, need.currency);
  if (!limit || !amount.ok) return { ok: false, errors: { amount: amount.ok ? giving.errorNotVisible : amount.message } };
  const money = (minor: bigint) => formatMoney(minor, need.currency, locale, { trim: true });
  const { minMinor, maxMinor, stepMinor } = limit;
  if (amount.amountMinor < minMinor || amount.amountMinor > maxMinor) {
    return { ok: false, errors: { amount: message(giving.errorAmountRange, { min: money(minMinor), max: money(maxMinor) }, locale) } };
  }
  if (amount.amountMinor % stepMinor !== 0n) {
    return { ok: false, errors: { amount: message(giving.errorAmountStep, { currency: need.currency, step: money(stepMinor) }, locale) } };
  }
  const line = need.lines.find(({ id }) => id === form.line);
  if (form.line !== '' && !line) return { ok: false, errors: { line: giving.errorLine } };
  return { ok: true, amountMinor: amount.amountMinor, lineId: line?.id, coverFee: form.cover_fee === 'yes', leftOver: form.left_over };
}

function amountOf(form: GiftForm, currency: string): ReturnType<typeof parseAmount> {
  if (form.other !== '') return parseAmount(form.other, currency);
  if (/^[1-9]\d{0,14}$/.test(form.amount)) return { ok: true, amountMinor: BigInt(form.amount) };
  return { ok: false, message: giving.errorAmountNeeded };
}
