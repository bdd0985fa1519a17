import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';

const require = createRequire(import.meta.url);
const CONFIG = '.config/dependency-cruiser.cjs';
const rules = (require('../../.config/dependency-cruiser.cjs') as { forbidden: { name: string; severity: string }[] })
  .forbidden;

function brokenRules(folder: string): { rule: string; from: string; to: string }[] {
  const run = spawnSync('node_modules/.bin/depcruise', ['--config', CONFIG, '--output-type', 'json', folder], {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  const report = JSON.parse(run.stdout) as {
    summary: { violations: { from: string; to: string; rule: { name: string } }[] };
  };
  return report.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
}

test('nobody imports what they may not', { timeout: 120_000 }, () => {
  expect(brokenRules('app')).toEqual([]);
});

test('every rule is an error and fires on the fixture that breaks it', { timeout: 120_000 }, () => {
  const fired = new Set(brokenRules('tests/architecture/violations/app').map((violation) => violation.rule));
  expect(rules.filter((rule) => !fired.has(rule.name)).map((rule) => rule.name)).toEqual([]);
  expect(rules.filter((rule) => rule.severity !== 'error')).toEqual([]);
});
