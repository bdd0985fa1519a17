import type Stripe from 'stripe';
import type { Act } from '../act';
import type { Resource } from '../api/routes';

/** The account whose key asks; the sandbox has one. */
function accountOf({ config }: Act): Stripe.Account {
  return {
    id: 'acct_1SandboxHomeward00',
    object: 'account',
    charges_enabled: true,
    country: 'US',
    default_currency: config.settlement[0] ?? 'usd',
    details_submitted: true,
    email: null,
    payouts_enabled: true,
    type: 'standard',
  };
}

export const account: Resource = { routes: [{ method: 'GET', path: '/v1/account', handle: accountOf }] };
