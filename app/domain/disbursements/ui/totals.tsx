import { Money } from '~/ui';

/** The sum of a column of amounts, when all are in one currency; undefined otherwise. */
export function sumOf(rows: readonly { amountMinor: bigint; currency: string }[]) {
  const currency = rows[0]?.currency;
  if (currency === undefined || rows.length < 2 || rows.some((row) => row.currency !== currency)) return undefined;
  return <Money amountMinor={rows.reduce((sum, row) => sum + row.amountMinor, 0n)} currency={currency} locale="en" />;
}
