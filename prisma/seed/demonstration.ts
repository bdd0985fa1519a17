import { createDemonstrationStaff, demonstrationStaff } from '../../app/domain/access/index.server';
import { environment, MAILBOX_PORT, readOrMakeLocalSecrets, SANDBOX_PORT } from '../../app/platform/env/index.server';

/** Shows a step with its duration while it runs. */
export type Shown = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/** Fills an empty demonstration: staff. Safe to interrupt and to run again. */
export async function loadDemonstration(shown: Shown): Promise<void> {
  const { demonstrationPassword } = readOrMakeLocalSecrets(environment().DATA_DIR);
  await shown('Preparing the demonstration accounts', () => createDemonstrationStaff(demonstrationPassword));
}

/** The accounts and the addresses of the demonstration's other servers, for the terminal. */
export function demonstrationAccounts(): string {
  const env = environment();
  const { demonstrationPassword } = readOrMakeLocalSecrets(env.DATA_DIR);
  const { hostname } = new URL(env.appUrl);
  return [
    'Demonstration accounts (sign in at /account/sign-in):',
    ...demonstrationStaff.map((one) => `  ${one.email.padEnd(34)} ${one.name}`),
    `  password for all: ${demonstrationPassword}`,
    '',
    `Mails that were sent:  http://${hostname}:${env.PORT + MAILBOX_PORT}`,
    `Payments sandbox:      http://${hostname}:${env.PORT + SANDBOX_PORT}  (no real money moves)`,
  ].join('\n');
}
