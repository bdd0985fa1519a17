import { databaseErrorCode, inTransaction } from '~/platform/db/index.server';
import type { Environment } from '~/platform/env/index.server';
import { log } from '~/platform/log/index.server';
import { PaymentError, type Payments } from '~/platform/payments/index.server';
import { workerActor } from '../access';

/** This process may not work on this database; the message says why, for whoever started it. */
export class InstallationRefused extends Error {
  override readonly name = 'InstallationRefused';
}

/**
 * Records, for good, what this database is for: its mode and the account at Stripe (domain.md 6.12). A database that belongs
 * to another mode or account refuses to start. Throws InstallationRefused.
 */
export async function claimInstallation(
  env: Pick<Environment, 'HOMEWARD_MODE'>,
  stripe: Payments | null,
): Promise<void> {
  const account = stripe && (await accountOf(env, stripe));
  try {
    await inTransaction(
      workerActor,
      'installation.claim',
      (tx) => tx.$queryRaw`SELECT system.claim_installation(${env.HOMEWARD_MODE}, ${account})`,
    );
  } catch (error) {
    if (databaseErrorCode(error) === 'HW002') throw new InstallationRefused(await whyNot(env, account));
    throw error;
  }
}

async function accountOf(
  { HOMEWARD_MODE: mode }: Pick<Environment, 'HOMEWARD_MODE'>,
  stripe: Payments,
): Promise<string | null> {
  try {
    return await stripe.fetchAccountId();
  } catch (error) {
    if (!(error instanceof PaymentError)) throw error;
    const isKnown = (await installation())?.account != null;
    if (mode === 'live' && (error.detail.status === 401 || error.detail.status === 403)) {
      throw new InstallationRefused(
        `Stripe refuses to tell whose key STRIPE_SECRET_KEY is (${error.detail.code ?? error.detail.status ?? 'refused'}). A restricted key needs the right to read the account.`,
      );
    }
    if (mode === 'live' && !isKnown)
      throw new InstallationRefused('Stripe cannot be reached, and this database does not know its account yet.');
    log.warn({ failure: error.failure }, 'Stripe did not tell its account; it is asked again by the next start');
    return null;
  }
}

async function installation(): Promise<{ mode: string; account: string | null } | undefined> {
  const rows = await inTransaction(
    workerActor,
    'installation.read',
    (tx) => tx.$queryRaw<{ mode: string; account: string | null }[]>`
    SELECT mode, stripe_account_id AS account FROM system.installation`,
  );
  return rows[0];
}

async function whyNot(env: Pick<Environment, 'HOMEWARD_MODE'>, account: string | null): Promise<string> {
  const known = await installation();
  if (known && known.mode !== env.HOMEWARD_MODE)
    return `This database belongs to a ${known.mode} installation; HOMEWARD_MODE is ${env.HOMEWARD_MODE}.`;
  return `This database belongs to Stripe account ${known?.account}; STRIPE_SECRET_KEY is of ${account}.`;
}
