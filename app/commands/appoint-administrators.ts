import process from 'node:process';
import { z } from 'zod';
import { appointFirstAdministrators } from '../domain/access/index.server';
import { closeIdentity } from '../platform/identity/index.server';
import { runCommand } from './run-command';

// `npm run admin:appoint -- ann@example.org "Ann Archer" ben@example.org "Ben Baker"`: the first two administrators of an
// empty installation. Everybody else gets their role from them, on the administrators' pages.

const USAGE = 'npm run admin:appoint -- ADDRESS "NAME" ADDRESS "NAME"\n';
const person = z.tuple([z.email(), z.string().trim().min(2).max(100)]);
const SAID = {
  appointed: 'Both are administrators. Each was sent a link to choose a password; it holds for three days.',
  taken:
    'This installation has people with roles already. Its administrators give all further ones, under /admin/users.',
  'same-person': 'The first administrators are two different people.',
};

async function main(): Promise<number> {
  const [oneEmail, oneName, otherEmail, otherName, ...rest] = process.argv.slice(2);
  const one = person.safeParse([oneEmail, oneName]);
  const other = person.safeParse([otherEmail, otherName]);
  if (!one.success || !other.success || rest.length > 0) {
    process.stderr.write(USAGE);
    return 2;
  }
  const outcome = await appointFirstAdministrators([
    { email: one.data[0], name: one.data[1] },
    { email: other.data[0], name: other.data[1] },
  ]);
  process.stdout.write(`${SAID[outcome]}\n`);
  return outcome === 'appointed' ? 0 : 1;
}

await runCommand(main, { close: closeIdentity });
