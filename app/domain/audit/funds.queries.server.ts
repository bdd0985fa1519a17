import { inTransaction } from '~/platform/db/index.server';
import type { StaffActor } from '../access';
import { type FundMonth, fundsOfMonth } from '../ledger/index.server';

export const fundNames = ['restricted', 'pool', 'reserve', 'operating'] as const;
export type FundName = (typeof fundNames)[number];

/** A fund over one month, credit positive, in minor units: opening + received − spent = closing. */
export type FundStatement = FundMonth;

/** The statement of funds of one month (`YYYY-MM`), by the period in which its entries stand; in constant time. */
export async function statementOfFunds(actor: StaffActor, month: string): Promise<FundStatement[]> {
  return fundsOfMonth(actor, month);
}

/** The month of the business clock, `YYYY-MM`. */
export async function currentMonth(actor: StaffActor): Promise<string> {
  const [row] = await inTransaction(
    actor,
    'current-month',
    (tx) => tx.$queryRaw<{ month: string }[]>`SELECT to_char(system.now() AT TIME ZONE 'UTC', 'YYYY-MM') AS month`,
  );
  return row?.month ?? '';
}
