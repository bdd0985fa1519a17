import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { firstViolation } from '~/domain/ledger/invariants.server';
import { asSuperuser } from '../database';
import { approve, execute, request } from './acts';
import { rows, type Scene, value, type Who, worker } from './scene';

/** Refunds, disputes and what is left over, in one line each, through the same functions as the application. */

export interface GiftRow {
  id: string;
  charge_id: string;
  payment_intent_id: string;
  currency: string;
}
export async function giftRow(giftId: string): Promise<GiftRow> {
  const [row] = await rows<GiftRow>(
    worker,
    'SELECT id, charge_id, payment_intent_id, currency FROM giving.gift WHERE id = $1',
    [giftId],
  );
  if (!row) throw new Error('no such gift');
  return row;
}

export interface RefundFact {
  amountMinor: bigint;
  status?: string;
  stripeRefundId?: string;
  refundId?: string | null;
  currency?: string;
}
export async function bookRefund(giftId: string, fact: RefundFact, who: Who = worker): Promise<string | null> {
  const gift = await giftRow(giftId);
  return value(who, `SELECT giving.book_refund($1, $2, $3, $4, $5, $6, $7, '2026-11-20T12:00:00Z')`, [
    fact.refundId ?? null,
    fact.stripeRefundId ?? `re_${randomUUID()}`,
    gift.charge_id,
    gift.payment_intent_id,
    fact.amountMinor,
    fact.currency ?? gift.currency,
    fact.status ?? 'succeeded',
  ]);
}

export interface DisputeFact {
  amountMinor: bigint;
  stripeDisputeId: string;
  status?: string;
  isInquiry?: boolean;
  currency?: string;
}
export async function openDispute(giftId: string, fact: DisputeFact, who: Who = worker): Promise<string | null> {
  const gift = await giftRow(giftId);
  return value(
    who,
    `SELECT giving.open_dispute($1, $2, $3, $4, $5, $6, 'fraudulent', '2026-12-01T00:00:00Z', $7, '2026-11-20T12:00:00Z')`,
    [
      fact.stripeDisputeId,
      gift.charge_id,
      gift.payment_intent_id,
      fact.amountMinor,
      fact.currency ?? gift.currency,
      fact.status ?? (fact.isInquiry ? 'warning_needs_response' : 'needs_response'),
      fact.isInquiry ?? false,
    ],
  );
}
export const updateDispute = (stripeDisputeId: string, status: string, evidenceSubmitted = false) =>
  value(worker, 'SELECT giving.update_dispute($1, $2, NULL, $3)', [stripeDisputeId, status, evidenceSubmitted]);
export const closeDispute = (stripeDisputeId: string, outcome: string, who: Who = worker) =>
  value(who, `SELECT giving.close_dispute($1, $2, '2026-11-21T09:00:00Z')`, [stripeDisputeId, outcome]);

export const requestRefund = (
  who: Who,
  giftId: string,
  amountMinor: bigint | null,
  options: { id?: string; reason?: string } = {},
) =>
  value<string>(who, 'SELECT giving.request_refund($1, $2, $3, $4)', [
    options.id ?? randomUUID(),
    giftId,
    amountMinor,
    options.reason ?? 'requested_by_donor',
  ]);

/** Requested, approved and paid out of a line. */
export async function pay(scene: Scene, amountMinor: bigint, lineIndex = 0): Promise<string> {
  const id = await request(scene, amountMinor, { lineIndex });
  await approve(scene.finance, id);
  await execute(scene.finance2, id);
  return id;
}

export interface Part {
  source: string;
  campaign_line_id: string | null;
  amount_minor: bigint;
}
export const partsOf = (kind: 'refund' | 'dispute', id: string | null) =>
  rows<Part & { id: bigint }>(
    worker,
    `SELECT source, campaign_line_id, amount_minor FROM giving.${kind}_part WHERE ${kind}_id = $1 ORDER BY id`,
    [id],
  );

export interface GiftPosition {
  refunded_minor: bigint;
  disputed_minor: bigint;
  lost_minor: bigint;
  net_minor: bigint;
}
export async function giftPosition(giftId: string): Promise<GiftPosition | undefined> {
  const [row] = await rows<GiftPosition & { gift_id: string }>(
    worker,
    'SELECT refunded_minor, disputed_minor, lost_minor, net_minor FROM giving.gift_position WHERE gift_id = $1',
    [giftId],
  );
  return row;
}

/** Who funds a line, and what of it is paid and what remains, oldest first. */
export const fundersOf = (lineId: string | undefined) =>
  rows<{
    source: string;
    amount_minor: bigint;
    consumed_minor: bigint;
    withdrawn_minor: bigint;
    remaining_minor: bigint;
  }>(
    worker,
    'SELECT source, amount_minor, consumed_minor, withdrawn_minor, remaining_minor FROM giving.allocation_balance WHERE campaign_line_id = $1 ORDER BY allocation_id',
    [lineId],
  );

/** Every named rule holds now, read by the auditor. */
export async function expectInvariants(): Promise<void> {
  expect(await firstViolation((sql) => rows<{ found: string }>({ role: 'auditor' }, sql))).toBeUndefined();
}

export const emitted = (kind: string) =>
  rows<{ payload: Record<string, string> }>(
    worker,
    'SELECT payload FROM system.outbox_event WHERE kind = $1 ORDER BY created_at',
    [kind],
  );

/** The reserve has something to give: payments stop while it is below zero. */
export const endowReserve = (amountMinor = 1_000_000_000n, currency = 'USD') =>
  asSuperuser((client) =>
    client.query(
      `SELECT ledger.post('test_scene', $1, now(), 'test', 'reserve', ARRAY[ledger.account_id('bank_main', $2), ledger.account_id('reserve_fund', $2)], ARRAY[$3, -$3::bigint]::bigint[])`,
      [`scene:${randomUUID()}`, currency, amountMinor],
    ),
  );

/** The page is closed, as the application does it. */
export const closePage = (scene: Scene) =>
  rows(worker, `UPDATE public.campaign SET status = 'closed' WHERE id = $1`, [scene.campaignId]);
export const releaseLeftOver = (scene: Scene, who: Who = worker) =>
  value<number>(who, 'SELECT giving.release_left_over($1)', [scene.campaignId]);
export const refuseRefund = (id: string) => value(worker, `SELECT giving.refuse_refund($1, 'charge_too_old')`, [id]);

export interface RefundRow {
  id: string;
  state: string;
  amount_minor: bigint;
  reason: string | null;
}
export const refundsOf = (giftId: string) =>
  rows<RefundRow & { gift_id: string }>(
    worker,
    'SELECT id, state, amount_minor, reason FROM giving.refund WHERE gift_id = $1 ORDER BY requested_at, id',
    [giftId],
  );

export const proposeTransfer = (
  scene: Scene,
  amountMinor: bigint,
  options: { id?: string; lineIndex?: number; who?: Who } = {},
) =>
  value<string>(options.who ?? scene.officer, `SELECT giving.propose_pool_transfer($1, $2, $3, '\\x01')`, [
    options.id ?? randomUUID(),
    scene.lineIds[options.lineIndex ?? 0],
    amountMinor,
  ]);
export const decideTransfer = (who: Who, id: string, approved = true) =>
  value<string>(who, 'SELECT giving.decide_pool_transfer($1, $2)', [id, approved]);
export const lowerBudget = (
  scene: Scene,
  budgetMinor: bigint,
  options: { id?: string; lineIndex?: number; who?: Who } = {},
) =>
  value<bigint>(options.who ?? scene.finance, 'SELECT giving.lower_budget($1, $2, $3)', [
    options.id ?? randomUUID(),
    scene.lineIds[options.lineIndex ?? 0],
    budgetMinor,
  ]);

/** The bank sends a payment back: a line of a statement that nothing explained yet, and finance's word on it. */
export async function bounce(scene: Scene, disbursementId: string): Promise<void> {
  const lineId = randomUUID();
  await asSuperuser(async (client) => {
    const { rows: found } = await client.query(
      `SELECT currency, amount_minor::text AS amount FROM ledger.disbursement WHERE id = $1`,
      [disbursementId],
    );
    await client.query(
      `INSERT INTO ledger.bank_line (id, bank_code, currency, booked_on, value_on, amount_minor, line_key, text_sealed, counterparty_sealed, reference_sealed, entry_id)
        SELECT $1::uuid, 'bank_main', $2::text, '2026-11-21', '2026-11-21', $3::bigint, sha256($4::bytea), '\\x00', '\\x00', '\\x00',
          ledger.post('bank_line', 'scene:' || $1::uuid, now(), 'bank_line', $1::uuid::text, ARRAY[ledger.account_id('bank_main', $2::text), ledger.account_id('suspense', $2::text)], ARRAY[$3::bigint, -$3::bigint])`,
      [lineId, found[0]?.currency, found[0]?.amount, Buffer.from(lineId)],
    );
  });
  await value(scene.finance, `SELECT ledger.book_returned_payment($1, $2, '2026-11-21')`, [disbursementId, lineId]);
}
