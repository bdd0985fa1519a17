import type { Measure } from '../transparency';
import { toldTotals } from '../transparency/index.server';

/** What was told with one month that is over: the steps of the page about the money, by month. */
export interface ToldMonth {
  /** `YYYY-MM`. */
  through: string;
  figures: { currency: string; measure: Measure; amountMinor: string }[];
}

/** The latest month first. A month with which nothing could be told is not among them: its money waits for a later one. */
export async function toldMonths(): Promise<ToldMonth[]> {
  const { currencies } = await toldTotals();
  const months = new Map<string, ToldMonth>();
  for (const { currency, measures } of currencies) {
    for (const { measure, steps } of measures) {
      for (const { through, amountMinor } of steps) {
        const month = months.get(through) ?? { through, figures: [] };
        month.figures.push({ currency, measure, amountMinor });
        months.set(through, month);
      }
    }
  }
  return [...months.values()].sort((a, b) => b.through.localeCompare(a.through));
}
