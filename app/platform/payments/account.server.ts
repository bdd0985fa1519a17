import type Stripe from 'stripe';
import { z } from 'zod';
import { call } from './client.server';

const accountSchema = z.object({ id: z.string().startsWith('acct_'), object: z.literal('account') });

/** Whose account the key belongs to. A restricted key needs the right to read it. @throws PaymentError */
export async function fetchAccountId(stripe: Stripe): Promise<string> {
  return (await call('read', 'account', accountSchema, () => stripe.accounts.retrieveCurrent())).id;
}
