import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawFlow, readFlow, readReport, readWholeReport, reports } from '~/domain/finance/index.server';
import { trialBalance } from '~/domain/ledger/index.server';
import { approve, bookGift, execute, openCheckout, request } from '../ledger/acts';
import { endPools, type Scene, setScene } from '../ledger/scene';
import { financeActor, openingBalance, settle } from './scene';

let scene: Scene;

// A need of two lines: 3,000.00 to the first, of which 500.00 overshoot; 1,200.00 are paid, 300.00 reserved.
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
  const operating = await openCheckout({ destination: 'operating', amountMinor: 2_000n });
  await bookGift({ checkoutId: operating, amountMinor: 2_000n, paymentIntentId: 'pi_second', chargeId: 'ch_second' });
  await settle('ch_second', 2_000n, 88n, { availableOn: '2099-01-01T00:00:00Z' });
  const payment = await request(scene, 120_000n);
  await approve(scene.finance, payment);
  await execute(scene.finance2, payment);
  await request(scene, 30_000n);
});
afterAll(endPools);

const actor = () => financeActor(scene.finance);
const read = async (name: string, filter: Record<string, string> = {}) => {
  const report = reports.get(name);
  if (!report) throw new Error(`no report ${name}`);
  return (await readWholeReport(actor(), report, filter)).rows;
};
const sumOf = (rows: readonly Record<string, unknown>[], key: string) =>
  rows.reduce((total, row) => total + ((row[key] ?? 0n) as bigint), 0n);

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

  it('names nobody who gave: no column of any table is about a donor', () => {
    const keys = [...reports.values()].flatMap(({ columns }) => columns.map(({ key }) => key));
    expect(keys.filter((key) => /donor|email|payer|fingerprint/i.test(key))).toEqual([]);
  });
});

describe('the cash position', () => {
  it('comes to the same on both sides, and says what Stripe holds back', async () => {
    const rows = (await read('cash')).filter(({ currency }) => currency === 'USD');
    const side = (name: string) => rows.filter((row) => row.side === name);
    expect(sumOf(side('where'), 'amountMinor')).toBe(sumOf(side('whose'), 'amountMinor'));
    const amounts = Object.fromEntries(rows.map(({ item, amountMinor }) => [item, amountMinor]));
    expect(amounts).toMatchObject({
      stripe_available: 349_530n,
      stripe_pending: 1_912n,
      bank_main: 50_000n - 120_000n,
      fund_restricted: 180_000n,
      fund_pool: 50_000n,
      fund_operating: 50_000n + 10_000n + 2_000n - 10_558n,
    });
  });
});

describe('needs and lines', () => {
  it('are the positions of the lines', async () => {
    const [first, second] = await read('funds', { campaign: scene.campaignId });
    expect(first).toMatchObject({
      budgetedMinor: 300_000n,
      allocatedMinor: 300_000n,
      reservedMinor: 30_000n,
      paidMinor: 120_000n,
      frozenMinor: 0n,
      freeMinor: 150_000n,
      status: 'public',
    });
    expect(second).toMatchObject({ allocatedMinor: 0n, freeMinor: 0n });
  });

  it('are found by what they hold', async () => {
    expect(await read('funds', { state: 'reserved' })).toHaveLength(1);
    expect(await read('funds', { state: 'frozen' })).toHaveLength(0);
    expect(await read('funds', { search: 'line 2' })).toHaveLength(1);
  });

  it('come in pages', async () => {
    const report = reports.get('funds');
    if (!report) throw new Error('no report');
    const page = await readReport(actor(), report, {}, 2, 1);
    expect(page).toMatchObject({ page: 2, pages: 2, count: 2 });
    expect(page.rows).toHaveLength(1);
  });
});

describe('fees', () => {
  it('are those of the balance transactions, less what donors covered', async () => {
    const [november] = await read('fees', { currency: 'USD' });
    expect(november).toMatchObject({
      chargedMinor: 362_000n,
      feesMinor: 10_558n,
      coverMinor: 10_000n,
      borneMinor: 558n,
      feeShare: '2.92 %',
    });
  });
});

describe('gifts', () => {
  it('are found by amount in any currency, by day and by state', async () => {
    expect(await read('gifts', { amount: '3,600.00' })).toHaveLength(1);
    expect(await read('gifts', { amount: '3600.01' })).toHaveLength(0);
    expect(await read('gifts', { from: '2026-11-20', to: '2026-11-20' })).toHaveLength(2);
    expect(await read('gifts', { from: '2026-11-21' })).toHaveLength(0);
    expect(await read('gifts', { state: 'booked' })).toHaveLength(2);
    expect(await read('gifts', { state: 'refunded' })).toHaveLength(0);
  });
});

describe('the trial balance', () => {
  it('is the ledger’s own, and both columns come to the same', async () => {
    const rows = await read('trial-balance');
    expect(sumOf(rows, 'debitMinor')).toBe(sumOf(rows, 'creditMinor'));
    const own = (await trialBalance(actor())).filter(({ balanceMinor }) => balanceMinor > 0n);
    expect(sumOf(rows, 'debitMinor')).toBe(sumOf(own as never, 'balanceMinor'));
  });
});

describe('the flow of money', () => {
  it('loses nothing on the way: what enters a box leaves it, but for the ends', async () => {
    const { links } = await readFlow(actor(), 'USD');
    const flow = Object.fromEntries(links.map(({ from, to, amountMinor }) => [`${from}>${to}`, amountMinor]));
    expect(flow).toEqual({
      'gifts_need>fund_lines': 300_000n,
      'gifts_need>fund_pool': 50_000n,
      'gifts_need>fund_operating': 10_000n,
      'gifts_operating>fund_operating': 2_000n,
      'fund_lines>medical': 300_000n,
      'medical>paid': 120_000n,
      'medical>held': 180_000n,
    });
    expect((await readFlow(actor(), 'USD', '2026-11')).links).toHaveLength(7);
    expect((await readFlow(actor(), 'USD', '2020-01')).links).toEqual([]);
  });

  it('is drawn with a box for every name and a stream for every link', async () => {
    const { links } = await readFlow(actor(), 'USD');
    const drawn = drawFlow(links);
    expect(drawn?.links).toHaveLength(7);
    expect(drawn?.nodes.map(({ name }) => name).sort()).toEqual(
      ['fund_lines', 'fund_operating', 'fund_pool', 'gifts_need', 'gifts_operating', 'held', 'medical', 'paid'].sort(),
    );
    expect(drawn?.nodes.find(({ name }) => name === 'fund_lines')?.amountMinor).toBe(300_000n);
    for (const { path } of drawn?.links ?? []) expect(path).toMatch(/^M[\d.,C-]+$/);
    expect(drawFlow([])).toBeUndefined();
  });
});
