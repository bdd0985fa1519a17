import { randomUUID } from 'node:crypto';
import type { StaffActor } from '../../app/domain/access';
import {
  confirmOpeningBalance,
  proposeOpeningBalance,
  readOpeningBalances,
} from '../../app/domain/reconciliation/index.server';

/** What the bank held before the demonstration began, in minor units: fees and lost disputes fall on money of our own. */
const openings = [
  { currency: 'USD', fund: 'operating', amountMinor: 2_500_000n },
  { currency: 'USD', fund: 'reserve', amountMinor: 1_500_000n },
  { currency: 'EUR', fund: 'operating', amountMinor: 600_000n },
  { currency: 'EUR', fund: 'reserve', amountMinor: 400_000n },
  { currency: 'GBP', fund: 'operating', amountMinor: 500_000n },
  { currency: 'GBP', fund: 'reserve', amountMinor: 300_000n },
] as const;

/** One finance officer enters the opening balances, another confirms. Does nothing where some are there already. */
export async function openBooks({ finance, finance2 }: { finance: StaffActor; finance2: StaffActor }): Promise<void> {
  const entered = await readOpeningBalances(finance);
  const now = new Date();
  const lastMonthsEnd = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 0)).toISOString().slice(0, 10);
  for (const opening of openings) {
    const known = entered.find(({ currency, fund }) => currency === opening.currency && fund === opening.fund);
    if (known?.state === 'confirmed') continue;
    const id = known?.id ?? randomUUID();
    if (!known)
      await proposeOpeningBalance(finance, { id, bankCode: 'bank_main', effectiveOn: lastMonthsEnd, ...opening });
    await confirmOpeningBalance(finance2, id);
  }
}
