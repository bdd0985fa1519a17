import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { afterAll, expect, test, vi } from 'vitest';

const folder = vi.hoisted(() => {
  process.env.DATA_DIR = `${process.env.TMPDIR ?? '/tmp'}/homeward-proof-${process.pid}`;
  return process.env.DATA_DIR;
});

import { type Challenge, newChallenge, readProof } from './proof-of-work.server';

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a browser does. */
function solve({ salt, digest, max, signature }: Challenge): string {
  for (let number = 0; number < max; number += 1)
    if (createHash('sha256').update(`${salt}${number}`).digest('hex') === digest)
      return `${salt}.${number}.${signature}`;
  throw new Error('no number below the most');
}

test('takes an answer to a question of ours, for two hours', () => {
  const challenge = newChallenge();
  const answer = solve(challenge);
  expect(Buffer.from(readProof(answer) ?? []).toString('hex')).toBe(challenge.digest);
  expect(readProof(answer, Date.now() + 3 * 3_600_000)).toBeNull();
});

test('takes no answer that was made without asking us, or for another question', () => {
  const [salt, number] = [`${'a'.repeat(24)}.${Date.now() + 1_000_000}`, 7];
  const digest = createHash('sha256').update(`${salt}${number}`).digest('hex');
  const own = solve(newChallenge());
  const [ownSalt, expiry, ownNumber, signature] = own.split('.');
  for (const forged of [
    `${salt}.${number}.${digest}`,
    `${salt}.${number}.${signature}`,
    `${ownSalt}.${Number(expiry) + 9_000_000}.${ownNumber}.${signature}`,
    `${ownSalt}.${expiry}.${Number(ownNumber) + 1}.${signature}`,
    '',
    'x',
    `${own} `,
  ])
    expect(readProof(forged), forged).toBeNull();
});
