import type Stripe from 'stripe';
import type { Act } from '../act';
import type { Resource } from '../api/routes';

/** The account's money by currency: what Stripe still holds back, and what could be paid out. */
function balanceOf(act: Act): Stripe.Balance {
  const sums = new Map<string, { available: number; pending: number }>();
  for (const movement of act.store.all('balance_transaction')) {
    const sum = sums.get(movement.currency) ?? { available: 0, pending: 0 };
    sum[movement.available_on <= act.now ? 'available' : 'pending'] += movement.net;
    sums.set(movement.currency, sum);
  }
  if (sums.size === 0) sums.set('usd', { available: 0, pending: 0 });
  const column = (name: 'available' | 'pending') =>
    [...sums].map(([currency, sum]) => ({ amount: sum[name], currency, source_types: { card: sum[name] } }));
  return { object: 'balance', available: column('available'), livemode: false, pending: column('pending') };
}

export const balance: Resource = { routes: [{ method: 'GET', path: '/v1/balance', handle: balanceOf }] };
