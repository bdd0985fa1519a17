import { type DatabaseActor, inTransaction } from '~/platform/db/index.server';
import type { BankAccount, FinanceOfficer, FundFreeze, OpeningBalance, PaymentStop, Payout } from './read-models';

// Roles that may read: finance, auditor, worker.

export async function readBankAccounts(actor: DatabaseActor): Promise<BankAccount[]> {
  return inTransaction(
    actor,
    'bank_accounts.read',
    (tx) => tx.$queryRaw<BankAccount[]>`
      SELECT code, label, currency::text AS currency, iban_last4 AS "ibanLast4", is_default AS "isDefault" FROM ledger.bank_account ORDER BY currency NULLS FIRST, code`,
  );
}

/** What waits for a second person first. */
export async function readOpeningBalances(actor: DatabaseActor): Promise<OpeningBalance[]> {
  return inTransaction(
    actor,
    'opening_balances.read',
    (tx) => tx.$queryRaw<OpeningBalance[]>`
      SELECT o.id, o.bank_code AS "bankCode", b.label AS "bankLabel", o.currency::text AS currency, o.amount_minor AS "amountMinor", o.fund, o.effective_on::text AS "effectiveOn",
        o.state, o.proposed_by AS "proposedBy", p.name AS "proposedByName", o.proposed_at AS "proposedAt", d.name AS "decidedByName", o.decided_at AS "decidedAt"
      FROM ledger.opening_balance o JOIN ledger.bank_account b ON b.code = o.bank_code
      LEFT JOIN identity."user" p ON p.id = o.proposed_by LEFT JOIN identity."user" d ON d.id = o.decided_by
      ORDER BY o.state = 'proposed' DESC, o.proposed_at DESC, o.id`,
  );
}

/** Those that hold first, then the last hundred that were lifted. */
export async function readFreezes(actor: DatabaseActor): Promise<FundFreeze[]> {
  return inTransaction(
    actor,
    'freezes.read',
    (tx) => tx.$queryRaw<FundFreeze[]>`
      SELECT f.id, f.campaign_line_id AS "campaignLineId", l.label AS "lineLabel", f.currency::text AS currency, f.reason, f.raised_at AS "raisedAt", r.name AS "raisedByName",
        f.lift_proposed_by AS "liftProposedBy", p.name AS "liftProposedByName", u.name AS "liftedByName", f.lifted_at AS "liftedAt"
      FROM ledger.fund_freeze f LEFT JOIN public.campaign_line l ON l.id = f.campaign_line_id LEFT JOIN identity."user" r ON r.id = f.raised_by
      LEFT JOIN identity."user" p ON p.id = f.lift_proposed_by LEFT JOIN identity."user" u ON u.id = f.lifted_by
      ORDER BY f.lifted_at IS NULL DESC, f.raised_at DESC, f.id LIMIT 100`,
  );
}

/** Why nothing may be approved or executed there now; empty when it may. Without a line: what holds for its currency. */
export async function readPaymentStops(
  actor: DatabaseActor,
  campaignLineId: string | null,
  currency: string,
): Promise<PaymentStop[]> {
  return inTransaction(
    actor,
    'payment_stops.read',
    (tx) => tx.$queryRaw<PaymentStop[]>`
      SELECT kind, freeze_id AS "freezeId", reason, balance_minor AS "balanceMinor" FROM ledger.payment_stops(${campaignLineId}::uuid, ${currency})`,
  );
}

const LISTED_MAX = 300;

/** The latest first. */
export async function readPayouts(actor: DatabaseActor): Promise<Payout[]> {
  return inTransaction(
    actor,
    'payouts.read',
    (tx) => tx.$queryRaw<Payout[]>`
      SELECT p.payout_id AS "payoutId", p.amount_minor AS "amountMinor", p.currency::text AS currency, p.status, p.arrival_on::text AS "arrivalOn", p.created_at AS "createdAt",
        l.id AS "bankLineId", l.booked_on::text AS "arrivedOn"
      FROM ledger.payout p LEFT JOIN ledger.bank_match m ON m.kind = 'payout' AND m.subject_id = p.payout_id AND m.undone_at IS NULL AND m.amount_minor = p.amount_minor
      LEFT JOIN ledger.bank_line l ON l.id = m.line_id ORDER BY p.created_at DESC, p.payout_id LIMIT ${LISTED_MAX}`,
  );
}

/** Who may own an exception. Finance. */
export async function readFinanceOfficers(actor: DatabaseActor): Promise<FinanceOfficer[]> {
  return inTransaction(
    actor,
    'finance_officers.read',
    (tx) =>
      tx.$queryRaw<
        FinanceOfficer[]
      >`SELECT user_id AS "userId", name FROM ledger.finance_officer ORDER BY name, user_id`,
  );
}
