import { isolated } from '~/catalogues/isolated';
import { message } from '~/catalogues/message';
import type { PublicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { formatMoney } from '~/ui/money/format-money';
import type { Need } from '../campaigns';
import { needPage, toldIn } from '../campaigns/index.server';
import { giftAgain } from './gift-again.server';
import type { GiftOutcome, OutcomePart } from './giving.queries.server';
import { organisation } from './organisation.server';

const nothingCharged = { open: 'thanksOpen', expired: 'thanksExpired', failed: 'thanksFailed' } as const;

/** What the page knows of a payment: what Stripe said now, or that it could not be asked, or that it is nobody's we know. */
export type PaymentSeen = 'seen' | 'unseen' | 'foreign';

export interface ThanksView {
  outcome: { status: GiftOutcome['status']; amount: string } | null;
  title: string;
  sentence: string;
  arrived: boolean;
  /** Where each part of it went. */
  details: string[];
  steps: { name: string; text: string; isDone: boolean }[];
  needSlug: string | null;
  way: ReturnType<typeof wayOf> | null;
  /** Where the same gift is begun again, where it was not charged. */
  again: { href: string; label: string } | null;
}

/** What the page after the payment says of a gift; `need` where it is still public. */
export function thanksView(
  { outcome, seen }: { outcome: GiftOutcome | undefined; seen: PaymentSeen },
  need: Need | undefined,
  lang: PublicLanguage,
): ThanksView {
  const { afterGift, giving } = publicWords(lang);
  const isUnsure = seen === 'unseen' && outcome?.status === 'open';
  if (!outcome || seen === 'foreign' || isUnsure)
    return {
      outcome: null,
      title: isUnsure ? afterGift.unsureTitle : afterGift.unknownTitle,
      sentence: message(afterGift.unknownText, { contact: organisation(lang).contact }, lang),
      arrived: false,
      details: [],
      steps: [],
      needSlug: null,
      way: null,
      again: null,
    };
  const { status, currency } = outcome;
  const arrived = status === 'paid' || status === 'pending';
  const amount = formatMoney(outcome.amountMinor, currency, lang, { trim: true });
  const sentence =
    status === 'paid' || status === 'pending'
      ? message(status === 'paid' ? giving.thanksPaid : giving.thanksPending, { amount }, lang)
      : giving[nothingCharged[status]];
  const againHref = arrived ? undefined : giftAgain(outcome, lang);
  const gift = formatMoney(outcome.giftMinor, currency, lang, { trim: true });
  return {
    outcome: { status, amount },
    title: arrived ? giving.thanksTitle : giving.cancelledTitle,
    sentence,
    arrived,
    details: status === 'paid' ? detailsOf(outcome, need, lang) : [],
    steps: arrived ? stepsOf(outcome, lang) : [],
    needSlug: need?.slug ?? null,
    way: need && status === 'paid' ? wayOf(outcome.parts, need, lang) : null,
    again:
      againHref === undefined ? null : { href: againHref, label: message(afterGift.again, { amount: gift }, lang) },
  };
}

/** Where each part of it went. What a page that has been closed was about is not said. */
function detailsOf(outcome: GiftOutcome, need: Need | undefined, lang: PublicLanguage): string[] {
  const { afterGift, giving, giftEffects } = publicWords(lang);
  const { parts, currency, destination, amountMinor, giftMinor, monthly } = outcome;
  if (destination === 'pool' || destination === 'operating') {
    const to = destination === 'pool' ? giving.thanksDestinationPool : giving.thanksDestinationOperating;
    return monthly ? [to, giving.thanksMonthly] : [to];
  }
  const money = (minor: bigint) => formatMoney(minor, currency, lang, { trim: true });
  const labelOf = (lineId: string | null) => need && labelOfLine(need, lineId, lang);
  const [only] = parts;
  if (only?.kind === 'line' && parts.length === 1) {
    const label = labelOf(only.lineId);
    return label === undefined ? [] : [message(giving.thanksPaidLine, { label }, lang)];
  }
  const wasOpen = parts.some(({ kind }) => kind === 'line');
  const told = parts.flatMap(({ kind, lineId, amountMinor: minor }) => {
    const amount = money(minor);
    if (kind === 'refund') return [message(afterGift.closedRefund, { amount }, lang)];
    if (kind !== 'line')
      return [message(wasOpen || need ? afterGift.beyondMet : afterGift.closedPool, { amount }, lang)];
    const label = labelOf(lineId);
    if (label === undefined) return [];
    return [message(afterGift.partLine, { amount, label: message(giftEffects.quotedLabel, { label }, lang) }, lang)];
  });
  return amountMinor > giftMinor ? [...told, `${giving.checkoutFeeCover}: ${money(amountMinor - giftMinor)}`] : told;
}

function labelOfLine(need: Need, lineId: string | null, lang: PublicLanguage): string | undefined {
  const { label, locale } = toldIn(need, lang);
  const shown = label ?? need.lines.find(({ id }) => id === lineId)?.label;
  return shown !== undefined && locale !== lang ? isolated(shown) : shown;
}

/** The need's way as it is now, and how much of it this gift drew. */
function wayOf(parts: readonly OutcomePart[], need: Need, lang: PublicLanguage) {
  const { afterGift } = publicWords(lang);
  const own = need.lines.map(({ id }) =>
    parts.reduce((sum, { lineId, amountMinor }) => (lineId === id ? sum + amountMinor : sum), 0n),
  );
  const drewMinor = own.reduce((sum, minor) => sum + minor, 0n);
  const { goalMinor, raisedMinor, stops, journey } = needPage(need, lang);
  const thousandths = need.goalMinor > 0n ? Number((drewMinor * 1000n) / need.goalMinor) : 0;
  return {
    goalMinor,
    raisedMinor,
    stops,
    own: own.map(String),
    progress: journey.words.progress,
    ownWords: drewMinor > 0n ? message(afterGift.ownPart, { share: Math.max(0.001, thousandths / 1000) }, lang) : '',
  };
}

/** What happens with it, one thing after the other; the first has happened once it is booked. */
function stepsOf({ status, destination, monthly }: GiftOutcome, lang: PublicLanguage) {
  const { afterGift: words } = publicWords(lang);
  const booked = { name: words.bookedStep, text: words.bookedText, isDone: status === 'paid' };
  const ahead = (name: string, text: string) => ({ name, text, isDone: false });
  return [
    booked,
    ahead(words.settledStep, words.settledText),
    ...(destination === 'pool' ? [ahead(words.lineStep, words.lineText)] : []),
    ...(destination === 'operating'
      ? []
      : [
          ahead(words.askedStep, words.askedText),
          ahead(words.paidStep, words.paidText),
          ahead(words.checkedStep, words.checkedText),
        ]),
    ...(monthly ? [ahead(words.monthlyStep, words.monthlyText)] : []),
  ];
}
