import { inTransaction, publicReads } from '~/platform/db/index.server';
import { workerActor } from '../access';

export interface GiftLimit {
  minMinor: bigint;
  maxMinor: bigint;
  /** Amounts are multiples of this. */
  stepMinor: bigint;
}

/** What one gift may be in a currency; undefined for a currency that is not taken. */
export async function readLimit(currency: string): Promise<GiftLimit | undefined> {
  const rows = await publicReads().$queryRaw<GiftLimit[]>`
    SELECT min_minor AS "minMinor", max_minor AS "maxMinor", step_minor::bigint AS "stepMinor"
    FROM giving.currency_limit WHERE currency = ${currency}::char(3)`;
  return rows[0];
}

/** The currencies in which gifts are taken: the platform's usual one first, then by name. */
export async function readCurrencies(): Promise<string[]> {
  const rows = await publicReads().$queryRaw<{ currency: string }[]>`
    SELECT currency::text AS currency FROM giving.currency_limit ORDER BY currency <> 'USD', currency`;
  return rows.map(({ currency }) => currency);
}

/** What the thank-you page may say of a checkout: amounts and the need's address, nothing of the donor. */
export interface GiftOutcome {
  status: 'open' | 'pending' | 'paid' | 'expired' | 'failed';
  amountMinor: bigint;
  currency: string;
  destination: 'need' | 'line' | 'pool' | 'operating';
  monthly: boolean;
  /** Undefined once the page is no longer public. */
  needSlug: string | undefined;
  needTitle: string | undefined;
  lineLabel: string | undefined;
}

/** The outcome of the checkout with this Stripe session; undefined for a session that is not ours. */
export async function readOutcome(sessionId: string): Promise<GiftOutcome | undefined> {
  const rows = await inTransaction(
    workerActor,
    'giving.outcome',
    (tx) => tx.$queryRaw<GiftOutcome[]>`
    SELECT c.status, c.amount_minor + c.fee_cover_minor AS "amountMinor", c.currency::text AS currency,
      c.destination, c.monthly, v.slug AS "needSlug", v.title AS "needTitle", l.label AS "lineLabel"
    FROM giving.checkout c
    LEFT JOIN public.visible_campaign v ON v.id = c.campaign_id
    LEFT JOIN public.visible_line l ON l.id = c.campaign_line_id
    WHERE c.session_id = ${sessionId}`,
  );
  const row = rows[0];
  return (
    row && {
      ...row,
      needSlug: row.needSlug ?? undefined,
      needTitle: row.needTitle ?? undefined,
      lineLabel: row.lineLabel ?? undefined,
    }
  );
}
