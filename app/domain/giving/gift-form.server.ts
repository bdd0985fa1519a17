import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { message } from '~/catalogues/message';
import type { PublicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { formatMoney } from '~/ui/money/format-money';
import { type Need, usualAmounts } from '../campaigns';
import { giftChoices, toldIn } from '../campaigns/index.server';
import { amountForInput } from '../money';
import { type GiftLimit, readLimit } from './giving.queries.server';
import { newChallenge } from './proof-of-work.server';
import { type GiftTerms, giftFormSchema } from './schemas';
import { readTypedAmount } from './typed-amount';

/** What the address of the page may choose beforehand. */
export interface GiftAsked {
  lineId?: string;
  /** Minor units, as the need's page or a gift that was begun before sent them. */
  amountMinor?: bigint | undefined;
}

/** An amount in an address; undefined for anything else. */
export const amountInAddress = (search: URLSearchParams): bigint | undefined => {
  const digits = search.get('amount') ?? '';
  return /^[1-9]\d{0,11}$/.test(digits) ? BigInt(digits) : undefined;
};

/** What the form of a gift needs to know: limits in words, amounts with what they pay for, the open lines. */
export async function giftForm(need: Need, lang: PublicLanguage, { lineId = '', amountMinor }: GiftAsked = {}) {
  const { giving, publicSite } = publicWords(lang);
  const { locale, title, label } = toldIn(need, lang);
  const limit = await readLimit(need.currency);
  if (!limit) throw new Error(`no gift is taken in ${need.currency}`);
  const money = (minor: bigint) => formatMoney(minor, need.currency, lang, { trim: true });
  const open = need.lines.filter((line) => line.missingMinor > 0n);
  const asked = need.lines.some(({ id }) => id === lineId);
  const line = open.some(({ id }) => id === lineId) ? lineId : '';
  const amounts = amountsOf(need, lang, limit, line);
  return {
    ...formToken(),
    slug: need.slug,
    title,
    locale,
    currency: need.currency,
    goalMinor: need.goalMinor.toString(),
    raisedMinor: need.raisedMinor.toString(),
    isMet: need.missingMinor <= 0n,
    line,
    /** The line that was asked for needs nothing any more. */
    isLineMet: asked && line === '',
    progress: message(
      need.missingMinor > 0n ? giving.progress : publicSite.mapProgressMet,
      { given: money(need.raisedMinor), goal: money(need.goalMinor), missing: money(need.missingMinor) },
      lang,
    ),
    limits: limitsInWords(limit, need.currency, lang),
    amounts,
    ...chosenAmount(amountMinor, amounts, need.currency),
    lines: open.map((one) => ({
      value: one.id,
      label: label ?? one.label,
      hint: message(giving.lineMissing, { amount: money(one.missingMinor) }, lang),
    })),
  };
}

/** An amount to choose, and what it does where one can say so. */
export interface AmountChoice {
  value: string;
  label: string;
  hint?: string;
}

function amountsOf(need: Need, lang: PublicLanguage, limit: GiftLimit, lineId: string): AmountChoice[] {
  if (need.missingMinor > 0n)
    return giftChoices(need, lang, { limit, lineId }).map(({ minor, amount, pays, draws }) => ({
      value: minor,
      label: amount,
      hint: message(publicWords(lang).giftEffects.paysAndDraws, { pays, draws }, lang),
    }));
  return usualChoices(need.currency, limit, lang);
}

/** Usual amounts, where there is no line of which one could say what they pay for. */
export const usualChoices = (currency: string, limit: GiftLimit, lang: PublicLanguage): AmountChoice[] =>
  usualAmounts(currency)
    .filter((minor) => minor >= limit.minMinor)
    .map((minor) => ({ value: minor.toString(), label: formatMoney(minor, currency, lang, { trim: true }) }));

/** The choice that an address made: one of those that are offered, or typed where it is none of them. */
export function chosenAmount(
  amountMinor: bigint | undefined,
  amounts: readonly AmountChoice[],
  currency: string,
): { amount: string | null; other: string | null } {
  if (amountMinor === undefined) return { amount: null, other: null };
  const value = amountMinor.toString();
  return amounts.some((one) => one.value === value)
    ? { amount: value, other: null }
    : { amount: null, other: amountForInput(amountMinor, currency) };
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
