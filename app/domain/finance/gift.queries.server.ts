import { inTransaction } from '~/platform/db/index.server';
import type { StaffActor } from '../access';
import { entriesOfSubject, type LedgerEntry } from '../ledger/index.server';

/** A gift as finance sees it, in minor units of `currency`. Nothing here is about who gave. */
export interface FinanceGift {
  id: string;
  paidAt: Date;
  destination: string;
  need: string | null;
  campaignId: string | null;
  currency: string;
  amountMinor: bigint;
  feeCoverMinor: bigint;
  refundedMinor: bigint;
  disputedMinor: bigint;
  lostMinor: bigint;
  netMinor: bigint;
  /** What may be refunded now: what is left, less what was asked for and is not booked yet. */
  refundableMinor: bigint;
  differs: boolean;
  leftOverChoice: 'pool' | 'refund';
  paymentId: string;
  receipt: string | null;
}

export interface GiftPart {
  kind: 'line' | 'pool' | 'operating' | 'refund';
  label: string | null;
  lineId: string | null;
  amountMinor: bigint;
  consumedMinor: bigint;
  withdrawnMinor: bigint;
  frozenMinor: bigint;
  remainingMinor: bigint;
}
export interface GiftPayment {
  disbursementId: string;
  label: string;
  amountMinor: bigint;
  valueDate: Date | null;
}
export interface GiftReceipt {
  number: string;
  amountMinor: bigint;
  state: 'issued' | 'void';
  voidReason: 'refund' | 'dispute' | 'mistake' | null;
  issuedAt: Date;
}
export interface GiftSettlement {
  amountMinor: bigint;
  feeMinor: bigint;
  currency: string;
  rate: string | null;
}
export interface GiftRefund {
  id: string;
  state: string;
  source: string;
  reason: string | null;
  amountMinor: bigint;
  currency: string;
  requestedAt: Date;
  byName: string | null;
  refusedWhy: string | null;
}
export interface GiftDispute {
  id: string;
  stripeDisputeId: string;
  amountMinor: bigint;
  currency: string;
  state: string;
  dueBy: Date | null;
}

export interface OpenGift {
  gift: FinanceGift;
  parts: GiftPart[];
  payments: GiftPayment[];
  receipts: GiftReceipt[];
  settlement: GiftSettlement | null;
  refunds: GiftRefund[];
  disputes: GiftDispute[];
  entries: LedgerEntry[];
}

/** A gift with all that became of it; undefined when there is none. */
export async function readGift(actor: StaffActor, id: string): Promise<OpenGift | undefined> {
  const read = await inTransaction(actor, 'finance.gift', async (tx) => {
    const [gift] = await tx.$queryRaw<FinanceGift[]>`
      SELECT g.id::text AS id, g.paid_at AS "paidAt", k.destination, coalesce(v.title, c.slug) AS need, g.campaign_id::text AS "campaignId", g.currency::text AS currency,
        g.amount_minor AS "amountMinor", g.fee_cover_minor AS "feeCoverMinor", p.refunded_minor AS "refundedMinor", p.disputed_minor AS "disputedMinor",
        p.lost_minor AS "lostMinor", p.net_minor AS "netMinor", g.differs, k.left_over_choice AS "leftOverChoice", g.payment_intent_id AS "paymentId",
        greatest(0, p.net_minor - coalesce((SELECT sum(r.amount_minor) FROM giving.refund r WHERE r.gift_id = g.id AND r.state IN ('requested', 'sent')), 0))::bigint AS "refundableMinor",
        (SELECT 'HW-' || r.year || '-' || lpad(r.serial::text, 6, '0') FROM giving.receipt r WHERE r.gift_id = g.id AND r.state = 'issued') AS receipt
      FROM giving.gift g JOIN giving.checkout k ON k.id = g.checkout_id JOIN giving.gift_position p ON p.gift_id = g.id
      LEFT JOIN public.campaign c ON c.id = g.campaign_id LEFT JOIN public.visible_campaign v ON v.id = c.id WHERE g.id = ${id}::uuid`;
    if (!gift) return undefined;
    const parts = await tx.$queryRaw<GiftPart[]>`
      SELECT a.kind, l.label, l.id::text AS "lineId", a.amount_minor AS "amountMinor", b.consumed_minor AS "consumedMinor", b.withdrawn_minor AS "withdrawnMinor",
        b.frozen_minor AS "frozenMinor", b.remaining_minor AS "remainingMinor"
      FROM giving.gift_allocation a JOIN giving.allocation_balance b ON b.allocation_id = a.id LEFT JOIN public.campaign_line l ON l.id = a.campaign_line_id
      WHERE a.gift_id = ${id}::uuid ORDER BY a.position`;
    const payments = await tx.$queryRaw<GiftPayment[]>`
      SELECT f.disbursement_id::text AS "disbursementId", l.label, f.amount_minor AS "amountMinor", d.value_date AS "valueDate"
      FROM ledger.gift_paid_for f JOIN ledger.disbursement d ON d.id = f.disbursement_id JOIN public.campaign_line l ON l.id = f.campaign_line_id
      WHERE f.gift_id = ${id}::uuid ORDER BY d.value_date, d.id`;
    const receipts = await tx.$queryRaw<GiftReceipt[]>`
      SELECT 'HW-' || year || '-' || lpad(serial::text, 6, '0') AS number, amount_minor AS "amountMinor", state, void_reason AS "voidReason", issued_at AS "issuedAt"
      FROM giving.receipt WHERE gift_id = ${id}::uuid ORDER BY issued_at, serial`;
    const [settlement] = await tx.$queryRaw<(GiftSettlement & { id: string })[]>`
      SELECT t.id, t.amount_minor AS "amountMinor", t.fee_minor AS "feeMinor", t.currency::text AS currency, t.exchange_rate::text AS rate
      FROM giving.balance_transaction t JOIN giving.gift g ON g.charge_id = t.source_id WHERE g.id = ${id}::uuid AND t.type IN ('charge', 'payment') LIMIT 1`;
    const refunds = await tx.$queryRaw<GiftRefund[]>`
      SELECT r.id::text AS id, r.state, r.source, r.reason, r.amount_minor AS "amountMinor", r.currency::text AS currency, r.requested_at AS "requestedAt", u.name AS "byName",
        r.refused_why AS "refusedWhy"
      FROM giving.refund r LEFT JOIN identity."user" u ON u.id = r.requested_by WHERE r.gift_id = ${id}::uuid ORDER BY r.requested_at, r.id`;
    const disputes = await tx.$queryRaw<GiftDispute[]>`
      SELECT id::text AS id, stripe_dispute_id AS "stripeDisputeId", amount_minor AS "amountMinor", currency::text AS currency, coalesce(outcome, status) AS state, due_by AS "dueBy"
      FROM giving.dispute WHERE gift_id = ${id}::uuid ORDER BY opened_at, id`;
    return { gift, parts, payments, receipts, settlement: settlement ?? null, refunds, disputes };
  });
  if (!read) return undefined;
  const { settlement, ...open } = read;
  const subjects: [kind: string, id: string][] = [
    ['gift', id],
    ...(settlement ? [['balance_transaction', settlement.id] as [string, string]] : []),
    ...open.refunds.map((refund): [string, string] => ['refund', refund.id]),
    ...open.disputes.map((dispute): [string, string] => ['dispute', dispute.id]),
  ];
  const entries: LedgerEntry[] = [];
  for (const [kind, subject] of subjects) entries.push(...(await entriesOfSubject(actor, kind, subject)));
  return {
    ...open,
    settlement: settlement && {
      amountMinor: settlement.amountMinor,
      feeMinor: settlement.feeMinor,
      currency: settlement.currency,
      rate: settlement.rate,
    },
    entries,
  };
}
