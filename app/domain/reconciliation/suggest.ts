import type { ParsedLine } from './bank/statement';
import type { MatchSuggestion } from './read-models';

// What may explain a line of the bank. Only what is certain is matched without a person; what a payment came back as is
// always decided by one. Amounts are signed as money moves at the bank.

/** A line as the rules see it. */
export type LineFacts = Pick<ParsedLine, 'valueOn' | 'amountMinor' | 'text' | 'counterparty' | 'isCharge' | 'isReturn'>;

export interface PayoutCandidate {
  payoutId: string;
  /** What the bank would show: negative for one that failed and is taken back. */
  amountMinor: bigint;
  arrivalOn: string;
}
export interface PaymentCandidate {
  disbursementId: string;
  amountMinor: bigint;
  valueOn: string;
  /** What finance wrote on the transfer. */
  reference: string;
  /** Whether a line shows it already: then only its return is looked for. */
  isShown: boolean;
}
export interface TransferCandidate {
  /** The other account, and what its line moved there. */
  bankCode: string;
  amountMinor: bigint;
  bookedOn: string;
}

export interface Candidates {
  payouts: readonly PayoutCandidate[];
  payments: readonly PaymentCandidate[];
  transfers: readonly TransferCandidate[];
}

const PAYOUT_DAYS = 6;
const PAYMENT_DAYS = 10;
const TRANSFER_DAYS = 4;
const TOGETHER_MAX = 14;
/** Fees above this share of a hundred units are looked at by a person anyway: no rule here is certain about them. */
const FEE_WORDS =
  /\b(fee|fees|charge|charges|commission|entgelt|geb[uü]hr|geb[uü]hren|kontof[uü]hrung|frais|comisi[oó]n|comisiones|biaya)\b/i;
const RETURN_WORDS =
  /\b(return|returned|reject|rejected|refused|unpaid|r[uü]ck(gabe|buchung|lastschrift|[uü]berweisung)|devoluci[oó]n|devuelto|retour|rejet|impay[eé])\b/i;

const rank = { certain: 0, likely: 1, possible: 2 } as const;

/** The best first; empty when nothing fits. */
export function suggest(line: LineFacts, candidates: Candidates): MatchSuggestion[] {
  return [
    ...payoutAlone(line, candidates.payouts),
    ...payoutsTogether(line, candidates.payouts),
    ...payments(line, candidates.payments),
    ...returned(line, candidates.payments),
    ...transfers(line, candidates.transfers),
    ...fees(line),
  ].sort((a, b) => rank[a.certainty] - rank[b.certainty]);
}

const days = (from: string, to: string) => Math.abs(Date.parse(from) - Date.parse(to)) / 86_400_000;
const saysStripe = ({ text, counterparty }: LineFacts) => /stripe/i.test(`${text} ${counterparty}`);
const payoutPart = ({ payoutId, amountMinor }: PayoutCandidate) =>
  ({ kind: 'payout', subjectId: payoutId, amountMinor }) as const;

function payoutAlone(line: LineFacts, payouts: readonly PayoutCandidate[]): MatchSuggestion[] {
  const named = payouts.filter(
    ({ payoutId, amountMinor }) => amountMinor === line.amountMinor && line.text.includes(payoutId),
  );
  const found =
    named.length > 0
      ? named
      : payouts.filter(
          (one) => one.amountMinor === line.amountMinor && days(one.arrivalOn, line.valueOn) <= PAYOUT_DAYS,
        );
  const isCertain = found.length === 1 && (named.length === 1 || saysStripe(line));
  return found
    .sort((a, b) => days(a.arrivalOn, line.valueOn) - days(b.arrivalOn, line.valueOn))
    .map((one) => ({ certainty: isCertain ? 'certain' : 'likely', why: 'payout_amount', parts: [payoutPart(one)] }));
}

/** Several payouts in one line: the only set of those due about that day that makes the amount. */
function payoutsTogether(line: LineFacts, payouts: readonly PayoutCandidate[]): MatchSuggestion[] {
  const near = payouts
    .filter(
      (one) =>
        one.amountMinor > 0n && one.amountMinor < line.amountMinor && days(one.arrivalOn, line.valueOn) <= PAYOUT_DAYS,
    )
    .sort((a, b) => days(a.arrivalOn, line.valueOn) - days(b.arrivalOn, line.valueOn))
    .slice(0, TOGETHER_MAX);
  const sets = subsetsOf(near, line.amountMinor, 2);
  const isOnly = sets.length === 1;
  return sets.map((set) => ({
    certainty: isOnly && saysStripe(line) ? 'certain' : isOnly ? 'likely' : 'possible',
    why: 'payouts_together',
    parts: set.map(payoutPart),
  }));
}

/** Sets of at least two that sum to `amountMinor`; stops after `atMost` of them, which is enough to know that one is not the only one. */
export function subsetsOf<T extends { amountMinor: bigint }>(
  items: readonly T[],
  amountMinor: bigint,
  atMost: number,
): T[][] {
  const sets: T[][] = [];
  const ends = items.map((_, index) => items.slice(index).reduce((sum, item) => sum + item.amountMinor, 0n));
  const take = (from: number, rest: bigint, chosen: T[]): void => {
    if (rest === 0n && chosen.length >= 2) sets.push(chosen);
    if (rest <= 0n) return;
    for (let index = from; index < items.length && sets.length < atMost; index += 1) {
      // What is left together is not enough.
      if ((ends[index] ?? 0n) < rest) return;
      const item = items[index];
      if (item) take(index + 1, rest - item.amountMinor, [...chosen, item]);
    }
  };
  take(0, amountMinor, []);
  return sets;
}

const plain = (words: string) => words.toUpperCase().replace(/[^A-Z0-9]/g, '');

function payments(line: LineFacts, all: readonly PaymentCandidate[]): MatchSuggestion[] {
  const found = all.filter(
    (one) => !one.isShown && -one.amountMinor === line.amountMinor && days(one.valueOn, line.valueOn) <= PAYMENT_DAYS,
  );
  const words = plain(line.text);
  const named = found.filter(({ reference }) => plain(reference).length >= 4 && words.includes(plain(reference)));
  const part = (one: PaymentCandidate) =>
    [{ kind: 'disbursement', subjectId: one.disbursementId, amountMinor: line.amountMinor }] as const;
  if (named.length > 0)
    return named.map((one) => ({
      certainty: named.length === 1 ? 'certain' : 'likely',
      why: 'disbursement_reference',
      parts: [...part(one)],
    }));
  return found
    .sort((a, b) => days(a.valueOn, line.valueOn) - days(b.valueOn, line.valueOn))
    .map((one) => ({
      certainty: found.length === 1 ? 'likely' : 'possible',
      why: 'disbursement_amount',
      parts: [...part(one)],
    }));
}

function returned(line: LineFacts, all: readonly PaymentCandidate[]): MatchSuggestion[] {
  if (line.amountMinor <= 0n) return [];
  const words = plain(line.text);
  const saysSo = line.isReturn || RETURN_WORDS.test(line.text);
  return all
    .filter(({ amountMinor, valueOn }) => amountMinor === line.amountMinor && valueOn <= line.valueOn)
    .filter(({ reference }) => saysSo || (plain(reference).length >= 4 && words.includes(plain(reference))))
    .map((one) => ({
      certainty: saysSo ? 'likely' : 'possible',
      why: 'returned_payment',
      parts: [{ kind: 'returned_payment', subjectId: one.disbursementId, amountMinor: line.amountMinor }],
    }));
}

function transfers(line: LineFacts, all: readonly TransferCandidate[]): MatchSuggestion[] {
  return all
    .filter(
      ({ amountMinor, bookedOn }) => amountMinor === -line.amountMinor && days(bookedOn, line.valueOn) <= TRANSFER_DAYS,
    )
    .map(({ bankCode }) => ({
      certainty: 'possible',
      why: 'transfer_between_accounts',
      parts: [{ kind: 'transfer', subjectId: bankCode, amountMinor: line.amountMinor }],
    }));
}

function fees(line: LineFacts): MatchSuggestion[] {
  if (line.amountMinor >= 0n || !(line.isCharge || FEE_WORDS.test(line.text))) return [];
  const parts = [{ kind: 'bank_fee', subjectId: null, amountMinor: line.amountMinor } as const];
  // The bank's own code says so, not only a word that somebody else may have written.
  return [{ certainty: line.isCharge ? 'certain' : 'likely', why: 'bank_fee_words', parts }];
}
