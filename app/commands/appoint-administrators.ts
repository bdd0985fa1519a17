import process from 'node:process';
import { z } from 'zod';
import { appointFirstAdministrators } from '../domain/access/index.server';
import { closeIdentity } from '../platform/identity/index.server';
import { runCommand } from './run-command';

// `npm run admin:appoint -- ann@example.org "Ann Archer" ben@example.org "Ben Baker"`: the first two administrators of an
// empty installation. Everybody else gets their role from them, on the administrators' pages.

const USAGE = 'How: npm run admin:appoint -- ann@example.org "Ann Archer" ben@example.org "Ben Baker"';
const name = z.string().trim().min(2).max(100);
const SAID = {
  appointed: 'Both are administrators. Each was sent a link to choose a password; it holds for three days.',
  taken:
    'This installation has people with roles already. Its administrators give all further ones, under /admin/users. Nobody was mailed.',
  'same-person': 'The first administrators are two different people: give two addresses. Nobody was mailed.',
};

/** What is wrong with the words of the command; undefined when nothing is. */
function faultOf(given: readonly string[]): string | undefined {
  if (given.length !== 4)
    return `Two people are appointed, each by address and name: four words. ${given.length} came; a name with a space stands in quotation marks.`;
  for (const [at, word] of given.entries()) {
    if (at % 2 === 0 && !z.email().safeParse(word).success) return `“${word}” is not an e-mail address.`;
    if (at % 2 === 1 && !name.safeParse(word).success) return `“${word}” is not a name of 2 to 100 letters.`;
  }
  return undefined;
}

async function main(): Promise<number> {
  const given = process.argv.slice(2).map((word) => word.trim());
  const fault = faultOf(given);
  if (fault !== undefined) {
    process.stderr.write(`${fault}\n${USAGE}\n`);
    return 2;
  }
  const [oneEmail = '', oneName = '', otherEmail = '', otherName = ''] = given;
  const outcome = await appointFirstAdministrators([
    { email: oneEmail, name: oneName },
    { email: otherEmail, name: otherName },
  ]);
  process.stdout.write(`${SAID[outcome]}\n`);
  return outcome === 'appointed' ? 0 : 1;
}

await runCommand(main, { close: closeIdentity });
