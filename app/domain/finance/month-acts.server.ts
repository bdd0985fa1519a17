import { financeActs as words } from '~/catalogues/en/finance-acts';
import type { StaffActor } from '../access';
import { Refused } from '../disbursements';
import { confirmPeriodClose, proposePeriodClose, rejectPeriodClose } from '../ledger/index.server';
import { decide } from './refusals.server';

/** The first of two people who close a month (`YYYY-MM`). Throws Refused. */
export const proposeMonth = (actor: StaffActor, month: string) =>
  decide(() => proposePeriodClose(actor, month), { HW002: ['', words.periodNotNext] });

/** The second one. Throws Refused, also while entries of the time before the proposal are still being written. */
export async function closeMonth(actor: StaffActor, month: string): Promise<void> {
  if ((await decide(() => confirmPeriodClose(actor, month))) === 'waiting') throw new Refused('', words.periodWait);
}

/** Keeps a month open that was proposed to be closed. Throws Refused. */
export const keepMonth = (actor: StaffActor, month: string) => decide(() => rejectPeriodClose(actor, month));
