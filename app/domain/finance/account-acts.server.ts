import { financeActs as words } from '~/catalogues/en/finance-acts';
import type { StaffActor } from '../access';
import { Refused } from '../disbursements';
import { parseAmount } from '../money';
import {
  addBankAccount,
  type BankAccountInput,
  confirmOpeningBalance,
  type OpeningBalanceInput,
  proposeOpeningBalance,
  rejectOpeningBalance,
} from '../reconciliation/index.server';
import { decide } from './refusals.server';

/** Adds an account for good. Throws Refused at the field. */
export async function openBankAccount(actor: StaffActor, account: BankAccountInput): Promise<void> {
  await decide(() => addBankAccount(actor, account), {
    HW003: ['code', words.accountCodeWrong],
    HW004: ['code', words.accountUsed],
    HW007: ['currency', words.accountCurrencyUnknown],
  });
}

/** The first of two people who enter what an account held before this ledger began; the amount as it was typed. */
export async function proposeOpening(
  actor: StaffActor,
  { amount, ...opening }: Omit<OpeningBalanceInput, 'amountMinor'> & { amount: string },
): Promise<void> {
  const read = parseAmount(amount, opening.currency);
  if (!read.ok) throw new Refused('amount', read.message);
  await decide(() => proposeOpeningBalance(actor, { ...opening, amountMinor: read.amountMinor }), {
    HW003: ['effectiveOn', words.openingAhead],
    HW007: ['bankCode', words.openingNoBank],
    '23514': ['amount', words.askPoolMissing],
  });
}

/** The second one: it is booked. Throws Refused. */
export const confirmOpening = (actor: StaffActor, id: string) => decide(() => confirmOpeningBalance(actor, id));

export const rejectOpening = (actor: StaffActor, id: string) => decide(() => rejectOpeningBalance(actor, id));
