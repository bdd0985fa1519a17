import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { staffActor } from '../../app/domain/access';
import { createDemonstrationStaff, demonstrationStaff } from '../../app/domain/access/index.server';
import { synthesiseRegister } from '../../app/domain/anonymity/index.server';
import { environment, MAILBOX_PORT, readOrMakeLocalSecrets, SANDBOX_PORT } from '../../app/platform/env/index.server';
import { gatherChildren } from './gather-children';
import { giveGifts } from './give-gifts';
import { openBooks } from './open-books';
import { importCases, publishNeeds } from './publish-needs';
import { spendMoney } from './spend-money';

/** So many that the five needs are common enough on the middle of the ladder: the register of a large country. */
const SYNTHETIC_PEOPLE = 40_000;

/** Shows a step with its duration while it runs. */
export type Shown = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/**
 * Fills an empty demonstration: staff, the ten cases, five published needs, a group of children, gifts through the sandbox. It is done once;
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
  const somebody = (account: string, officeOf: string | null = null) => {
    const found = demonstrationStaff.find(({ email }) => email.startsWith(`${account}@`));
    if (!found) throw new Error(`${account} is nobody of the demonstration`);
    return staffActor({ userId: userIds[found.email] ?? '', name: found.name, role: found.role, officeId: officeOf });
  };
  const staff = {
    officer: somebody('officer', officeId),
    officer2: somebody('officer2', officeId),
    reviewer: somebody('reviewer'),
    finance: somebody('finance'),
    finance2: somebody('finance2'),
  };
  await shown('Opening the books', () => openBooks(staff));
  await shown('Filling the register with people who never were', () =>
    synthesiseRegister({ people: SYNTHETIC_PEOPLE }),
  );
  const cases = await shown('Importing ten case files', () => importCases(staff));
  await shown('Taking five of them through gate and review', () => publishNeeds(staff, cases));
  await shown('Telling what a group of children needs', () => gatherChildren(staff, cases));
  await shown('Giving through the payments sandbox', giveGifts);
  await shown('Spending some of it', () => spendMoney(staff));
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
