import type { Transaction } from '~/platform/db/index.server';
import type { Balance, BalanceTransaction, Payments, Payout } from '~/platform/payments/index.server';
import { type Findings, Sums } from './findings';

/** What Stripe says, asked for before the books are read. */
export interface StripeTruth {
  transactions: BalanceTransaction[];
  payouts: Payout[];
  balance: Balance;
  /** Sum of what each automatic payout paid, without its own row. */
  contents: Map<string, bigint>;
}

/** Everything since `from`: the whole history unless told otherwise. @throws PaymentError */
export async function fetchStripeTruth(payments: Payments, from: Date): Promise<StripeTruth> {
  const transactions: BalanceTransaction[] = [];
  for await (const held of payments.listBalanceTransactions({ createdFrom: from })) transactions.push(held);
  const payouts: Payout[] = [];
  for await (const held of payments.listPayouts(from)) payouts.push(held);
  const contents = new Map<string, bigint>();
  for (const payout of payouts) {
    if (!payout.isAutomatic || payout.status === 'failed' || payout.status === 'canceled') continue;
    let sum = 0n;
    for await (const held of payments.listBalanceTransactions({ payoutId: payout.id }))
      if (held.sourceId !== payout.id) sum += held.netMinor;
    contents.set(payout.id, sum);
  }
  return { transactions, payouts, balance: await payments.fetchBalance(), contents };
}

interface BookedTransaction {
  id: string;
  amountMinor: bigint;
  feeMinor: bigint;
  currency: string;
}
interface BookedPayout {
  id: string;
  amountMinor: bigint;
  currency: string;
  status: string;
}

/** Each balance transaction and payout once on both sides, for the same amount; the sums, too. */
export async function compareStripe(
  tx: Transaction,
  truth: StripeTruth,
  { from, fresh }: { from: Date; fresh: Date },
  findings: Findings,
): Promise<void> {
  const booked = await tx.$queryRaw<BookedTransaction[]>`
    SELECT id, amount_minor AS "amountMinor", fee_minor AS "feeMinor", currency::text AS currency FROM giving.balance_transaction WHERE created_at >= ${from}::timestamptz`;
  const ours = new Map(booked.map((one) => [one.id, one]));
  const young = new Sums();
  for (const held of truth.transactions) {
    const one = ours.get(held.id);
    ours.delete(held.id);
    if (!one) {
      if (held.createdAt > fresh) {
        young.add(held.currency, held.netMinor);
        findings.explain('not_booked_yet', 'balance_transaction', held.id, held.currency, held.netMinor);
      } else findings.differ('missing_in_ledger', 'balance_transaction', held.id, held.currency, held.netMinor);
    } else if (one.amountMinor !== held.amountMinor || one.feeMinor !== held.feeMinor || one.currency !== held.currency)
      findings.differ(
        'amount_differs',
        'balance_transaction',
        held.id,
        held.currency,
        held.netMinor - one.amountMinor + one.feeMinor,
      );
  }
  for (const one of ours.values())
    findings.differ('unknown_to_stripe', 'balance_transaction', one.id, one.currency, one.amountMinor - one.feeMinor);
  await compareBalance(tx, truth.balance, young, findings);
  await comparePayouts(tx, truth, fresh, findings);
}

async function compareBalance(tx: Transaction, balance: Balance, young: Sums, findings: Findings): Promise<void> {
  const held = new Sums();
  for (const { currency, amountMinor } of [...balance.available, ...balance.pending]) held.add(currency, amountMinor);
  const accounts = await tx.$queryRaw<{ currency: string; balance: bigint }[]>`
    SELECT currency::text AS currency, ledger.account_balance(code, currency) AS balance FROM ledger.account WHERE code = 'stripe_balance'`;
  const booked = new Sums(accounts.map(({ currency, balance: minor }) => [currency, minor]));
  for (const currency of new Set([...held.keys(), ...booked.keys()])) {
    const off = held.of(currency) - young.of(currency) - booked.of(currency);
    if (off !== 0n) findings.differ('stripe_balance_differs', 'stripe_balance', currency, currency, off);
  }
}

async function comparePayouts(
  tx: Transaction,
  { payouts, contents }: StripeTruth,
  fresh: Date,
  findings: Findings,
): Promise<void> {
  const rows = await tx.$queryRaw<BookedPayout[]>`
    SELECT payout_id AS id, amount_minor AS "amountMinor", currency::text AS currency, status FROM ledger.payout`;
  const ours = new Map(rows.map((one) => [one.id, one]));
  for (const payout of payouts) {
    const one = ours.get(payout.id);
    const inside = contents.get(payout.id);
    if (!one) {
      if (payout.createdAt > fresh)
        findings.explain('not_booked_yet', 'payout', payout.id, payout.currency, payout.amountMinor);
      else findings.differ('payout_missing', 'payout', payout.id, payout.currency, payout.amountMinor);
    } else if (one.amountMinor !== payout.amountMinor || hasFailed(one.status) !== hasFailed(payout.status))
      findings.differ('payout_differs', 'payout', payout.id, payout.currency, payout.amountMinor - one.amountMinor);
    if (inside !== undefined && inside !== payout.amountMinor)
      findings.differ('payout_contents_differ', 'payout', payout.id, payout.currency, payout.amountMinor - inside);
  }
}

const hasFailed = (status: string) => status === 'failed' || status === 'canceled';
