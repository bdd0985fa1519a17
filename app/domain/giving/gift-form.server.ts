import type { z } from 'zod';
import { giving } from '~/catalogues/en/giving';
import { message } from '~/catalogues/message';
import { formatMoney } from '~/ui/money/format-money';
import type { Need } from '../campaigns';
import { decimalsOf, parseAmount } from '../money';
import { type GiftLimit, readLimit } from './giving.queries.server';
import { type GiftForm, giftFormSchema } from './schemas';

const USUAL_UNITS = [25n, 50n, 100n];
const USUAL_WITHOUT_DECIMALS = [2_500n, 5_000n, 10_000n];

/**
 * Amounts to choose from, in minor units, rising: usual ones, and those that complete something: the line of the need
 * that misses least, and the whole. `completing` are what a chosen line, or else each open line, still misses.
 */
export function suggestedAmounts(
  missingMinor: bigint,
  completing: readonly bigint[],
  currency: string,
  limit: GiftLimit,
): bigint[] {
  const decimals = decimalsOf(currency);
  const usual = decimals === 0 ? USUAL_WITHOUT_DECIMALS : USUAL_UNITS.map((units) => units * 10n ** BigInt(decimals));
  const ends = [...completing].sort(ascending).slice(0, 1);
  const wanted = [...usual, ...ends, missingMinor].filter(
    (minor) => minor >= limit.minMinor && minor <= limit.maxMinor && (missingMinor <= 0n || minor <= missingMinor),
  );
  return wanted.length > 0 ? [...new Set(wanted)].sort(ascending) : usual;
}
const ascending = (a: bigint, b: bigint) => (a < b ? -1 : Number(a > b));

/** What the form of a gift needs to know: limits in words, amounts with how far they draw the way, the open lines. */
export async function giftForm(need: Need, locale: string, chosenLineId = '') {
  const limit = await readLimit(need.currency);
  if (!limit) throw new Error(`no gift is taken in ${need.currency}`);
  const money = (minor: bigint) => formatMoney(minor, need.currency, locale, { trim: true });
  const open = need.lines.filter((line) => line.missingMinor > 0n);
  const chosen = open.filter(({ id }) => id === chosenLineId);
  const completing = (chosen.length > 0 ? chosen : open).map((line) => line.missingMinor);
  const wordsOf = (minor: bigint): string => {
    if (minor === need.missingMinor) return message(giving.amountWhole, {}, locale);
    const line = [...chosen, ...open].find(({ missingMinor }) => missingMinor === minor);
    if (line) return message(giving.amountCompletes, { label: line.label }, locale);
    return message(giving.amountDraws, { share: shareOf(minor, need.goalMinor) }, locale);
  };
  return {
    slug: need.slug,
    title: need.title,
    locale: need.locale,
    currency: need.currency,
    goalMinor: need.goalMinor.toString(),
    raisedMinor: need.raisedMinor.toString(),
    progress: message(
      giving.progress,
      { given: money(need.raisedMinor), goal: money(need.goalMinor), missing: money(need.missingMinor) },
      locale,
    ),
    limits: message(giving.amountHint, { min: money(limit.minMinor) }, locale),
    amounts: suggestedAmounts(need.missingMinor, completing, need.currency, limit).map((minor) => ({
      value: minor.toString(),
      label: money(minor),
      hint: wordsOf(minor),
    })),
    lines: open.map((line) => ({
      value: line.id,
      label: line.label,
      hint: message(giving.lineMissing, { amount: money(line.missingMinor) }, locale),
    })),
  };
}

/** How much of the way an amount draws, as a share told to one decimal of a percent. */
function shareOf(minor: bigint, goalMinor: bigint): number {
  const thousandths = Number((minor * 1000n) / (goalMinor > 0n ? goalMinor : 1n));
  return Math.max(0.001, Math.min(thousandths / 1000, 1));
}
export type GiftFormView = Awaited<ReturnType<typeof giftForm>>;

/** What is wrong, by field; `form` where no field of ours can be at fault. */
export interface GiftErrors {
  amount?: string;
  line?: string;
  form?: string;
}

export type ReadGift =
  | { ok: true; amountMinor: bigint; lineId: string | undefined; coverFee: boolean; leftOver: 'pool' | 'refund' }
  | { ok: false; errors: GiftErrors };

/** Reads a sent form. The chosen amount must be one that was offered or typed within the limits; nothing is trusted. */
export async function readGiftForm(sent: FormData, need: Need, locale: string): Promise<ReadGift> {
  const parsed = giftFormSchema.safeParse(Object.fromEntries(sent));
  if (!parsed.success) return { ok: false, errors: errorsOf(parsed.error) };
  const form = parsed.data;
  const limit = await readLimit(need.currency);
  const amount = amountOf(form, need.currency);
  if (!limit || !amount.ok)
    return { ok: false, errors: { amount: amount.ok ? giving.errorNotVisible : amount.message } };
  const money = (minor: bigint) => formatMoney(minor, need.currency, locale, { trim: true });
  const { minMinor, maxMinor, stepMinor } = limit;
  if (amount.amountMinor < minMinor || amount.amountMinor > maxMinor) {
    return {
      ok: false,
      errors: { amount: message(giving.errorAmountRange, { min: money(minMinor), max: money(maxMinor) }, locale) },
    };
  }
  if (amount.amountMinor % stepMinor !== 0n) {
    return {
      ok: false,
      errors: { amount: message(giving.errorAmountStep, { currency: need.currency, step: money(stepMinor) }, locale) },
    };
  }
  const line = need.lines.find(({ id }) => id === form.line);
  if (form.line !== '' && !line) return { ok: false, errors: { line: giving.errorLine } };
  return {
    ok: true,
    amountMinor: amount.amountMinor,
    lineId: line?.id,
    coverFee: form.cover_fee === 'yes',
    leftOver: form.left_over,
  };
}

/** A form of ours sends nothing that does not parse, except too long an amount; a changed one is told so calmly. */
function errorsOf({ issues }: z.ZodError): GiftErrors {
  const fields = new Set(issues.map(({ path }) => path[0]));
  return {
    ...(fields.has('amount') || fields.has('other') ? { amount: giving.errorAmountNeeded } : {}),
    ...(fields.has('line') ? { line: giving.errorLine } : {}),
    ...(fields.has('cover_fee') || fields.has('left_over') ? { form: giving.errorForm } : {}),
  };
}

function amountOf(form: GiftForm, currency: string): ReturnType<typeof parseAmount> {
  if (form.other !== '') return parseAmount(form.other, currency);
  if (/^[1-9]\d{0,14}$/.test(form.amount)) return { ok: true, amountMinor: BigInt(form.amount) };
  return { ok: false, message: giving.errorAmountNeeded };
}
