import { z } from 'zod';
import { arrivePayout, availableBalance, failPayout, payOutAvailable } from '../payment/payout';
import type { Store } from '../store/store';
import { type ControlRoute, NOTHING, OrderRefused, orders } from './route';

const payOut = z.strictObject({ currency: z.string().toLowerCase().optional(), arrived: z.boolean().default(false) });

function payoutOf(store: Store, id: string) {
  const payout = store.get('payout', id);
  if (!payout) throw new OrderRefused(404, `There is no payout ${id}.`);
  return payout;
}

/** Payouts without waiting for the night or the bank. */
export const payoutRoutes: ControlRoute[] = [
  orders('POST', '/sandbox/payouts', payOut, ({ store, body, change }) => {
    const made = change((act) => {
      const currencies = body.currency === undefined ? [...availableBalance(act).keys()] : [body.currency];
      return currencies.flatMap((currency) => payOutAvailable(act, currency) ?? []);
    });
    if (body.arrived) for (const { id } of made) change((act) => arrivePayout(act, id));
    return { payouts: made.map(({ id }) => store.get('payout', id)) };
  }),
  orders('POST', '/sandbox/payouts/:id/arrive', NOTHING, ({ store, id, change }) => {
    const payout = payoutOf(store, id);
    if (payout.status !== 'pending') throw new OrderRefused(409, `Payout ${id} is ${payout.status}.`);
    change((act) => arrivePayout(act, id));
    return payoutOf(store, id);
  }),
  orders(
    'POST',
    '/sandbox/payouts/:id/fail',
    z.strictObject({ failure_code: z.string().default('account_closed') }),
    ({ store, id, body, change }) => {
      const payout = payoutOf(store, id);
      if (payout.status !== 'pending' && payout.status !== 'paid')
        throw new OrderRefused(409, `Payout ${id} is ${payout.status}.`);
      return change((act) => failPayout(act, payout, body.failure_code));
    },
  ),
];
