import process from 'node:process';
import { reconciliation as words } from '../catalogues/en/reconciliation';
import { message } from '../catalogues/message';
import { workerActor } from '../domain/access';
import type { Difference } from '../domain/reconciliation';
import { reconcile } from '../domain/reconciliation/index.server';
import { connectionFromEnvironment, disconnect, SetupError } from '../platform/db/index.server';
import { environment } from '../platform/env/index.server';
import { PaymentError } from '../platform/payments/index.server';
import { formatMoney } from '../ui/money/format-money';
import { runCommand } from './run-command';

// `npm run reconcile [-- --json]`: ledger, Stripe and bank statements against each other. Exit 1 when a difference is not
// explained, 2 when Stripe or the database cannot be asked.

const line = (found: Difference) =>
  `  ${words.kinds[found.kind]}: ${found.subjectKind} ${found.subjectId}, ${formatMoney(found.amountMinor, found.currency, 'en')}${found.exceptionId ? ` (exception ${found.exceptionId})` : ''}\n`;

async function main(): Promise<number> {
  connectionFromEnvironment();
  if (!environment().STRIPE_SECRET_KEY)
    throw new SetupError('Set STRIPE_SECRET_KEY, or run `npm start` once for the payments sandbox.');
  const run = await reconcile(workerActor);
  if (process.argv.includes('--json')) {
    process.stdout.write(
      `${JSON.stringify(run, (_key, held) => (typeof held === 'bigint' ? held.toString() : held))}\n`,
    );
    return run.clean ? 0 : 1;
  }
  for (const found of run.explained) process.stdout.write(line(found));
  for (const found of run.differences) process.stderr.write(`DIFFERS${line(found)}`);
  process.stdout.write(
    run.clean
      ? `${message(words.commandClean, { explained: run.explained.length })}\n`
      : `${message(words.commandUnclean, { count: run.differences.length })}\n`,
  );
  return run.clean ? 0 : 1;
}

await runCommand(main, { mendable: [PaymentError], close: disconnect });
