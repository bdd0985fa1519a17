import { inTransaction } from '~/platform/db/index.server';
import type { StaffActor } from '../access';

export interface BankAccountInput {
  /** `bank_…`, letters and underscores; the code of its ledger account. */
  code: string;
  label: string;
  currency: string;
  ibanLast4: string | null;
  isDefault: boolean;
}

export async function addBankAccount(actor: StaffActor, input: BankAccountInput): Promise<void> {
  await inTransaction(
    actor,
    'bank_account.add',
    (tx) =>
      tx.$queryRaw`SELECT ledger.add_bank_account(${input.code}, ${input.label}, ${input.currency}, ${input.ibanLast4}, ${input.isDefault}::boolean)`,
  );
}
