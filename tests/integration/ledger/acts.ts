import { randomUUID } from 'node:crypto';
import { refusal, rows, type Scene, value, visitor, type Who, worker } from './scene';

/** What people do in these tests, in one line each, through the same functions as the application. */

export interface Asked {
  amountMinor: bigint;
  feeCoverMinor?: bigint;
  currency?: string;
  lineId?: string | null;
  campaignId?: string | null;
  destination?: string;
  leftOverChoice?: string;
  clientHash?: Buffer | null;
}

export const openCheckout = (asked: Asked) =>
  value<string>(visitor, 'SELECT giving.open_checkout($1, $2, $3, $4, $5, $6, $7, $8)', [
    asked.campaignId ?? null,
    asked.lineId ?? null,
    asked.destination ?? (asked.lineId ? 'line' : asked.campaignId ? 'need' : 'pool'),
    asked.amountMinor,
    asked.feeCoverMinor ?? 0n,
    asked.currency ?? 'USD',
    asked.leftOverChoice ?? 'pool',
    asked.clientHash ?? null,
  ]);

export interface Paid {
  checkoutId: string;
  amountMinor: bigint;
  currency?: string;
  paymentIntentId?: string;
  chargeId?: string | null;
  email?: Buffer | null;
}

export const bookGift = (paid: Paid, who: Who = worker) => {
  const paymentIntentId = paid.paymentIntentId ?? `pi_${randomUUID()}`;
  const chargeId = paid.chargeId === undefined ? paymentIntentId.replace('pi_', 'ch_') : paid.chargeId;
  return value<string>(who, `SELECT giving.book_gift($1, $2, $3, $4, $5, '2026-11-20T10:00:00Z', $6, $6)`, [
    paid.checkoutId,
    paymentIntentId,
    chargeId,
    paid.amountMinor,
    paid.currency ?? 'USD',
    paid.email ?? null,
  ]);
};

/** A whole gift: asked for and paid. Returns its id. */
export async function give(scene: Scene, amountMinor: bigint, lineIndex?: number): Promise<string> {
  const lineId = lineIndex === undefined ? null : scene.lineIds[lineIndex];
  const checkoutId = await openCheckout({ campaignId: scene.campaignId, lineId, amountMinor });
  return bookGift({ checkoutId, amountMinor });
}

export const request = (
  scene: Scene,
  amountMinor: bigint,
  options: { lineIndex?: number; id?: string; who?: Who; payee?: string } = {},
) =>
  value<string>(
    options.who ?? scene.officer,
    `SELECT ledger.request_disbursement($1, $2, $3, $4, '\\x01', '2026-12-01')`,
    [options.id ?? randomUUID(), scene.lineIds[options.lineIndex ?? 0], amountMinor, options.payee ?? 'CLINIC-1'],
  );

export const approve = (who: Who, id: string) => value<string>(who, 'SELECT ledger.approve_disbursement($1)', [id]);
export const reject = (who: Who, id: string) => value(who, 'SELECT ledger.reject_disbursement($1)', [id]);
export const cancel = (who: Who, id: string) => value(who, 'SELECT ledger.cancel_disbursement($1)', [id]);
export const execute = (who: Who, id: string) =>
  value<string>(who, `SELECT ledger.execute_disbursement($1, '\\x02', '2026-11-20')`, [id]);

export const attachEvidence = (who: Who, disbursementId: string, options: { id?: string; digest?: string } = {}) => {
  const id = options.id ?? randomUUID();
  return value<string>(who, `SELECT ledger.attach_evidence($1, $2, sha256($3), $4, $5, sha256($6))`, [
    id,
    disbursementId,
    Buffer.from(id),
    `redacted/${id}`,
    `original/${id}`,
    Buffer.from(options.digest ?? id),
  ]);
};
export const checkEvidence = (who: Who, id: string, accepted = true) =>
  value<string>(who, 'SELECT ledger.check_evidence($1, $2)', [id, accepted]);
export const confirmReceipt = (who: Who, id: string, received = true) =>
  value<string>(who, 'SELECT ledger.confirm_receipt($1, $2)', [id, received]);

export interface Position {
  budgeted_minor: bigint;
  allocated_minor: bigint;
  reserved_minor: bigint;
  paid_minor: bigint;
  frozen_minor: bigint;
}

export async function position(lineId: string | undefined): Promise<Position> {
  const [found] = await rows<Position & { campaign_line_id: string }>(
    worker,
    'SELECT budgeted_minor, allocated_minor, reserved_minor, paid_minor, frozen_minor FROM ledger.line_position WHERE campaign_line_id = $1',
    [lineId],
  );
  if (!found) throw new Error('no such line');
  return found;
}

export const balance = (code: string, lineId: string | null = null, currency = 'USD') =>
  value<bigint>(worker, 'SELECT ledger.account_balance($1, $2, $3)', [code, currency, lineId]);

/** How many of these were accepted, and the codes of those that were not. */
export async function outcomes(attempts: Promise<unknown>[]): Promise<{ accepted: number; refused: string[] }> {
  const codes = await Promise.all(attempts.map((attempt) => refusal(attempt)));
  return {
    accepted: codes.filter((code) => code === 'accepted').length,
    refused: codes.filter((code) => code !== 'accepted'),
  };
}

/** Money of our own at the bank, entered by one finance officer and confirmed by another: fees fall on it. */
export async function openBalances(
  scene: Pick<Scene, 'finance' | 'finance2'>,
  amountMinor = 10_000_000n,
  currency = 'USD',
  funds: ('operating' | 'reserve' | 'pool')[] = ['operating', 'reserve'],
): Promise<void> {
  for (const fund of funds) {
    const id = randomUUID();
    await value(scene.finance, `SELECT ledger.book_opening_balance($1, 'bank_main', $2, $3, $4, '2026-11-01')`, [
      id,
      currency,
      amountMinor,
      fund,
    ]);
    await value(scene.finance2, 'SELECT ledger.confirm_opening_balance($1)', [id]);
  }
}
