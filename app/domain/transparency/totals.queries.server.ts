import { publicReads } from '~/platform/db/index.server';
import { type Measure, measures, type ShownNow, type ToldCurrency } from './measures';

interface StepRow {
  measure: Measure;
  currency: string;
  through: string;
  amountMinor: bigint;
}

/** What the books say so far, by currency and measure; and through which month anything was told at all. */
export async function toldTotals(): Promise<{ through: string | null; currencies: ToldCurrency[] }> {
  const reads = publicReads();
  const [steps, [last]] = await Promise.all([
    reads.$queryRaw<StepRow[]>`
      SELECT measure, currency::text AS currency, to_char(through_month, 'YYYY-MM') AS through, amount_minor AS "amountMinor"
      FROM public.told_total ORDER BY currency <> 'USD', currency, through_month`,
    reads.$queryRaw<{ through: string | null }[]>`SELECT to_char(month, 'YYYY-MM') AS through FROM public.told_through`,
  ]);
  const currencies = [...new Set(steps.map(({ currency }) => currency))];
  return {
    through: last?.through ?? null,
    currencies: currencies.map((currency) => ({
      currency,
      measures: measures.map((measure) => {
        const own = steps.filter((step) => step.currency === currency && step.measure === measure);
        return {
          measure,
          steps: own.map(({ through, amountMinor }) => ({ through, amountMinor: amountMinor.toString() })),
          totalMinor: own.reduce((sum, { amountMinor }) => sum + amountMinor, 0n).toString(),
          through: own.at(-1)?.through ?? null,
        };
      }),
    })),
  };
}

/** What all pages together show at this moment. */
export async function shownNow(): Promise<ShownNow[]> {
  type Row = { currency: string; needs: number; goal: bigint; given: bigint; missing: bigint; paid: bigint };
  const rows = await publicReads().$queryRaw<Row[]>`
    SELECT currency::text AS currency, count(*)::int AS needs, sum(goal_minor)::bigint AS goal, sum(allocated_minor)::bigint AS given,
      sum(missing_minor)::bigint AS missing, sum(paid_minor)::bigint AS paid
    FROM public.campaign_progress GROUP BY 1 ORDER BY currency::text <> 'USD', 1`;
  return rows.map(({ currency, needs, goal, given, missing, paid }) => ({
    currency,
    needs,
    goalMinor: goal.toString(),
    givenMinor: given.toString(),
    missingMinor: missing.toString(),
    paidMinor: paid.toString(),
  }));
}
