import { spawnSync } from 'node:child_process';
import process from 'node:process';

// Types, lint and format, who imports whom: what one runs between two edits.
const checks: [string, string[]][] = [
  ['types', ['node_modules/typescript/bin/tsc', '--noEmit']],
  ['lint and format', ['node_modules/@biomejs/biome/bin/biome', 'check', '--diagnostic-level=error']],
  ['imports', ['node_modules/vitest/vitest.mjs', 'run', 'tests/architecture']],
];
const failed = checks.filter(([name, command]) => {
  process.stdout.write(`── ${name} ──\n`);
  return spawnSync(process.execPath, command, { stdio: 'inherit' }).status !== 0;
});
process.exit(failed.length === 0 ? 0 : 1);
