import { generateKeyPairSync } from 'node:crypto';
import process from 'node:process';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workerActor } from '~/domain/access';
import { rawPublicKey, sealFinished, signDailyRoot, verifyLedger } from '~/domain/ledger/index.server';
import { asSuperuser } from '../integration/database';
import { give, openBalances } from '../integration/ledger/acts';
import { endPools, type Scene, setScene } from '../integration/ledger/scene';

// Somebody with every right on the database makes a gift smaller: entry, gift, allocation, position, checkpoints, seals.
// Everything agrees with everything. Only the root that was signed yesterday, with a key that the database does not have,
// remembers.

const ours = generateKeyPairSync('ed25519');
const theirs = generateKeyPairSync('ed25519');
let scene: Scene;
let gift: string;

beforeAll(async () => {
  scene = await setScene([10_000n]);
  await openBalances(scene, 100_000n);
  gift = await give(scene, 5_000n, 0);
  await give(scene, 1_000n, 0);
  await sealFinished(workerActor);
  await signDailyRoot(workerActor, '2026-11-20', ours.privateKey);
});
afterAll(endPools);

async function verified() {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL, options: '-c role=homeward_auditor' });
  await client.connect();
  try {
    return (await verifyLedger(client, { trustedKey: rawPublicKey(ours.privateKey) })).violation;
  } finally {
    await client.end();
  }
}

/** Past every trigger and every right, leaving nothing that contradicts itself. */
const rewrite = () =>
  asSuperuser((client) =>
    client.query(`SET session_replication_role = replica;
      UPDATE ledger.posting SET amount_minor = sign(amount_minor) * 2000 WHERE entry_id = (SELECT entry_id FROM giving.gift WHERE id = '${gift}');
      UPDATE giving.gift SET amount_minor = 2000 WHERE id = '${gift}';
      UPDATE giving.gift_allocation SET amount_minor = 2000 WHERE gift_id = '${gift}';
      UPDATE ledger.line_position SET allocated_minor = 3000 WHERE campaign_line_id = '${scene.lineIds[0]}';
      TRUNCATE ledger.entry_seal; TRUNCATE ledger.account_checkpoint; TRUNCATE ledger.period_movement;
      UPDATE ledger.seal_head SET seq = 0, hash = sha256('homeward-ledger-1'), through_xact = 0 WHERE chain = 'ledger'`),
  );
const dropRoot = (day: string) =>
  asSuperuser((client) =>
    client.query(`SET session_replication_role = replica; DELETE FROM ledger.daily_root WHERE day = '${day}'`),
  );

describe('a history that was rewritten and sealed again behind our back', () => {
  it('is whole before', async () => {
    expect(await verified()).toBeUndefined();
  });

  it("agrees with itself, and fails against yesterday's root", async () => {
    await rewrite();
    await sealFinished(workerActor);
    expect(await verified()).toEqual({
      invariant: 'history_is_as_it_was_signed',
      found: 'ledger at the root of 2026-11-20',
    });
  });

  it('would pass without that root: nothing else can know', async () => {
    await dropRoot('2026-11-20');
    expect(await verified()).toBeUndefined();
  });

  it('fails with a root signed anew, since the key is not ours', async () => {
    await signDailyRoot(workerActor, '2026-11-20', theirs.privateKey);
    expect(await verified()).toEqual({ invariant: 'roots_are_signed_by_the_trusted_key', found: 'root of 2026-11-20' });
  });
});
