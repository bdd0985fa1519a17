import { inTransaction } from '~/platform/db/index.server';
import type { StaffActor } from '../access';

export interface OpeningBalanceInput {
  id: string;
  bankCode: string;
  /** ISO 4217. */
  currency: string;
  amountMinor: bigint;
  fund: 'operating' | 'reserve' | 'pool';
  /** YYYY-MM-DD, not ahead. */
  effectiveOn: string;
}

/** What a bank account held before this ledger began. Nothing is booked until another finance officer confirms. */
export async function proposeOpeningBalance(actor: StaffActor, input: OpeningBalanceInput): Promise<void> {
  await inTransaction(
    actor,
    'opening_balance.propose',
    (tx) =>
      tx.$queryRaw`SELECT ledger.book_opening_balance(${input.id}::uuid, ${input.bankCode}, ${input.currency}, ${input.amountMinor}::bigint, ${input.fund}, ${input.effectiveOn}::date)::text`,
  );
}

/** HW005 for whoever proposed it. */
export async function confirmOpeningBalance(actor: StaffActor, id: string): Promise<void> {
  await inTransaction(
    actor,
    'opening_balance.confirm',
    (tx) => tx.$queryRaw`SELECT ledger.confirm_opening_balance(${id}::uuid)::text`,
  );
}

export async function rejectOpeningBalance(actor: StaffActor, id: string): Promise<void> {
  await inTransaction(
    actor,
    'opening_balance.reject',
    (tx) => tx.$queryRaw`SELECT ledger.reject_opening_balance(${id}::uuid)::text`,
  );
}
