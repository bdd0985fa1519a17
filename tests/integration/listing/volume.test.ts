import process from 'node:process';
import pg from 'pg';
import { afterAll, expect, it } from 'vitest';
import { listNeeds } from '../../../app/domain/campaigns/index.server';
import { verifyLedger } from '../../../app/domain/ledger/index.server';
import { seedVolume } from '../../../prisma/seed/volume';
import { endScene, RECOUNT, rowsOf, TOLD } from './scene';

// Needs and gifts by number: what they say holds as if people had written and given it.

afterAll(endScene);
const adminUrl = () => process.env.TEST_ADMIN_URL ?? '';

it('refuses a live installation — safeguard: the mode that the database keeps', async () => {
  await rowsOf(`INSERT INTO system.installation (mode) VALUES ('live')`);
  await expect(seedVolume(adminUrl(), { campaigns: 20, donations: 20, seed: 1 })).rejects.toThrow(/live/);
  await rowsOf('SET session_replication_role = replica');
  await rowsOf('DELETE FROM system.installation');
  await rowsOf('SET session_replication_role = origin');
  expect(await rowsOf('SELECT FROM public.campaign')).toEqual([]);
});

it('takes a superuser, and says so', async () => {
  await expect(seedVolume(process.env.DATABASE_URL ?? '', { campaigns: 20, donations: 20, seed: 1 })).rejects.toThrow();
  expect(await rowsOf('SELECT FROM public.campaign')).toEqual([]);
});

it('writes as many as were asked for; the books hold, and the numbers are a recount', async () => {
  await seedVolume(adminUrl(), { campaigns: 70, donations: 500, seed: 7 });
  expect(
    await rowsOf(`SELECT (SELECT count(*)::int FROM public.visible_campaign) AS needs, (SELECT count(*)::int FROM giving.gift) AS gifts,
      (SELECT count(*)::int FROM ledger.entry) AS entries, (SELECT seq::int FROM ledger.seal_head WHERE chain = 'ledger') AS sealed`),
  ).toEqual([{ needs: 70, gifts: 500, entries: 1000, sealed: 1000 }]);
  expect(await rowsOf(TOLD)).toEqual(await rowsOf(RECOUNT));
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL, options: '-c role=homeward_auditor' });
  await client.connect();
  expect((await verifyLedger(client, {})).violation).toBeUndefined();
  await client.end();
  const bands = await Promise.all(
    (['open', 'begun', 'met'] as const).map(async (progress) => (await listNeeds({ progress })).count),
  );
  expect(bands.reduce((sum, count) => sum + count, 0)).toBe(70);
  expect(Math.min(...bands)).toBeGreaterThan(0);
  expect((await listNeeds({ query: 'sewnig' })).words.corrected).toEqual([{ typed: 'sewnig', used: 'sewing' }]);
});

it('is written once — safeguard: its mark in the trail', async () => {
  await expect(seedVolume(adminUrl(), { campaigns: 20, donations: 20, seed: 8 })).rejects.toThrow(/from before/);
  expect(await rowsOf('SELECT count(*)::int AS needs FROM public.campaign')).toEqual([{ needs: 70 }]);
});
