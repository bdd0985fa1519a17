import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createDemonstrationStaff, demonstrationStaff } from '../../app/domain/access/index.server';
import { environment, MAILBOX_PORT, readOrMakeLocalSecrets, SANDBOX_PORT } from '../../app/platform/env/index.server';
import { giveGifts } from './give-gifts';
import { demonstrationActors, importCases, publishNeeds } from './publish-needs';

/** Shows a step with its duration while it runs. */
export type Shown = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/**
 * Fills an empty demonstration: staff, the ten cases, five published needs, gifts through the sandbox. It is done once;
 * one that was interrupted is finished at the next start.
 */
export async function loadDemonstration(shown: Shown): Promise<void> {
  const { DATA_DIR } = environment();
  const mark = path.join(path.resolve(DATA_DIR), 'demonstration-loaded');
  if (existsSync(mark)) return;
  const { demonstrationPassword } = readOrMakeLocalSecrets(DATA_DIR);
  const { userIds, officeId } = await shown('Preparing the demonstration accounts', () =>
    createDemonstrationStaff(demonstrationPassword),
  );
  const idOf = (role: string) => userIds[`${role}@demo.homeward.test`] ?? '';
  const staff = demonstrationActors({ officer: idOf('officer'), reviewer: idOf('reviewer'), officeId });
  const cases = await shown('Importing ten case files', () => importCases(staff));
  await shown('Taking five of them through gate and review', () => publishNeeds(staff, cases));
  await shown('Giving through the payments sandbox', giveGifts);
  writeFileSync(mark, new Date().toISOString());
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
