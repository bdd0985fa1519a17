import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { workerActor } from '~/domain/access';
import { sealFinished, signDailyRoot } from '~/domain/ledger/index.server';
import type { PublicRoots } from '~/domain/transparency/index.server';
import { loader as file } from '~/routes/_public+/$lang.transparency.roots[.]json';
import { rowsOf } from '../giving/scene';
import { openBalances } from '../ledger/acts';
import { endPools, setScene } from '../ledger/scene';

const { privateKey } = generateKeyPairSync('ed25519');
const days = ['2020-01-30', '2020-01-31', '2020-02-01'];

beforeAll(async () => {
  const scene = await setScene([10_000n]);
  for (const day of days) {
    await openBalances(scene, 1_000n, 'USD', ['operating']);
    await sealFinished(workerActor);
    await signDailyRoot(workerActor, day, privateKey);
  }
  // A root of the month that runs.
  await signDailyRoot(workerActor, new Date().toISOString().slice(0, 10), privateKey);
});
afterAll(endPools);

const downloaded = async () => {
  const request = new Request('http://localhost:3000/en/transparency/roots.json');
  const answer = (await file({ request, params: { lang: 'en' }, context: {} })) as Response;
  return (await answer.json()) as PublicRoots;
};

it('anybody verifies the last root of a month that is over with the file alone', async () => {
  const { monthly } = await downloaded();
  expect(monthly.map(({ day }) => day)).toEqual(['2020-02-01', '2020-01-31']);
  for (const root of monthly) {
    const x = Buffer.from(root.publicKey, 'hex').toString('base64url');
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    const signature = Buffer.from(root.signature, 'hex');
    expect(verify(null, Buffer.from(root.message), key, signature)).toBe(true);
    expect(verify(null, Buffer.from(root.message.replace(root.ledgerEntries, '9')), key, signature)).toBe(false);
  }
});

it('an auditor shows by the mark that a day had this root; the marks tell no numbers (safeguard: root_mark)', async () => {
  const { daily, monthly, keys } = await downloaded();
  expect(daily).toHaveLength(4);
  const root = monthly.find(({ day }) => day === '2020-01-31');
  const mark = createHash('sha256')
    .update(root?.message ?? '')
    .update(Buffer.from(root?.signature ?? '', 'hex'))
    .digest('hex');
  expect(daily.find(({ day }) => day === '2020-01-31')?.mark).toBe(mark);
  expect(daily.every((row) => Object.keys(row).sort().join() === 'day,mark,publicKey')).toBe(true);
  expect(keys).toHaveLength(1);
  expect(keys[0]?.fingerprint).toBe(
    createHash('sha256')
      .update(Buffer.from(keys[0]?.publicKey ?? '', 'hex'))
      .digest('hex'),
  );
});

it('tells how services stand, without a number', async () => {
  const states = async () =>
    Object.fromEntries(
      (await rowsOf<{ part: string; state: string }>('SELECT part, state FROM public.service_states()')).map(
        ({ part, state }) => [part, state],
      ),
    );
  await rowsOf('UPDATE system.outbox_event SET handled_at = now()');
  expect(await states()).toEqual({
    jobs: 'working',
    payments: 'working',
    mail: 'working',
    seal: 'working',
    root: 'working',
    reconciliation: 'unknown',
  });
  await rowsOf(
    `INSERT INTO system.outbox_event (kind, payload, created_at) VALUES ('mailed_link', '{}', now() - interval '11 minutes')`,
  );
  expect(await states()).toMatchObject({ jobs: 'late', mail: 'late', payments: 'working' });
  // What nobody could do for a day is for people to look into; it does not stand here for ever.
  await rowsOf(`UPDATE system.outbox_event SET created_at = now() - interval '2 days' WHERE handled_at IS NULL`);
  expect(await states()).toMatchObject({ jobs: 'working', mail: 'working' });
});
