import { asSuperuser } from '../integration/database';
import { rows, type Scene } from '../integration/ledger/scene';
import { until } from './until';

/** What a test looks at: as a superuser where nobody of ours may look at all of it, as finance where finance should see it. */

export const rowsOf = <T>(sql: string, values: unknown[] = []) =>
  asSuperuser(async (client) => (await client.query(sql, values)).rows as T[]);

export interface Gift {
  id: string;
  amount_minor: string;
  fee_cover_minor: string;
  currency: string;
  differs: boolean;
  charge_id: string | null;
  checkout_status: string;
}

export const giftsOf = (sessionId: string) =>
  rowsOf<Gift>(
    `SELECT g.id, g.amount_minor, g.fee_cover_minor, g.currency::text AS currency, g.differs, g.charge_id, c.status AS checkout_status
     FROM giving.gift g JOIN giving.checkout c ON c.id = g.checkout_id WHERE c.session_id = $1 ORDER BY g.booked_at`,
    [sessionId],
  );

/** The one gift of a session, once the application has booked it. */
export async function bookedGift(sessionId: string): Promise<Gift> {
  const [gift] = await until(`the gift of ${sessionId} is booked`, () => giftsOf(sessionId));
  if (!gift) throw new Error('no gift');
  return gift;
}

export const checkoutOf = async (sessionId: string) =>
  (
    await rowsOf<{ id: string; status: string; hold_minor: string }>(
      'SELECT id, status, hold_minor FROM giving.checkout WHERE session_id = $1',
      [sessionId],
    )
  )[0];

export const partsOf = (giftId: string) =>
  rowsOf<{ kind: string; campaign_line_id: string | null; amount_minor: string }>(
    'SELECT kind, campaign_line_id, amount_minor FROM giving.gift_allocation WHERE gift_id = $1 ORDER BY position',
    [giftId],
  );

export const receiptsOf = (giftId: string) =>
  rowsOf<{ id: string; serial: number; amount_minor: string; state: string; void_reason: string | null }>(
    'SELECT id, serial, amount_minor, state, void_reason FROM giving.receipt WHERE gift_id = $1 ORDER BY issued_at, serial',
    [giftId],
  );

/** What the ledger says of an object, as finance reads it: kind of entry and postings. */
export const entriesOf = (scene: Scene, subjectId: string) =>
  rows<{ kind: string; code: string; amount_minor: bigint }>(
    scene.finance,
    `SELECT e.kind, a.code, p.amount_minor FROM ledger.entry e JOIN ledger.posting p ON p.entry_id = e.id
     JOIN ledger.account a ON a.id = p.account_id WHERE e.subject_id = $1 ORDER BY e.booked_at, e.id, p.position`,
    [subjectId],
  );

export const eventState = async (eventId: string) =>
  (
    await rowsOf<{ state: string; attempts: number; last_error: string | null }>(
      'SELECT state, attempts, last_error FROM giving.stripe_event WHERE event_id = $1',
      [eventId],
    )
  )[0];

/** What the public sees of a need. */
export const progressOf = async (scene: Scene) =>
  (
    await rowsOf<{ allocated_minor: string; missing_minor: string }>(
      'SELECT allocated_minor, missing_minor FROM public.campaign_progress WHERE campaign_id = $1',
      [scene.campaignId],
    )
  )[0];

export interface LinePosition {
  allocated_minor: string;
  reserved_minor: string;
  paid_minor: string;
  frozen_minor: string;
}

/** Positions of a scene's lines, by priority. */
export const linesOf = async (scene: Scene) => {
  const found = await rowsOf<LinePosition & { campaign_line_id: string }>(
    `SELECT campaign_line_id, allocated_minor, reserved_minor, paid_minor, frozen_minor FROM ledger.line_position
     WHERE campaign_line_id = ANY($1)`,
    [scene.lineIds],
  );
  return scene.lineIds.map((id) => {
    const line = found.find(({ campaign_line_id }) => campaign_line_id === id);
    if (!line) throw new Error('a line has no position');
    const { campaign_line_id: _id, ...position } = line;
    return position;
  });
};

type Books = Record<string, bigint>;

/** Balance of every account of the installation, all lines together, such as `stripe_balance USD`. */
async function books(): Promise<Books> {
  const found = await rowsOf<{ account: string; amount: string }>(
    `SELECT a.code || ' ' || a.currency AS account, sum(p.amount_minor)::text AS amount
     FROM ledger.posting p JOIN ledger.account a ON a.id = p.account_id GROUP BY 1`,
  );
  return Object.fromEntries(found.map(({ account, amount }) => [account, BigInt(amount)]));
}

/** Remembers the books as they are; the answer tells later what has changed since (debit positive), zeros left out. */
export async function openBooks(): Promise<() => Promise<Record<string, number>>> {
  const before = await books();
  return async () => {
    const after = await books();
    const changes = Object.entries(after).map(([account, now]) => [account, Number(now - (before[account] ?? 0n))]);
    return Object.fromEntries(changes.filter(([, change]) => change !== 0));
  };
}

/** What finance is asked to look at about an object, newest first. */
export const exceptionsAbout = (scene: Scene, subjectId: string) =>
  rows<{
    id: string;
    kind: string;
    state: string;
    currency: string | null;
    amount_minor: bigint | null;
    owner: string | null;
  }>(
    scene.finance,
    `SELECT id, kind, state, owner, currency::text AS currency, amount_minor FROM ledger.exception WHERE subject_id = $1
     ORDER BY opened_at DESC`,
    [subjectId],
  );

/** What finance sees of the money that went back from a gift. */
export const refundsOf = (scene: Scene, giftId: string) =>
  rows<{ id: string; source: string; state: string; amount_minor: bigint; stripe_refund_id: string | null }>(
    scene.finance,
    'SELECT id, source, state, amount_minor, stripe_refund_id FROM giving.refund WHERE gift_id = $1 ORDER BY requested_at, id',
    [giftId],
  );

export const disputesOf = (scene: Scene, giftId: string) =>
  rows<{ id: string; status: string; outcome: string | null; amount_minor: bigint; is_inquiry: boolean }>(
    scene.finance,
    'SELECT id, status, outcome, amount_minor, is_inquiry FROM giving.dispute WHERE gift_id = $1 ORDER BY opened_at, id',
    [giftId],
  );

/** What is left of a gift after refunds and disputes, as finance sees it. */
export const positionOf = async (scene: Scene, giftId: string) =>
  (
    await rows<{ refunded_minor: bigint; disputed_minor: bigint; lost_minor: bigint; net_minor: bigint }>(
      scene.finance,
      'SELECT refunded_minor, disputed_minor, lost_minor, net_minor FROM giving.gift_position WHERE gift_id = $1',
      [giftId],
    )
  )[0];

/** Who paid what out of a line in the end, by source. */
export const fundersOf = (lineId: string | undefined) =>
  rowsOf<{ source: string; consumed_minor: string; remaining_minor: string; frozen_minor: string }>(
    `SELECT source, consumed_minor, remaining_minor, frozen_minor FROM giving.allocation_balance WHERE campaign_line_id = $1
     AND consumed_minor + remaining_minor + frozen_minor > 0 ORDER BY allocation_id`,
    [lineId],
  );
