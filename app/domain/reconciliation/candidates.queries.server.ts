import type { Transaction } from '~/platform/db/index.server';
import { openForPayment } from '../disbursements/index.server';
import type { Candidates, PayoutCandidate, TransferCandidate } from './suggest';

interface PaymentRow {
  disbursementId: string;
  amountMinor: bigint;
  valueOn: string;
  referenceSealed: Uint8Array;
  isShown: boolean;
}

/** What of this currency no line of the bank shows yet, or could come back. Inside a transaction of finance or worker. */
export async function readCandidates(tx: Transaction, bankCode: string, currency: string): Promise<Candidates> {
  const payouts = await tx.$queryRaw<PayoutCandidate[]>`
    SELECT p.payout_id AS "payoutId", p.arrival_on::text AS "arrivalOn",
      CASE WHEN m.shown IS NULL THEN p.amount_minor ELSE -p.amount_minor END AS "amountMinor"
    FROM ledger.payout p
    LEFT JOIN (SELECT subject_id, sum(amount_minor) AS shown FROM ledger.bank_match WHERE kind = 'payout' AND undone_at IS NULL GROUP BY subject_id) m ON m.subject_id = p.payout_id
    WHERE p.currency = ${currency}::char(3) AND (p.status NOT IN ('failed', 'canceled') AND m.shown IS NULL OR p.status IN ('failed', 'canceled') AND m.shown = p.amount_minor)
    ORDER BY p.arrival_on, p.payout_id LIMIT 500`;
  const payments = await tx.$queryRaw<PaymentRow[]>`
    SELECT d.id AS "disbursementId", d.amount_minor AS "amountMinor", d.value_date::text AS "valueOn", d.reference_sealed AS "referenceSealed",
      EXISTS (SELECT FROM ledger.bank_match m WHERE m.kind = 'disbursement' AND m.subject_id = d.id::text AND m.undone_at IS NULL) AS "isShown"
    FROM ledger.disbursement d WHERE d.currency = ${currency}::char(3) AND d.state IN ('executed', 'evidenced', 'confirmed')
    ORDER BY d.value_date DESC, d.id LIMIT 2000`;
  const transfers = await tx.$queryRaw<TransferCandidate[]>`
    SELECT l.bank_code AS "bankCode", l.amount_minor AS "amountMinor", l.booked_on::text AS "bookedOn" FROM ledger.bank_line l
    WHERE l.currency = ${currency}::char(3) AND l.bank_code <> ${bankCode} AND (
      ledger.in_suspense('bank_line', l.id::text, l.currency) = l.amount_minor
      OR EXISTS (SELECT FROM ledger.bank_match m WHERE m.line_id = l.id AND m.kind = 'transfer' AND m.subject_id = ${bankCode} AND m.undone_at IS NULL))
    ORDER BY l.booked_on DESC, l.id LIMIT 500`;
  return {
    payouts,
    payments: payments.map(({ referenceSealed, ...payment }) => ({
      ...payment,
      reference: openForPayment('reference', payment.disbursementId, referenceSealed),
    })),
    transfers,
  };
}
