import type { Transaction } from '~/platform/db/index.server';
import type { Findings } from './findings';

interface StatedAccount {
  bankCode: string;
  currency: string;
  bookedMinor: bigint;
  statedMinor: bigint;
  fromOn: string;
  toOn: string;
}
interface UnshownPayment {
  disbursementId: string;
  /** As money moves at the bank: a payment is negative, one that came back positive. */
  amountMinor: bigint;
  isLate: boolean;
}

const SHOWN_WITHIN_DAYS = 7;

/**
 * The books of each bank account against its statements: they differ by the payments that no statement shows yet, and by
 * nothing else. Payments of before the first statement are in its opening balance.
 */
export async function compareBank(tx: Transaction, findings: Findings): Promise<void> {
  const accounts = await tx.$queryRaw<StatedAccount[]>`
    SELECT s.bank_code AS "bankCode", s.currency::text AS currency, ledger.account_balance(s.bank_code, s.currency) AS "bookedMinor",
      ledger.statement_balance(s.bank_code, s.currency, 'infinity', NULL) AS "statedMinor", min(s.from_on)::text AS "fromOn", max(s.to_on)::text AS "toOn"
    FROM ledger.bank_statement s GROUP BY s.bank_code, s.currency`;
  for (const account of accounts) {
    const unshown = await unshownPayments(tx, account);
    let expected = account.statedMinor;
    for (const payment of unshown) {
      expected += payment.amountMinor;
      if (payment.isLate)
        findings.differ(
          'payment_not_on_statement',
          'disbursement',
          payment.disbursementId,
          account.currency,
          payment.amountMinor,
        );
      else
        findings.explain(
          'payment_on_its_way',
          'disbursement',
          payment.disbursementId,
          account.currency,
          payment.amountMinor,
        );
    }
    const arrived = await arrivalsWithoutLine(tx, account);
    if (account.bookedMinor !== expected + arrived)
      findings.differ(
        'bank_differs',
        'bank_account',
        account.bankCode,
        account.currency,
        account.bookedMinor - expected - arrived,
      );
  }
  await compareTransfers(tx, findings);
}

const unshownPayments = (tx: Transaction, { bankCode, currency, fromOn, toOn }: StatedAccount) => tx.$queryRaw<
  UnshownPayment[]
>`
  SELECT d.id AS "disbursementId", -d.amount_minor AS "amountMinor", d.value_date + ${SHOWN_WITHIN_DAYS}::int <= ${toOn}::date AS "isLate"
  FROM ledger.disbursement d JOIN ledger.posting p ON p.entry_id = d.entry_id JOIN ledger.account a ON a.id = p.account_id
  WHERE d.executed_at IS NOT NULL AND d.currency = ${currency}::char(3) AND d.value_date >= ${fromOn}::date AND a.code = ${bankCode}
    AND NOT EXISTS (SELECT FROM ledger.bank_match m WHERE m.kind = 'disbursement' AND m.subject_id = d.id::text AND m.undone_at IS NULL)
  ORDER BY d.value_date, d.id`;

/** Payouts whose arrival was written down before a statement could say it. */
async function arrivalsWithoutLine(tx: Transaction, { bankCode, currency }: StatedAccount): Promise<bigint> {
  const [row] = await tx.$queryRaw<{ sum: bigint }[]>`
    SELECT coalesce(sum(p.amount_minor), 0)::bigint AS sum FROM ledger.entry e JOIN ledger.posting p ON p.entry_id = e.id JOIN ledger.account a ON a.id = p.account_id
    WHERE e.subject_kind = 'payout' AND a.code = ${bankCode} AND a.currency = ${currency}::char(3)`;
  return row?.sum ?? 0n;
}

/** Money between two accounts of ours is shown by both banks within a week. */
async function compareTransfers(tx: Transaction, findings: Findings): Promise<void> {
  const rows = await tx.$queryRaw<{ currency: string; balance: bigint; isLate: boolean }[]>`
    SELECT a.currency::text AS currency, ledger.account_balance(a.code, a.currency) AS balance,
      coalesce((SELECT max(l.booked_on) FROM ledger.bank_match m JOIN ledger.bank_line l ON l.id = m.line_id WHERE m.kind = 'transfer' AND m.undone_at IS NULL AND l.currency = a.currency)
        < (system.now() AT TIME ZONE 'UTC')::date - ${SHOWN_WITHIN_DAYS}::int, true) AS "isLate"
    FROM ledger.account a WHERE a.code = 'transfers_in_transit'`;
  for (const { currency, balance, isLate } of rows) {
    if (balance === 0n) continue;
    if (isLate) findings.differ('transfer_one_sided', 'transfers_in_transit', currency, currency, balance);
    else findings.explain('transfer_on_its_way', 'transfers_in_transit', currency, currency, balance);
  }
}
