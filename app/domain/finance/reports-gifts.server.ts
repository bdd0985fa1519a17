import { finance } from '~/catalogues/en/finance';
import { financeTables as words } from '~/catalogues/en/finance-tables';
import { Prisma } from '~/platform/db/index.server';
import { readAmounts, readReceiptNumber } from './filters';
import type { Report } from './read-report.server';

const bigints = (values: readonly bigint[]) => `{${values.join(',')}}`;

/** Gifts by receipt, amount, day and state. Who gave stands nowhere here. */
export const giftsReport: Report = {
  name: 'gifts',
  title: words.giftsTitle,
  filters: ['receipt', 'amount', 'currency', 'from', 'to', 'state'],
  columns: [
    { key: 'paidAt', head: words.paidOn, kind: 'day', link: '/finance/gifts/{id}' },
    { key: 'receipt', head: words.receipt, kind: 'code' },
    { key: 'destination', head: words.destination, kind: 'state', words: words.destinations },
    { key: 'need', head: words.need, kind: 'text' },
    { key: 'currency', head: words.currency, kind: 'currency' },
    { key: 'amountMinor', head: finance.columnAmount, kind: 'amount' },
    { key: 'feeCoverMinor', head: words.feeCoverOf, kind: 'amount', fileOnly: true },
    { key: 'refundedMinor', head: words.refunded, kind: 'amount' },
    { key: 'lostMinor', head: words.lost, kind: 'amount', fileOnly: true },
    { key: 'netMinor', head: words.net, kind: 'amount' },
    { key: 'state', head: finance.columnState, kind: 'state', words: words.giftStates, tones: words.giftTones },
    { key: 'paymentId', head: words.paymentId, kind: 'code', fileOnly: true },
    { key: 'id', head: words.giftId, kind: 'code', fileOnly: true },
  ],
  select: ({ receipt, amount, currency, from, to, state }) => {
    const number = receipt === undefined ? undefined : readReceiptNumber(receipt);
    const amounts = amount === undefined ? [] : readAmounts(amount);
    return Prisma.sql`
      SELECT * FROM (
        SELECT g.id::text AS id, g.paid_at AS "paidAt", g.payment_intent_id AS "paymentId", k.destination, coalesce(v.title, c.slug) AS need, g.currency::text AS currency,
          g.amount_minor AS "amountMinor", g.fee_cover_minor AS "feeCoverMinor", p.refunded_minor AS "refundedMinor", p.disputed_minor AS "disputedMinor",
          p.lost_minor AS "lostMinor", p.net_minor AS "netMinor",
          (SELECT 'HW-' || r.year || '-' || lpad(r.serial::text, 6, '0') FROM giving.receipt r WHERE r.gift_id = g.id ORDER BY r.state = 'issued' DESC, r.issued_at DESC LIMIT 1) AS receipt,
          CASE WHEN p.disputed_minor > 0 THEN 'disputed' WHEN p.lost_minor > 0 THEN 'lost' WHEN p.refunded_minor >= g.amount_minor THEN 'refunded'
            WHEN p.refunded_minor > 0 THEN 'partly_refunded' WHEN g.differs THEN 'differs' ELSE 'booked' END AS state
        FROM giving.gift g JOIN giving.checkout k ON k.id = g.checkout_id JOIN giving.gift_position p ON p.gift_id = g.id
        LEFT JOIN public.campaign c ON c.id = g.campaign_id LEFT JOIN public.visible_campaign v ON v.id = c.id
        WHERE (${currency ?? null}::text IS NULL OR g.currency::text = ${currency ?? null})
          AND (${from ?? null}::date IS NULL OR g.paid_at >= ${from ?? null}::date::timestamp AT TIME ZONE 'UTC')
          AND (${to ?? null}::date IS NULL OR g.paid_at < (${to ?? null}::date + 1)::timestamp AT TIME ZONE 'UTC')
          AND (${amount ?? null}::text IS NULL OR g.amount_minor = ANY (${bigints(amounts)}::bigint[]))
          AND (${receipt ?? null}::text IS NULL OR EXISTS (SELECT FROM giving.receipt r WHERE r.gift_id = g.id AND r.serial = ${number?.serial ?? null}::integer
            AND (${number?.year ?? null}::integer IS NULL OR r.year = ${number?.year ?? null}::integer)))
      ) found WHERE ${state ?? null}::text IS NULL OR state = ${state ?? null}`;
  },
  orderBy: Prisma.sql`"paidAt" DESC, id`,
};

/** Every refund, asked for here, by a donor's choice or on Stripe's own pages. */
export const refundsReport: Report = {
  name: 'refunds',
  title: words.refundsTitle,
  filters: ['state'],
  columns: [
    { key: 'requestedAt', head: words.asked, kind: 'day', link: '/finance/gifts/{giftId}' },
    { key: 'source', head: words.source, kind: 'state', words: words.refundSources },
    { key: 'reason', head: words.reason, kind: 'state', words: words.refundReasons },
    { key: 'by', head: words.askedBy, kind: 'text' },
    { key: 'currency', head: words.currency, kind: 'currency' },
    { key: 'amountMinor', head: finance.columnAmount, kind: 'amount' },
    { key: 'state', head: finance.columnState, kind: 'state', words: words.refundStates, tones: words.refundTones },
    { key: 'stripeRefundId', head: words.stripeId, kind: 'code', fileOnly: true },
    { key: 'giftId', head: words.giftId, kind: 'code', fileOnly: true },
  ],
  select: ({ state }) => Prisma.sql`
    SELECT r.id::text AS id, r.gift_id::text AS "giftId", r.source, r.state, r.amount_minor AS "amountMinor", r.currency::text AS currency,
      r.stripe_refund_id AS "stripeRefundId", r.reason, u.name AS by, r.requested_at AS "requestedAt"
    FROM giving.refund r LEFT JOIN identity."user" u ON u.id = r.requested_by WHERE ${state ?? null}::text IS NULL OR r.state = ${state ?? null}`,
  orderBy: Prisma.sql`"requestedAt" DESC, id`,
};

/** Disputes, the nearest deadline first. */
export const disputesReport: Report = {
  name: 'disputes',
  title: words.disputesTitle,
  filters: ['state'],
  columns: [
    { key: 'dueBy', head: words.dueBy, kind: 'moment', link: '/finance/gifts/disputes/{id}' },
    { key: 'stripeDisputeId', head: words.stripeId, kind: 'code', link: '/finance/gifts/disputes/{id}' },
    { key: 'reason', head: words.reason, kind: 'state', words: words.disputeReasons },
    { key: 'currency', head: words.currency, kind: 'currency' },
    { key: 'amountMinor', head: finance.columnAmount, kind: 'amount' },
    { key: 'evidenceAt', head: words.evidenceSent, kind: 'day' },
    { key: 'closedAt', head: words.closedOn, kind: 'day' },
    { key: 'state', head: finance.columnState, kind: 'state', words: words.disputeStates, tones: words.disputeTones },
    { key: 'giftId', head: words.giftId, kind: 'code', fileOnly: true },
  ],
  select: ({ state }) => Prisma.sql`
    SELECT * FROM (
      SELECT d.id::text AS id, d.gift_id::text AS "giftId", d.stripe_dispute_id AS "stripeDisputeId", d.amount_minor AS "amountMinor", d.currency::text AS currency, d.reason,
        d.due_by AS "dueBy", d.evidence_submitted_at AS "evidenceAt", d.closed_at AS "closedAt", coalesce(d.outcome, d.status) AS state, d.closed_at IS NULL AS open
      FROM giving.dispute d
    ) found WHERE ${state ?? null}::text IS NULL OR state = ${state ?? null} OR (${state ?? null} = 'open' AND open)`,
  orderBy: Prisma.sql`open DESC, "dueBy" NULLS LAST, id`,
};
