import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { workerActor } from '~/domain/access';
import { mailDailyRoot } from '~/domain/audit/index.server';
import { rawPublicKey, sealFinished, signDailyRoot } from '~/domain/ledger/index.server';
import { asSuperuser } from '../database';
import { give } from '../ledger/acts';
import { endPools, setScene } from '../ledger/scene';

// Before the imports: what is imported reads the environment.
const outside = await vi.hoisted(async () => (await import('../giving/outside')).startOutside());
const keys = generateKeyPairSync('ed25519');
const DAY = '2026-01-01';

beforeAll(async () => {
  const scene = await setScene([1_000_000n]);
  await give(scene, 10_000n, 0);
  await sealFinished(workerActor);
});
afterAll(async () => {
  await endPools();
  await outside.stop();
});

it('the signed root of a day leaves the machine: its event mails it to every auditor, whole', async () => {
  await signDailyRoot(workerActor, DAY, keys.privateKey);
  const [told, [root]] = await asSuperuser(async (client) => [
    (await client.query(`SELECT payload FROM system.outbox_event WHERE kind = 'root_signed'`)).rows,
    (
      await client.query(
        `SELECT encode(ledger_hash, 'hex') AS ledger, encode(trail_hash, 'hex') AS trail, encode(signature, 'hex') AS signature FROM ledger.daily_root`,
      )
    ).rows,
  ]);
  expect(told).toEqual([{ payload: { day: DAY } }]);
  await mailDailyRoot(told[0]?.payload);
  const list = (await (await fetch(`${outside.mailbox}/api/messages`)).json()) as {
    messages: { id: string; subject: string }[];
  };
  const mails = list.messages.filter(({ subject }) => subject.includes(DAY));
  expect(mails).toHaveLength(1);
  const text = await (await fetch(`${outside.mailbox}/api/messages/${mails[0]?.id}`)).text();
  const whole = text.replace(/=\\r\\n|\\n/g, '');
  for (const value of [root.ledger, root.trail, root.signature, rawPublicKey(keys.privateKey).toString('hex')])
    expect(whole).toContain(value);
});
