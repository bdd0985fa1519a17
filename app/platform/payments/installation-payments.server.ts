import { environment } from '../env/index.server';
import { createPayments, type Payments } from './index.server';

let opened: Payments | undefined;

/** Payments of this process, from the environment: Stripe, or the sandbox of the demonstration. */
export function payments(): Payments {
  const env = environment();
  if (!env.STRIPE_SECRET_KEY) throw new Error('STRIPE_SECRET_KEY is not set and there is no payments sandbox.');
  opened ??= createPayments({
    secretKey: env.STRIPE_SECRET_KEY,
    apiBase: env.STRIPE_API_BASE,
  });
  return opened;
}

/** The secrets that a webhook may be signed with: one, or two while it is being rotated. */
export function webhookSecrets(): string[] {
  return (environment().STRIPE_WEBHOOK_SECRET ?? '').split(',').filter((secret) => secret !== '');
}
