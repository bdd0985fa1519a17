import { type RateTable, rateOf, toMinorUnits, toSettlement } from '../cases';

/** A need of a child in its own currency, and what of it was paid or promised before. */
export interface LocalNeed {
  needsLineId: string;
  currency: string;
  amountMinor: bigint;
  coveredMinor: bigint;
}

export interface PooledAmounts {
  currency: string;
  /** In the order of the needs given: the most that may be paid for each. */
  amountsMinor: bigint[];
  /** What the page says: the sum, rounded up to two significant digits. */
  goalMinor: bigint;
}

/** Each need at the table's rate with its margin; null when the table has no rate for one of them. */
export function pooledAmounts(needs: readonly LocalNeed[], table: RateTable): PooledAmounts | null {
  const currency = table.settlementCurrency;
  const amountsMinor: bigint[] = [];
  for (const need of needs) {
    const rate = rateOf(table, need.currency);
    if (!rate) return null;
    const full = toMinorUnits(need.amountMinor, rate, table.marginPercent);
    amountsMinor.push(full > need.coveredMinor ? full - need.coveredMinor : 0n);
  }
  const sum = amountsMinor.reduce((total, amount) => total + amount, 0n);
  const own = rateOf(table, currency);
  return { currency, amountsMinor, goalMinor: sum > 0n && own ? toSettlement(sum, own, 0) : 0n };
}
