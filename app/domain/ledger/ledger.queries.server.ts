import { type DatabaseActor, inTransaction, type Transaction } from '~/platform/db/index.server';

// Reads for screens. Roles that may: finance, auditor, worker; positions of lines also officer and reviewer.
// All amounts are in minor units, debit positive.

export interface EntryPosting {
  accountCode: string;
  campaignLineId: string | null;
  currency: string;
  amountMinor: bigint;
}

export interface LedgerEntry {
  id: string;
  kind: string;
  effectiveAt: Date;
  bookedAt: Date;
  actorId: string | null;
  reversesEntryId: string | null;
  /** Null until the sealer has passed, about a second. */
  sealSeq: bigint | null;
  sealHashHex: string | null;
  postings: EntryPosting[];
}

interface EntryPostingRow extends Omit<LedgerEntry, 'postings'>, EntryPosting {}

/** All entries about one subject (`disbursement`, `gift`, `balance_transaction` …), in order of booking. */
export async function entriesOfSubject(
  actor: DatabaseActor,
  subjectKind: string,
  subjectId: string,
): Promise<LedgerEntry[]> {
  const rows = await inTransaction(
    actor,
    'entries-of-subject',
    (tx) => tx.$queryRaw<EntryPostingRow[]>`
      SELECT e.id, e.kind, e.effective_at AS "effectiveAt", e.booked_at AS "bookedAt", e.actor_id AS "actorId", e.reverses_entry_id AS "reversesEntryId",
        s.seq AS "sealSeq", encode(s.hash, 'hex') AS "sealHashHex", a.code AS "accountCode", a.campaign_line_id AS "campaignLineId", p.currency, p.amount_minor AS "amountMinor"
      FROM ledger.entry e JOIN ledger.posting p ON p.entry_id = e.id JOIN ledger.account a ON a.id = p.account_id
      LEFT JOIN ledger.entry_seal s ON s.entry_id = e.id
      WHERE e.subject_id = ${subjectId} AND e.subject_kind = ${subjectKind}
      ORDER BY e.booked_at, e.xact, e.id, p.position`,
  );
  const entries = new Map<string, LedgerEntry>();
  for (const { accountCode, campaignLineId, currency, amountMinor, ...entry } of rows) {
    const known = entries.get(entry.id) ?? { ...entry, postings: [] };
    known.postings.push({ accountCode, campaignLineId, currency, amountMinor });
    entries.set(entry.id, known);
  }
  return [...entries.values()];
}

export interface TrialBalanceRow {
  accountCode: string;
  type: string;
  normalSide: 'debit' | 'credit';
  fund: string | null;
  currency: string;
  balanceMinor: bigint;
}

const trialBalanceIn = (tx: Transaction) => tx.$queryRaw<TrialBalanceRow[]>`
  SELECT c.code AS "accountCode", c.type, c.normal_side AS "normalSide", c.fund, a.currency,
    sum(coalesce(k.balance_minor, 0) + coalesce(t.tail, 0))::bigint AS "balanceMinor"
  FROM ledger.account a JOIN ledger.account_code c ON c.code = a.code
  LEFT JOIN ledger.account_checkpoint k ON k.account_id = a.id
  LEFT JOIN LATERAL (SELECT sum(p.amount_minor) AS tail FROM ledger.posting p WHERE p.account_id = a.id AND p.xact >= coalesce(k.through_xact, 0)) t ON true
  GROUP BY c.code, c.type, c.normal_side, c.fund, a.currency
  ORDER BY a.currency, array_position(ARRAY['asset', 'liability', 'fund', 'income', 'expense'], c.type), c.code`;

/** Every account of the chart in every currency that it has, lines summed up. The balances of a currency sum to zero. */
export async function trialBalance(actor: DatabaseActor): Promise<TrialBalanceRow[]> {
  return inTransaction(actor, 'trial-balance', trialBalanceIn);
}

export interface LineStatement {
  campaignLineId: string;
  label: string;
  category: string;
  currency: string;
  budgetedMinor: bigint;
  allocatedMinor: bigint;
  reservedMinor: bigint;
  paidMinor: bigint;
  frozenMinor: bigint;
  freeMinor: bigint;
}

/** What each line of a campaign may take, holds, has promised and has paid, by the line's position. */
export async function statementOfLines(actor: DatabaseActor, campaignId: string): Promise<LineStatement[]> {
  return inTransaction(
    actor,
    'statement-of-lines',
    (tx) => tx.$queryRaw<LineStatement[]>`
      SELECT p.campaign_line_id AS "campaignLineId", l.label, l.category::text AS category, p.currency, p.budgeted_minor AS "budgetedMinor", p.allocated_minor AS "allocatedMinor",
        p.reserved_minor AS "reservedMinor", p.paid_minor AS "paidMinor", p.frozen_minor AS "frozenMinor",
        p.allocated_minor - p.reserved_minor - p.paid_minor - p.frozen_minor AS "freeMinor"
      FROM ledger.line_position p JOIN public.campaign_line l ON l.id = p.campaign_line_id
      WHERE l.campaign_id = ${campaignId}::uuid ORDER BY l.position`,
  );
}

/** The balance of one account, debit positive; 0 for an account that was never used. */
export async function accountBalance(
  actor: DatabaseActor,
  accountCode: string,
  currency: string,
  campaignLineId: string | null = null,
): Promise<bigint> {
  const [row] = await inTransaction(
    actor,
    'account-balance',
    (tx) =>
      tx.$queryRaw<
        { balance: bigint }[]
      >`SELECT ledger.account_balance(${accountCode}, ${currency}, ${campaignLineId}::uuid) AS balance`,
  );
  return row?.balance ?? 0n;
}

export interface GiftPaidFor {
  campaignLineId: string;
  disbursementId: string;
  amountMinor: bigint;
}

/** What a gift paid for, as it was stored: oldest money of a line first, less what the reserve took over or came back. */
export async function paidForByGift(actor: DatabaseActor, giftId: string): Promise<GiftPaidFor[]> {
  return inTransaction(
    actor,
    'paid-for-by-gift',
    (tx) => tx.$queryRaw<GiftPaidFor[]>`
      SELECT campaign_line_id AS "campaignLineId", disbursement_id AS "disbursementId", amount_minor AS "amountMinor"
      FROM ledger.gift_paid_for WHERE gift_id = ${giftId}::uuid ORDER BY campaign_line_id, disbursement_id`,
  );
}
