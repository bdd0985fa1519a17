import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const FAULTS = 57;

it('every fault has its test, once', () => {
  const files = readdirSync('tests/faults').filter((name) => name.endsWith('.test.ts'));
  const numbers = files.flatMap((name) =>
    [...readFileSync(`tests/faults/${name}`, 'utf8').matchAll(/^\s*fault(?:OfOwn)?\(\s*(\d+),/gm)].map((match) =>
      Number(match[1]),
    ),
  );
  expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: FAULTS }, (_, index) => index + 1));
});
