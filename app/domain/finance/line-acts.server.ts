import { financeActs as words } from '~/catalogues/en/finance-acts';
import { inTransaction } from '~/platform/db/index.server';
import { fillMessage, formatMoney } from '~/ui';
import type { StaffActor } from '../access';
import { Refused } from '../disbursements';
import { decide } from './refusals.server';

export interface FundedLine {
  lineId: string;
  campaignId: string;
  need: string;
  isPublic: boolean;
  slug: string;
  label: string;
  currency: string;
  budgetedMinor: bigint;
  allocatedMinor: bigint;
  reservedMinor: bigint;
  paidMinor: bigint;
  frozenMinor: bigint;
  freeMinor: bigint;
  sources: {
    source: 'gift' | 'pool' | 'reserve';
    amountMinor: bigint;
    consumedMinor: bigint;
    remainingMinor: bigint;
  }[];
}

/** A line with who funds it; undefined when there is none. */
export function readLine(actor: StaffActor, lineId: string): Promise<FundedLine | undefined> {
  return inTransaction(actor, 'finance.line', async (tx) => {
    const [line] = await tx.$queryRaw<Omit<FundedLine, 'sources'>[]>`
      SELECT l.id::text AS "lineId", c.id::text AS "campaignId", coalesce(v.title, c.slug) AS need, v.id IS NOT NULL AS "isPublic", c.slug, l.label, p.currency::text AS currency,
        p.budgeted_minor AS "budgetedMinor", p.allocated_minor AS "allocatedMinor", p.reserved_minor AS "reservedMinor", p.paid_minor AS "paidMinor", p.frozen_minor AS "frozenMinor",
        p.allocated_minor - p.reserved_minor - p.paid_minor - p.frozen_minor AS "freeMinor"
      FROM ledger.line_position p JOIN public.campaign_line l ON l.id = p.campaign_line_id JOIN public.campaign c ON c.id = l.campaign_id
      LEFT JOIN public.visible_campaign v ON v.id = c.id WHERE p.campaign_line_id = ${lineId}::uuid`;
    if (!line) return undefined;
    const sources = await tx.$queryRaw<FundedLine['sources']>`
      SELECT source, sum(amount_minor)::bigint AS "amountMinor", sum(consumed_minor)::bigint AS "consumedMinor", sum(remaining_minor)::bigint AS "remainingMinor"
      FROM giving.allocation_balance WHERE campaign_line_id = ${lineId}::uuid GROUP BY source ORDER BY source`;
    return { ...line, sources };
  });
}

/** Lowers a line's budget for good; what was given above it goes to the pool. Answers how much went. */
export async function lowerBudget(
  actor: StaffActor,
  input: { id: string; line: FundedLine; budgetMinor: bigint },
): Promise<bigint> {
  const { line, budgetMinor } = input;
  const money = (amountMinor: bigint) => formatMoney(amountMinor, line.currency, 'en');
  if (budgetMinor >= line.budgetedMinor)
    throw new Refused('budget', fillMessage(words.lowerNotLower, { amount: money(line.budgetedMinor) }));
  const least = line.reservedMinor + line.paidMinor + line.frozenMinor;
  const [row] = await decide(
    () =>
      inTransaction(
        actor,
        'finance.lower-budget',
        (tx) =>
          tx.$queryRaw<
            { moved: bigint }[]
          >`SELECT giving.lower_budget(${input.id}::uuid, ${line.lineId}::uuid, ${budgetMinor}::bigint) AS moved`,
      ),
    { HW003: ['budget', fillMessage(words.lowerTooMuch, { amount: money(least) })] },
  );
  return row?.moved ?? 0n;
}

/** Lets what is left of a closed need go by each donor's choice. Answers how many parts went. */
export async function releaseLeftOver(actor: StaffActor, campaignId: string): Promise<number> {
  const [row] = await decide(
    () =>
      inTransaction(
        actor,
        'finance.release-left-over',
        (tx) => tx.$queryRaw<{ parts: number }[]>`SELECT giving.release_left_over(${campaignId}::uuid) AS parts`,
      ),
    { HW002: ['', words.releaseRefused] },
  );
  return row?.parts ?? 0;
}
