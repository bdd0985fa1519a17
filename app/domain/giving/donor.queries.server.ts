import { inTransaction } from '~/platform/db/index.server';
import type { DonorActor } from '../access';
import { unsealDonorEmail } from './donor-address.server';
import { receiptNumber } from './receipt-number';

/** A gift as its donor sees it. Needs that are no longer public are not named. */
export interface OwnGift {
  id: string;
  destination: 'need' | 'line' | 'pool' | 'operating';
  monthly: boolean;
  slug: string | null;
  title: string | null;
  lineLabel: string | null;
  amountMinor: bigint;
  feeCoverMinor: bigint;
  currency: string;
  paidAt: Date;
  refundedMinor: bigint;
  disputedMinor: bigint;
  lostMinor: bigint;
  netMinor: bigint;
  isReturning: boolean;
}

export interface OwnReceipt {
  id: string;
  giftId: string;
  number: string;
  /** Of the one that took its place, if it is void and one did. */
  nextNumber: string | undefined;
  year: number;
  amountMinor: bigint;
  currency: string;
  state: 'issued' | 'void';
  issuedAt: Date;
  voidedAt: Date | null;
  voidReason: 'refund' | 'dispute' | 'mistake' | null;
}

/** What a gift paid for: a public label, a month that is over, an amount. */
export interface OwnPayment {
  giftId: string;
  label: string;
  month: Date;
  amountMinor: bigint;
}

export interface OwnMonthly {
  id: string;
  destination: 'pool' | 'operating';
  amountMinor: bigint;
  feeCoverMinor: bigint;
  currency: string;
  status: 'starting' | 'active' | 'past_due' | 'cancelled';
  startedAt: Date;
  cancelledAt: Date | null;
  /** What the donor asked for and Stripe has not done yet. */
  askedKind: 'change' | 'stop' | null;
  askedMinor: bigint | null;
}

/** The newest first. */
export const ownGifts = (actor: DonorActor): Promise<OwnGift[]> =>
  inTransaction(
    actor,
    'giving.own_gifts',
    (tx) => tx.$queryRaw<OwnGift[]>`
    SELECT id, destination, monthly, slug, title, line_label AS "lineLabel", amount_minor AS "amountMinor", fee_cover_minor AS "feeCoverMinor",
      currency::text AS currency, paid_at AS "paidAt", refunded_minor AS "refundedMinor", disputed_minor AS "disputedMinor",
      lost_minor AS "lostMinor", net_minor AS "netMinor", is_returning AS "isReturning"
    FROM giving.own_gift ORDER BY paid_at DESC, id`,
  );

/** In the order of their numbers. */
export async function ownReceipts(actor: DonorActor): Promise<OwnReceipt[]> {
  type Row = Omit<OwnReceipt, 'number' | 'nextNumber'> & {
    serial: number;
    nextYear: number | null;
    nextSerial: number | null;
  };
  const rows = await inTransaction(
    actor,
    'giving.own_receipts',
    (tx) => tx.$queryRaw<Row[]>`
    SELECT id, gift_id AS "giftId", year, serial, amount_minor AS "amountMinor", currency::text AS currency, state, issued_at AS "issuedAt",
      voided_at AS "voidedAt", void_reason AS "voidReason", next_year AS "nextYear", next_serial AS "nextSerial"
    FROM giving.own_receipt ORDER BY year, serial`,
  );
  return rows.map(({ serial, nextYear, nextSerial, ...row }) => ({
    ...row,
    number: receiptNumber(row.year, serial),
    nextNumber: nextYear !== null && nextSerial !== null ? receiptNumber(nextYear, nextSerial) : undefined,
  }));
}

/** In the order of the months. */
export const ownPaidFor = (actor: DonorActor): Promise<OwnPayment[]> =>
  inTransaction(
    actor,
    'giving.own_paid_for',
    (tx) => tx.$queryRaw<OwnPayment[]>`
    SELECT gift_id AS "giftId", label, month, amount_minor AS "amountMinor" FROM giving.own_paid_for ORDER BY month, label`,
  );

/** Those that go on first. */
export const ownMonthly = (actor: DonorActor): Promise<OwnMonthly[]> =>
  inTransaction(
    actor,
    'giving.own_monthly',
    (tx) => tx.$queryRaw<OwnMonthly[]>`
    SELECT id, destination, amount_minor AS "amountMinor", fee_cover_minor AS "feeCoverMinor", currency::text AS currency, status,
      started_at AS "startedAt", cancelled_at AS "cancelledAt", asked_kind AS "askedKind", asked_minor AS "askedMinor"
    FROM giving.own_monthly ORDER BY status = 'cancelled', started_at DESC`,
  );

export interface OwnAddress {
  email: string;
  /** Until when the receipts in force want the address kept; null when none does. */
  keptUntil: Date | null;
  rules: { sessionMinutes: number; receiptYears: number };
}

export async function ownAddress(actor: DonorActor): Promise<OwnAddress> {
  type Row = { sealed: Uint8Array<ArrayBuffer>; keptUntil: Date | null; sessionMinutes: number; receiptYears: number };
  const [row] = await inTransaction(
    actor,
    'giving.own_address',
    (tx) => tx.$queryRaw<Row[]>`
    SELECT d.email_sealed AS sealed, giving.own_address_kept_until() AS "keptUntil", r.session_minutes AS "sessionMinutes", r.receipt_years AS "receiptYears"
    FROM giving.own_donor d CROSS JOIN giving.donor_rule r`,
  );
  if (!row) throw new Error('there is no such donor');
  const { sessionMinutes, receiptYears } = row;
  return { email: unsealDonorEmail(row.sealed), keptUntil: row.keptUntil, rules: { sessionMinutes, receiptYears } };
}
