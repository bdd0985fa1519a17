import { type DatabaseActor, inTransaction } from '~/platform/db/index.server';
import type { BankCash, CashPosition } from './read-models';

interface CurrencyRow extends Omit<CashPosition, 'banks'> {}
interface BankRow extends BankCash {
  currency: string;
}

/** Where the money is, by currency: at which bank, at Stripe, or on its way. Finance, auditor, worker. */
export async function readCashPosition(actor: DatabaseActor): Promise<CashPosition[]> {
  return inTransaction(actor, 'cash_position.read', async (tx) => {
    const currencies = await tx.$queryRaw<CurrencyRow[]>`
      SELECT c.currency, ledger.account_balance('stripe_balance', c.currency) - coalesce(b.pending, 0)::bigint AS "stripeAvailableMinor",
        coalesce(b.pending, 0)::bigint AS "stripePendingMinor", ledger.account_balance('stripe_receivable', c.currency) AS "receivableMinor",
        ledger.account_balance('payouts_in_transit', c.currency) AS "inTransitMinor", -ledger.account_balance('refunds_payable', c.currency) AS "refundsPayableMinor",
        -ledger.account_balance('suspense', c.currency) AS "suspenseMinor"
      FROM (SELECT DISTINCT currency::text AS currency FROM ledger.account WHERE campaign_line_id IS NULL) c
      LEFT JOIN (SELECT currency::text AS currency, sum(net_minor) AS pending FROM giving.balance_transaction WHERE available_on > system.now() GROUP BY 1) b ON b.currency = c.currency
      ORDER BY c.currency`;
    const banks = await tx.$queryRaw<BankRow[]>`
      SELECT k.code, k.label, a.currency::text AS currency, ledger.account_balance(k.code, a.currency) AS "bookedMinor", s.closing AS "statementMinor", s.to_on::text AS "statementOn"
      FROM ledger.bank_account k JOIN ledger.account a ON a.code = k.code
      LEFT JOIN LATERAL (
        SELECT ledger.statement_balance(t.bank_code, t.currency, 'infinity', NULL) AS closing, t.to_on FROM ledger.bank_statement t
        WHERE t.bank_code = k.code AND t.currency = a.currency ORDER BY t.to_on DESC LIMIT 1) s ON true
      ORDER BY a.currency, k.code`;
    return currencies.map((position) => ({
      ...position,
      banks: banks.filter(({ currency }) => currency === position.currency).map(({ currency, ...bank }) => bank),
    }));
  });
}
