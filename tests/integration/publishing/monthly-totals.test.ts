import { afterAll, beforeAll, expect, test } from 'vitest';
import { endPools, type Scene, setScene, value } from '../ledger/scene';
import { rowsOf } from './scene';

// What a reader who comes every day may learn of payments: the totals of months that are over, and nothing in between.
// Safeguards: `month < date_trunc('month', …)` in public.line_progress; ledger.unpublish_paid writes to the month that runs.

let scene: Scene;
beforeAll(async () => {
  await rowsOf(`INSERT INTO system.installation (mode) VALUES ('demo') ON CONFLICT DO NOTHING`);
  scene = await setScene([500_000n]);
  await rowsOf(`UPDATE public.campaign SET visible_until = now() + interval '1 year'`);
});
afterAll(endPools);

const shown = async () => [
  await value<bigint>({ role: 'public' }, 'SELECT paid_minor FROM public.line_progress WHERE campaign_line_id = $1', [
    scene.lineIds[0],
  ]),
  await value<bigint>({ role: 'public' }, 'SELECT paid_minor FROM public.campaign_progress WHERE campaign_id = $1', [
    scene.campaignId,
  ]),
];
const pay = (minor: bigint) => rowsOf('SELECT ledger.publish_paid($1, $2)', [scene.lineIds[0], minor]);
const takeBack = (minor: bigint) => rowsOf('SELECT ledger.unpublish_paid($1, $2)', [scene.lineIds[0], minor]);
const day = () => rowsOf('SELECT system.advance_clock(86400)');
const toNextMonth = () =>
  rowsOf(
    `SELECT system.advance_clock(ceil(extract(epoch FROM date_trunc('month', system.now()) + interval '1 month' - system.now()))::bigint)`,
  );

test('day after day the totals stand still; with the month they move, up and down', async () => {
  await toNextMonth();
  await pay(150_000n);
  for (let days = 0; days < 20; days += 1) {
    await day();
    expect(await shown()).toEqual([0n, 0n]);
  }
  await toNextMonth();
  expect(await shown()).toEqual([150_000n, 150_000n]);
  await pay(20_000n);
  await takeBack(100_000n);
  for (let days = 0; days < 20; days += 1) {
    await day();
    expect(await shown()).toEqual([150_000n, 150_000n]);
  }
  await toNextMonth();
  expect(await shown()).toEqual([70_000n, 70_000n]);
});
