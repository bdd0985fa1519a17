import { inTransaction, Prisma, publicReads, type Transaction } from '~/platform/db/index.server';
import { workerActor } from '../access';

export interface GiftLimit {
  minMinor: bigint;
  maxMinor: bigint;
  /** Amounts are multiples of this. */
  stepMinor: bigint;
}

// Only migrations change them, and those come with a start of the program.
let limits: Promise<ReadonlyMap<string, GiftLimit>> | undefined;

async function readLimits(): Promise<ReadonlyMap<string, GiftLimit>> {
  const rows = await publicReads().$queryRaw<(GiftLimit & { currency: string })[]>`
    SELECT currency::text AS currency, min_minor AS "minMinor", max_minor AS "maxMinor", step_minor::bigint AS "stepMinor"
    FROM giving.currency_limit`;
  return new Map(rows.map(({ currency, ...limit }) => [currency, limit]));
}

/** What one gift may be in a currency; undefined for a currency that is not taken. */
export async function readLimit(currency: string): Promise<GiftLimit | undefined> {
  limits ??= readLimits().catch((error) => {
    limits = undefined;
    throw error;
  });
  return (await limits).get(currency);
}

/** The currencies in which gifts are taken: the platform's usual one first, then by name. */
export async function readCurrencies(): Promise<string[]> {
  const rows = await publicReads().$queryRaw<{ currency: string }[]>`
    SELECT currency::text AS currency FROM giving.currency_limit ORDER BY currency <> 'USD', currency`;
  return rows.map(({ currency }) => currency);
}

/** Where a part of a gift went when it arrived. */
export interface OutcomePart {
  kind: 'line' | 'pool' | 'operating' | 'refund';
  lineId: string | null;
  amountMinor: bigint;
}

/** What the thank-you page may say of a checkout: amounts and the need's address, nothing of the donor. */
export interface GiftOutcome {
  status: 'open' | 'pending' | 'paid' | 'expired' | 'failed';
  /** All that was, or would be, charged. */
  amountMinor: bigint;
  /** The gift itself, without what was added for its costs. */
  giftMinor: bigint;
  currency: string;
  destination: 'need' | 'line' | 'pool' | 'operating';
  monthly: boolean;
  /** Undefined once the page is no longer public. */
  needSlug: string | undefined;
  /** The line that was chosen, if one was. */
  lineId: string | undefined;
  lineLabel: string | undefined;
  /** Empty until the gift is booked. */
  parts: OutcomePart[];
}

/** The outcome of the checkout with this Stripe session; undefined for a session that is not ours. */
export const readOutcome = (sessionId: string): Promise<GiftOutcome | undefined> =>
  outcomeOf(Prisma.sql`c.session_id = ${sessionId}`);

/** What was begun under this id, for whoever left the payment page; undefined for an id that is not ours. */
export const readBegun = (checkoutId: string): Promise<GiftOutcome | undefined> =>
  outcomeOf(Prisma.sql`c.id = ${checkoutId}::uuid`);

type OutcomeRow = Omit<GiftOutcome, 'needSlug' | 'lineId' | 'lineLabel' | 'parts'> & {
  id: string;
  needSlug: string | null;
  lineId: string | null;
  lineLabel: string | null;
};

async function outcomeOf(condition: Prisma.Sql): Promise<GiftOutcome | undefined> {
  return inTransaction(workerActor, 'giving.outcome', async (tx) => {
    const [row] = await tx.$queryRaw<OutcomeRow[]>`
      SELECT c.id, c.status, c.amount_minor + c.fee_cover_minor AS "amountMinor", c.amount_minor AS "giftMinor",
        c.currency::text AS currency, c.destination, c.monthly, v.slug AS "needSlug", l.id AS "lineId", l.label AS "lineLabel"
      FROM giving.checkout c
      LEFT JOIN public.visible_campaign v ON v.id = c.campaign_id
      LEFT JOIN public.visible_line l ON l.id = c.campaign_line_id
      WHERE ${condition}`;
    if (!row) return undefined;
    const { id, needSlug, lineId, lineLabel, ...known } = row;
    return {
      ...known,
      needSlug: needSlug ?? undefined,
      lineId: lineId ?? undefined,
      lineLabel: lineLabel ?? undefined,
      parts: row.status === 'paid' ? await partsOf(tx, id) : [],
    };
  });
}

/** Of the first gift of a checkout: later ones of a monthly gift are told by their own mails. */
const partsOf = (tx: Transaction, checkoutId: string): Promise<OutcomePart[]> => tx.$queryRaw<OutcomePart[]>`
  SELECT a.kind, a.campaign_line_id AS "lineId", a.amount_minor AS "amountMinor" FROM giving.gift_allocation a
  WHERE a.gift_id = (SELECT g.id FROM giving.gift g WHERE g.checkout_id = ${checkoutId}::uuid ORDER BY g.paid_at, g.id LIMIT 1)
    AND a.replaces_part_id IS NULL
  ORDER BY a.position`;
