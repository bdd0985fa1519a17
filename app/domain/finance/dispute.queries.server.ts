import { inTransaction } from '~/platform/db/index.server';
import type { StaffActor } from '../access';
import { entriesOfSubject, type LedgerEntry } from '../ledger/index.server';

export interface OpenDispute {
  id: string;
  giftId: string;
  stripeDisputeId: string;
  amountMinor: bigint;
  currency: string;
  reason: string;
  status: string;
  isInquiry: boolean;
  dueBy: Date | null;
  evidenceAt: Date | null;
  openedAt: Date;
  closedAt: Date | null;
  outcome: 'won' | 'lost' | 'warning_closed' | null;
  giftAmountMinor: bigint;
  giftCurrency: string;
  giftPaidAt: Date;
  /** Where the money that it holds was taken from. */
  parts: { source: string; label: string | null; amountMinor: bigint; currency: string }[];
  entries: LedgerEntry[];
}

/** A dispute with what is held for it; undefined when there is none. */
export async function readDispute(actor: StaffActor, id: string): Promise<OpenDispute | undefined> {
  const read = await inTransaction(actor, 'finance.dispute', async (tx) => {
    const [dispute] = await tx.$queryRaw<Omit<OpenDispute, 'parts' | 'entries'>[]>`
      SELECT d.id::text AS id, d.gift_id::text AS "giftId", d.stripe_dispute_id AS "stripeDisputeId", d.amount_minor AS "amountMinor", d.currency::text AS currency, d.reason, d.status,
        d.is_inquiry AS "isInquiry", d.due_by AS "dueBy", d.evidence_submitted_at AS "evidenceAt", d.opened_at AS "openedAt", d.closed_at AS "closedAt", d.outcome,
        g.amount_minor AS "giftAmountMinor", g.currency::text AS "giftCurrency", g.paid_at AS "giftPaidAt"
      FROM giving.dispute d JOIN giving.gift g ON g.id = d.gift_id WHERE d.id = ${id}::uuid`;
    if (!dispute) return undefined;
    const parts = await tx.$queryRaw<OpenDispute['parts']>`
      SELECT p.source, l.label, p.amount_minor AS "amountMinor", p.currency::text AS currency
      FROM giving.dispute_part p LEFT JOIN public.campaign_line l ON l.id = p.campaign_line_id WHERE p.dispute_id = ${id}::uuid ORDER BY p.id`;
    return { ...dispute, parts };
  });
  return read && { ...read, entries: await entriesOfSubject(actor, 'dispute', id) };
}
