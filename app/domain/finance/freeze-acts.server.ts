import { financeActs as words } from '~/catalogues/en/finance-acts';
import type { StaffActor } from '../access';
import { liftFreeze, raiseFreeze } from '../reconciliation/index.server';
import { decide } from './refusals.server';

/** Freezes `all`, a currency or `line:<id>`, as the form says it. Throws Refused. */
export async function freeze(actor: StaffActor, { scope, reason }: { scope: string; reason: string }): Promise<string> {
  const campaignLineId = scope.startsWith('line:') ? scope.slice('line:'.length) : null;
  const currency = /^[A-Z]{3}$/.test(scope) ? scope : null;
  return decide(() => raiseFreeze(actor, { campaignLineId, currency, reason }), {
    HW007: ['scope', words.freezeScopeChoose],
  });
}

/** The first finance officer proposes, another one lifts. Throws Refused. */
export const unfreeze = (actor: StaffActor, id: string) => decide(() => liftFreeze(actor, id));
