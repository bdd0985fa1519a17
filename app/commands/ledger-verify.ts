import process from 'node:process';
import pg from 'pg';
import { invariants, verifyLedger } from '../domain/ledger/index.server';
import { connectionFromEnvironment } from '../platform/db/index.server';
import { runCommand } from './run-command';

// `npm run ledger:verify [-- --key HEX]`: all money invariants, seals and signed roots. Exit 1 names the first violation.

async function main(): Promise<number> {
  const keyAt = process.argv.indexOf('--key');
  const trustedKey = keyAt > 0 ? Buffer.from(process.argv[keyAt + 1] ?? '', 'hex') : undefined;
  if (trustedKey && trustedKey.length !== 32) {
    process.stderr.write('--key takes the 64 hex digits of an Ed25519 public key.\n');
    return 2;
  }
  const startedAt = Date.now();
  // As the auditor, who may read all of this and change nothing.
  const client = new pg.Client({
    connectionString: connectionFromEnvironment().appUrl,
    options: '-c role=homeward_auditor -c jit=off',
  });
  await client.connect();
  try {
    const result = await verifyLedger(client, { trustedKey });
    process.stdout.write(
      `${result.entries} entries, ${result.postings} postings, ${result.sealedEntries} sealed; ${result.sealedTrailEntries} sealed rows of the trail; ${result.roots} signed roots` +
        `${result.signers.length > 0 ? ` (key ${result.signers.join(', ')})` : ''}; ${invariants.length} invariants; ` +
        `${((Date.now() - startedAt) / 1000).toFixed(1)} s, ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`,
    );
    if (!result.violation) {
      process.stdout.write('The ledger holds.\n');
      return 0;
    }
    process.stderr.write(`VIOLATED ${result.violation.invariant}: ${result.violation.found}\n`);
    return 1;
  } finally {
    await client.end();
  }
}

await runCommand(main);
