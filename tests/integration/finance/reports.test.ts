import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportReport, readFlags, readWholeReport, reports } from '~/domain/finance/index.server';
import { trialBalance } from '~/domain/ledger/index.server';
import { approve, bookGift, execute, openCheckout, request } from '../ledger/acts';
import { endPools, type Scene, setScene, value, worker } from '../ledger/scene';
import { financeActor, openingBalance, settle } from './scene';

let scene: Scene;

beforeAll(async () => {
  scene = await setScene([300_000n, 200_000n]);
  await openingBalance(scene.finance, scene.finance2, 'operating', 50_000n);
  const checkoutId = await openCheckout({
    campaignId: scene.campaignId,
    lineId: scene.lineIds[0],
    amountMinor: 350_000n,
    feeCoverMinor: 10_000n,
  });
  await bookGift({ checkoutId, amountMinor: 360_000n, paymentIntentId: 'pi_first', chargeId: 'ch_first' });
  await settle('ch_first', 360_000n, 10_470n);
  const payment = await request(scene, 120_000n);
  await approve(scene.finance, payment);
  await execute(scene.finance2, payment);
});
afterAll(endPools);

const read = async (name: string, filter: Record<string, string> = {}) => {
  const report = reports.get(name);
  if (!report) throw new Error(`no report ${name}`);
  return (await readWholeReport(financeActor(scene.finance), report, filter)).rows;
};

describe('every table of finance', () => {
  it.each([...reports.keys()])('%s can be read by finance, narrowed down or not', async (name) => {
    await expect(read(name)).resolves.toBeInstanceOf(Array);
    const narrowed = {
      currency: 'USD',
      month: '2026-11',
      state: 'open',
      search: 'x',
      from: '2026-01-01',
      to: '2026-12-31',
    };
    await expect(read(name, narrowed)).resolves.toBeInstanceOf(Array);
  });
});

describe('the cash position', () => {
  it('comes to the same on both sides, and to the ledger', async () => {
    const rows = (await read('cash')).filter(({ currency }) => currency === 'USD');
    const sum = (side: string) =>
      rows.filter((row) => row.side === side).reduce((total, row) => total + (row.amountMinor as bigint), 0n);
    expect(sum('where')).toBe(sum('whose'));
    const stripe = rows.filter(({ item }) => String(item).startsWith('stripe_')).map(({ amountMinor }) => amountMinor);
    expect(stripe.reduce<bigint>((total, amount) => total + (amount as bigint), 0n)).toBe(349_530n);
  });
});
