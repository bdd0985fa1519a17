import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { findBrowser } from './browser';

// Every check, one after the other, counted together. `--full` runs the long sizes.

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

/** What failed, by name: said once more at the end, where everybody looks. */
const failures: string[] = [];

const REPORTS = path.resolve('test-results/reports');
const full = process.argv.includes('--full');
const node = process.execPath;

function run(name: string, command: string[], env: Record<string, string> = {}): Promise<number> {
  const startedAt = Date.now();
  process.stdout.write(`\n── ${name} ──\n`);
  return new Promise((resolve) => {
    const child = spawn(node, command, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, TEST_FULL: full ? '1' : '', ...env },
    });
    child.once('exit', (code) => {
      process.stdout.write(
        `── ${name}: ${code === 0 ? 'passed' : 'FAILED'} in ${((Date.now() - startedAt) / 1000).toFixed(0)} s ──\n`,
      );
      resolve(code ?? 1);
    });
  });
}

async function check(name: string, command: string[]): Promise<Count> {
  const failed = (await run(name, command)) === 0 ? 0 : 1;
  if (failed) failures.push(name);
  return { passed: 1 - failed, failed, skipped: 0 };
}

/** A runner that dies before it counted is a failure, whatever its report says. */
function atLeastFailed(count: Count, exitCode: number): Count {
  return exitCode !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

async function vitest(name: string, projects: string[]): Promise<Count> {
  const report = path.join(REPORTS, `vitest-${projects[0]}.json`);
  const code = await run(name, [
    'node_modules/vitest/vitest.mjs',
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const counted = JSON.parse(readFileSync(report, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    testResults: {
      name: string;
      status: string;
      message: string;
      assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
    }[];
  };
  for (const file of counted.testResults.filter(({ status }) => status === 'failed')) {
    const at = path.relative('.', file.name);
    const failed = file.assertionResults.filter(({ status }) => status === 'failed');
    failures.push(
      ...failed.map(({ fullName, failureMessages }) => `${at}: ${fullName}\n    ${firstLines(failureMessages[0])}`),
    );
    if (failed.length === 0) failures.push(`${at}\n    ${firstLines(file.message)}`);
  }
  return atLeastFailed(
    { passed: counted.numPassedTests, failed: counted.numFailedTests, skipped: counted.numPendingTests },
    code,
  );
}

const firstLines = (message = ''): string => message.split('\n').slice(0, 6).join('\n    ');

async function endToEnd(): Promise<Count> {
  const report = path.join(REPORTS, 'playwright.json');
  const env = { CHROMIUM_PATH: findBrowser(), PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  const code = await run('end to end', ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'], env);
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const { stats } = JSON.parse(readFileSync(report, 'utf8')) as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  };
  if (stats.flaky > 0) process.stdout.write(`${stats.flaky} passed only when tried again: see “flaky” above\n`);
  return atLeastFailed(
    { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped },
    code,
  );
}

rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });
/** What does not need the integration tests' database, one after the other. */
async function beside(): Promise<Count[]> {
  return [
    await check('types', ['node_modules/typescript/bin/tsc', '--noEmit']),
    await check('lint and format', ['node_modules/@biomejs/biome/bin/biome', 'ci', '--diagnostic-level=error']),
    await vitest('unit and architecture', ['unit']),
    await vitest('faults', ['faults']),
    await endToEnd(),
  ];
}

// The integration tests go file by file and wait for their database much of the time: the rest runs beside them.
const [integration, others] = await Promise.all([vitest('integration', ['integration']), beside()]);
const counts = [integration, ...others];
const total = counts.reduce((sum, one) => ({
  passed: sum.passed + one.passed,
  failed: sum.failed + one.failed,
  skipped: sum.skipped + one.skipped,
}));
if (failures.length > 0) process.stdout.write(`\nFailed beside the browser:\n\n  ${failures.join('\n  ')}\n`);
process.stdout.write(
  `\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}\n`,
);
process.exit(total.failed === 0 ? 0 : 1);
