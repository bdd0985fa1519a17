import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { message } from '~/catalogues/message';
import type { PublicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { formatMoney } from '~/ui/money/format-money';
import type { Need } from '../campaigns';
import { toldIn } from '../campaigns/index.server';
import { decimalsOf } from '../money';
import { type GiftLimit, readLimit } from './giving.queries.server';
import { newChallenge } from './proof-of-work.server';
import { type GiftTerms, giftFormSchema } from './schemas';
import { readTypedAmount } from './typed-amount';

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
export async function giftForm(need: Need, lang: PublicLanguage, chosenLineId = '') {
  const { giving } = publicWords(lang);
  const { locale, title, label } = toldIn(need, lang);
  const limit = await readLimit(need.currency);
  if (!limit) throw new Error(`no gift is taken in ${need.currency}`);
  const money = (minor: bigint) => formatMoney(minor, need.currency, lang, { trim: true });
  const open = need.lines
    .filter((line) => line.missingMinor > 0n)
    .map((line) => ({ ...line, label: label ?? line.label }));
  const chosen = open.filter(({ id }) => id === chosenLineId);
  const completing = (chosen.length > 0 ? chosen : open).map((line) => line.missingMinor);
  const wordsOf = (minor: bigint): string => {
    if (minor === need.missingMinor) return message(giving.amountWhole, {}, lang);
    const line = [...chosen, ...open].find(({ missingMinor }) => missingMinor === minor);
    if (line) return message(giving.amountCompletes, { label: line.label }, lang);
    return message(giving.amountDraws, { share: shareOf(minor, need.goalMinor) }, lang);
  };
  return {
    ...formToken(),
    slug: need.slug,
    title,
    locale,
    currency: need.currency,
    goalMinor: need.goalMinor.toString(),
    raisedMinor: need.raisedMinor.toString(),
    progress: message(
      giving.progress,
      { given: money(need.raisedMinor), goal: money(need.goalMinor), missing: money(need.missingMinor) },
      lang,
    ),
    limits: limitsInWords(limit, need.currency, lang),
    amounts: suggestedAmounts(need.missingMinor, completing, need.currency, limit).map((minor) => ({
      value: minor.toString(),
      label: money(minor),
      hint: wordsOf(minor),
    })),
    lines: open.map((line) => ({
      value: line.id,
      label: line.label,
      hint: message(giving.lineMissing, { amount: money(line.missingMinor) }, lang),
    })),
  };
}

/** How much of the way an amount draws, as a share told to one decimal of a percent. */
function shareOf(minor: bigint, goalMinor: bigint): number {
  const thousandths = Number((minor * 1000n) / (goalMinor > 0n ? goalMinor : 1n));
  return Math.max(0.001, Math.min(thousandths / 1000, 1));
}
export type GiftFormView = Awaited<ReturnType<typeof giftForm>>;

/** What every form of a gift carries: an id, so that it means one gift however often it is sent, and a proof to solve. */
export function formToken() {
  return { giftId: randomUUID(), challenge: newChallenge() };
}

/** The least and the most that one gift may be, said before they are met. */
export function limitsInWords({ minMinor, maxMinor }: GiftLimit, currency: string, lang: PublicLanguage): string {
  const money = (minor: bigint) => formatMoney(minor, currency, lang, { trim: true });
  return message(publicWords(lang).giving.amountHint, { min: money(minMinor), max: money(maxMinor) }, lang);
}

/** What is wrong, by field; `form` where no field of ours can be at fault. */
export interface GiftErrors {
  amount?: string;
  line?: string;
  to?: string;
  currency?: string;
  email?: string;
  form?: string;
}

/** What a form said: the terms of a gift, and the answer to our question, if the browser gave one. */
export type ReadGift =
  | { ok: true; terms: GiftTerms; giftId: string | undefined; proof: string }
  | { ok: false; errors: GiftErrors };

/** Reads a sent form. The chosen amount must be one that was offered or typed within the limits; nothing is trusted. */
export async function readGiftForm(sent: FormData, need: Need, lang: PublicLanguage): Promise<ReadGift> {
  const { giving } = publicWords(lang);
  const parsed = giftFormSchema.safeParse(Object.fromEntries(sent));
  if (!parsed.success) return { ok: false, errors: errorsOf(parsed.error, lang) };
  const form = parsed.data;
  const amount = await readGiftAmount(form, need.currency, lang);
  if (!amount.ok) return amount;
  const line = need.lines.find(({ id }) => id === form.line);
  if (form.line !== '' && !line) return { ok: false, errors: { line: giving.errorLine } };
  return {
    ok: true,
    terms: {
      destination: line
        ? { kind: 'line', campaignId: need.id, campaignLineId: line.id }
        : { kind: 'need', campaignId: need.id },
      amountMinor: amount.amountMinor,
      coverFee: form.cover_fee === 'yes',
      currency: need.currency,
      leftOver: form.left_over,
      monthly: false,
      language: lang,
    },
    giftId: form.gift_id,
    proof: form.proof,
  };
}

/** The amount that was typed or chosen, within what one gift in this currency may be. */
export async function readGiftAmount(
  form: { amount: string; other: string },
  currency: string,
  lang: PublicLanguage,
): Promise<{ ok: true; amountMinor: bigint } | { ok: false; errors: GiftErrors }> {
  const { giving } = publicWords(lang);
  const wrong = (amount: string) => ({ ok: false as const, errors: { amount } });
  const limit = await readLimit(currency);
  const amount = amountOf(form, currency, lang);
  if (!limit || !amount.ok) return wrong(amount.ok ? giving.errorNotVisible : amount.message);
  const money = (minor: bigint) => formatMoney(minor, currency, lang, { trim: true });
  const { minMinor, maxMinor, stepMinor } = limit;
  if (amount.amountMinor < minMinor || amount.amountMinor > maxMinor)
    return wrong(message(giving.errorAmountRange, { min: money(minMinor), max: money(maxMinor) }, lang));
  if (amount.amountMinor % stepMinor !== 0n)
    return wrong(message(giving.errorAmountStep, { currency, step: money(stepMinor) }, lang));
  return { ok: true, amountMinor: amount.amountMinor };
}

/** A form of ours sends nothing that does not parse, except too long an amount; a changed one is told so calmly. */
export function errorsOf({ issues }: z.ZodError, lang: PublicLanguage): GiftErrors {
  const { giving } = publicWords(lang);
  const fields = new Set(issues.map(({ path }) => path[0]));
  return {
    ...(fields.has('amount') || fields.has('other') ? { amount: giving.errorAmountNeeded } : {}),
    ...(fields.has('line') ? { line: giving.errorLine } : {}),
    ...(fields.has('to') ? { to: giving.errorTo } : {}),
    ...(fields.has('currency') ? { currency: giving.errorCurrency } : {}),
    ...(fields.has('cover_fee') || fields.has('left_over') || fields.has('every') ? { form: giving.errorForm } : {}),
  };
}

function amountOf(form: { amount: string; other: string }, currency: string, lang: PublicLanguage) {
  if (form.other !== '') return readTypedAmount(form.other, currency, lang);
  if (/^[1-9]\d{0,14}$/.test(form.amount)) return { ok: true as const, amountMinor: BigInt(form.amount) };
  return { ok: false as const, message: publicWords(lang).giving.errorAmountNeeded };
}
