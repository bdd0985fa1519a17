import { dayInWords, monthInWords } from '~/catalogues/dates';
import { groupWordsIn } from '~/catalogues/group-words';
import { isolated } from '~/catalogues/isolated';
import { message } from '~/catalogues/message';
import type { PublicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { formatMoney } from '~/ui/money/format-money';
import type { DonorActor } from '../access';
import {
  type OwnGift,
  type OwnMonthly,
  type OwnPayment,
  type OwnReceipt,
  ownAddress,
  ownGifts,
  ownMonthly,
  ownPaidFor,
  ownReceipts,
} from './donor.queries.server';
import { yearsOf } from './statement-document.server';

export type GiftTone = 'plain' | 'home' | 'attention' | 'loss';

/** All that a donor sees of their own, in words. */
export async function myGifts(actor: DonorActor, lang: PublicLanguage) {
  const { donors } = publicWords(lang);
  const [address, gifts, receipts, payments, monthly] = await Promise.all([
    ownAddress(actor),
    ownGifts(actor),
    ownReceipts(actor),
    ownPaidFor(actor),
    ownMonthly(actor),
  ]);
  return {
    lang,
    email: address.email,
    sessionMinutes: address.rules.sessionMinutes,
    years: yearsOf(gifts),
    monthly: monthly.map((each) => monthlyInWords(each, lang)),
    gifts: gifts.map((gift) => ({
      id: gift.id,
      day: dayInWords(gift.paidAt, lang),
      dateTime: gift.paidAt.toISOString().slice(0, 10),
      amount: formatMoney(gift.amountMinor, gift.currency, lang, { trim: true }),
      target: targetOf(gift, lang),
      slug: gift.slug,
      every: gift.monthly ? donors.everyMonth : null,
      state: stateOf(gift, lang),
      receipts: receipts.filter(({ giftId }) => giftId === gift.id).map((receipt) => receiptInWords(receipt, lang)),
      paidFor: paidForInWords(gift, payments, lang),
    })),
  };
}
export type MyGiftsView = Awaited<ReturnType<typeof myGifts>>;

function targetOf({ destination, title, lineLabel }: OwnGift, lang: PublicLanguage): string {
  const { donors } = publicWords(lang);
  if (destination === 'pool') return donors.toPool;
  if (destination === 'operating') return donors.toOperating;
  const told = lineLabel ?? title;
  return told === null ? donors.toGone : groupWordsIn(told, lang);
}

function stateOf(gift: OwnGift, lang: PublicLanguage): { word: string; tone: GiftTone } {
  const { donors } = publicWords(lang);
  const { refundedMinor, lostMinor, disputedMinor, netMinor, currency, isReturning } = gift;
  if (disputedMinor > 0n) return { word: donors.stateDisputed, tone: 'attention' };
  if (lostMinor > 0n) return { word: donors.stateLost, tone: 'loss' };
  if (netMinor === 0n) return { word: donors.stateReturned, tone: 'plain' };
  if (isReturning) return { word: donors.stateReturning, tone: 'attention' };
  if (refundedMinor > 0n) {
    const amount = formatMoney(refundedMinor, currency, lang, { trim: true });
    return { word: message(donors.statePartly, { amount }, lang), tone: 'plain' };
  }
  return { word: donors.stateArrived, tone: 'home' };
}

function receiptInWords({ id, number, state, nextNumber }: OwnReceipt, lang: PublicLanguage) {
  const { donors } = publicWords(lang);
  const fate = nextNumber ? message(donors.receiptReplaced, { number: nextNumber }, lang) : donors.receiptVoid;
  return { id, label: message(donors.receipt, { number }, lang), fate: state === 'void' ? fate : null };
}

/** Lines with their month; where there are none, why: pool money has no lines, a page that is gone tells nothing more. */
function paidForInWords(gift: OwnGift, payments: readonly OwnPayment[], lang: PublicLanguage): string[] {
  const { donors } = publicWords(lang);
  if (gift.destination === 'pool') return [donors.paidForPool];
  if (gift.destination === 'operating') return [donors.paidForOperating];
  if (gift.slug === null) return [donors.paidForGone];
  const lines = payments
    .filter(({ giftId }) => giftId === gift.id)
    .map(({ label, amountMinor, month }) => {
      const amount = formatMoney(amountMinor, gift.currency, lang);
      const what = isolated(groupWordsIn(label, lang));
      return message(donors.paidForLine, { label: what, amount, month: monthInWords(month, lang) }, lang);
    });
  return lines.length > 0 ? lines : [donors.paidForWaiting];
}

const states = {
  starting: 'monthlyStarting',
  active: 'monthlyActive',
  past_due: 'monthlyPastDue',
  cancelled: 'monthlyCancelled',
} as const;
const tones = { starting: 'plain', active: 'home', past_due: 'attention', cancelled: 'plain' } as const;
const targets = { pool: 'toPool', operating: 'toOperating' } as const;

function monthlyInWords(monthly: OwnMonthly, lang: PublicLanguage) {
  const { donors } = publicWords(lang);
  const money = (minor: bigint) => formatMoney(minor, monthly.currency, lang, { trim: true });
  const { id, status, destination, askedKind, askedMinor, cancelledAt, startedAt } = monthly;
  const asked =
    askedKind === 'stop'
      ? donors.monthlyStopping
      : askedMinor === null
        ? null
        : message(donors.monthlyChanging, { amount: money(askedMinor) }, lang);
  return {
    id,
    words: message(donors.monthlyLine, { amount: money(monthly.amountMinor), to: donors[targets[destination]] }, lang),
    when: cancelledAt
      ? message(donors.monthlyEnded, { month: monthInWords(cancelledAt, lang) }, lang)
      : message(donors.monthlySince, { month: monthInWords(startedAt, lang) }, lang),
    state: { word: donors[states[status]], tone: tones[status] as GiftTone },
    asked: status === 'cancelled' ? null : asked,
    goesOn: status !== 'cancelled' && askedKind !== 'stop',
  };
}
