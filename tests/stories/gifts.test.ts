import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lineTotalMinor, rateOf, rateTableSchema, toSettlement } from '~/domain/cases';
import { asSuperuser } from '../integration/database';
import {
  attachEvidence,
  bookGift,
  checkEvidence,
  confirmReceipt,
  give,
  openBalances,
  openCheckout,
  request,
} from '../integration/ledger/acts';
import { endPools, refusal, type Scene, setScene } from '../integration/ledger/scene';
import {
  closePage,
  decideTransfer,
  expectInvariants,
  pay,
  proposeTransfer,
  releaseLeftOver,
} from '../integration/ledger/taking-acts';
import { issueReceipt, settle } from './acts';
import { StoryBook } from './story-book';

// What the ledger says after each chapter. A change of a snapshot is a change of the accounting: read it as one.

let scene: Scene;
beforeAll(async () => {
  await openBalances(await setScene([1_000n]), 100_000_000n, 'USD', ['operating', 'reserve', 'pool']);
});
beforeEach(async () => {
  scene = await setScene([10_000n, 5_000n]);
});
afterEach(expectInvariants);
afterAll(endPools);

describe('gift → fee → allocation → disbursement → receipt', () => {
  it('a gift of 75 dollars with its fee covered pays for a line', async () => {
    const book = await StoryBook.open(scene);
    const checkoutId = await openCheckout({
      campaignId: scene.campaignId,
      lineId: scene.lineIds[0],
      amountMinor: 7_500n,
      feeCoverMinor: 260n,
    });
    const gift = await bookGift({ checkoutId, amountMinor: 7_760n });
    expect(await book.tell()).toMatchInlineSnapshot(`
      "
      entry  account                  amount
      -----  ------------------  ---  ------
      gift   stripe_receivable   USD   77.60
             fee_cover_income    USD   -2.60
             line_free (line 1)  USD  -75.00
      "
    `);
    await settle(gift, 7_760n, 256n);
    expect(await book.tell()).toMatchInlineSnapshot(`
      "
      entry                account                 amount
      -------------------  -----------------  ---  ------
      balance_transaction  stripe_balance     USD   75.04
                           processing_fees    USD    2.56
                           stripe_receivable  USD  -77.60
      "
    `);
    await issueReceipt(gift);
    expect(await book.receipts(gift)).toMatchInlineSnapshot(`
      "
      receipt    state   why void     amount
      ---------  ------  --------  ---------
      first + 0  issued            USD 77.60
      "
    `);
    const paid = await pay(scene, 6_000n);
    expect(await book.tell()).toMatchInlineSnapshot(`
      "
      entry         account                      amount
      ------------  ----------------------  ---  ------
      reservation   line_free (line 1)      USD   60.00
                    line_reserved (line 1)  USD  -60.00
      disbursement  line_reserved (line 1)  USD   60.00
                    line_released (line 1)  USD  -60.00
                    line_spent (line 1)     USD   60.00
                    bank_main               USD  -60.00
      "
    `);
    expect(await book.lines()).toMatchInlineSnapshot(`
      "
      line    budgeted  allocated  reserved   paid  frozen
      ------  --------  ---------  --------  -----  ------
      line 1    100.00      75.00      0.00  60.00    0.00
      line 2     50.00       0.00      0.00   0.00    0.00
      "
    `);
    expect(await book.funders()).toMatchInlineSnapshot(`
      "
      funder  of      amount  consumed  withdrawn  frozen  remaining
      ------  ------  ------  --------  ---------  ------  ---------
      gift    line 1   75.00     60.00       0.00    0.00      15.00
      "
    `);
    // Evidence and confirmation move no money.
    const evidence = await attachEvidence(scene.officer, paid);
    await checkEvidence(scene.officerOfSameOffice, evidence);
    await confirmReceipt(scene.survivor, paid);
    expect(await book.tell()).toMatchInlineSnapshot(`
      "
      entry  account    amount
      -----  -------    ------
      "
    `);
  });
});

describe('overshoot', () => {
  it('what a line cannot take goes to the solidarity pool', async () => {
    const book = await StoryBook.open(scene);
    await give(scene, 4_000n, 1);
    await give(scene, 2_500n, 1);
    expect(await book.tell()).toMatchInlineSnapshot(`
      "
      entry  account                  amount
      -----  ------------------  ---  ------
      gift   stripe_receivable   USD   40.00
             line_free (line 2)  USD  -40.00
      gift   stripe_receivable   USD   25.00
             line_free (line 2)  USD  -10.00
             pool_fund           USD  -15.00
      "
    `);
    expect(await book.lines()).toMatchInlineSnapshot(`
      "
      line    budgeted  allocated  reserved  paid  frozen
      ------  --------  ---------  --------  ----  ------
      line 1    100.00       0.00      0.00  0.00    0.00
      line 2     50.00      50.00      0.00  0.00    0.00
      "
    `);
  });

  it('a gift to the need fills its lines by priority, then the pool', async () => {
    const book = await StoryBook.open(scene);
    await give(scene, 16_000n);
    expect(await book.tell()).toMatchInlineSnapshot(`
      "
      entry  account                   amount
      -----  ------------------  ---  -------
      gift   stripe_receivable   USD   160.00
             line_free (line 1)  USD  -100.00
             line_free (line 2)  USD   -50.00
             pool_fund           USD   -10.00
      "
    `);
  });
});

describe('local currency with rate and headroom', () => {
  const table = rateTableSchema.parse({
    source: 'ECB',
    date: '2026-11-20',
    settlementCurrency: 'USD',
    marginPercent: 5,
    perSettlementUnit: { IDR: '16250' },
  });
  const rate = rateOf(table, 'IDR');
  const line = { quantity: 3, unitCostMinor: 125_000_000n };

  it('the margin is the headroom of a line: a rate that moves is paid from it, and what is left goes on', async () => {
    if (!rate) throw new Error('no rate');
    // 3,750,000 rupiah at 16,250 to the dollar are 230.77; with 5 % margin 242.31; rounded up to two digits 250.
    const goal = toSettlement(lineTotalMinor(line), rate, table.marginPercent);
    expect([lineTotalMinor(line), goal]).toEqual([375_000_000n, 25_000n]);
    scene = await setScene([goal]);
    const book = await StoryBook.open(scene);
    await give(scene, goal, 0);
    // The rupiah has risen: the same invoice now takes 238.90.
    await pay(scene, 23_890n);
    expect(await book.tell()).toMatchInlineSnapshot(`
      "
      entry         account                       amount
      ------------  ----------------------  ---  -------
      gift          stripe_receivable       USD   250.00
                    line_free (line 1)      USD  -250.00
      reservation   line_free (line 1)      USD   238.90
                    line_reserved (line 1)  USD  -238.90
      disbursement  line_reserved (line 1)  USD   238.90
                    line_released (line 1)  USD  -238.90
                    line_spent (line 1)     USD   238.90
                    bank_main               USD  -238.90
      "
    `);
    // More than the headroom was never given to this line.
    expect(await refusal(request(scene, 1_111n))).toBe('HW003');
    await closePage(scene);
    await releaseLeftOver(scene);
    expect(await book.tell()).toMatchInlineSnapshot(`
      "
      entry      account                  amount
      ---------  ------------------  ---  ------
      left_over  pool_fund           USD  -11.10
                 line_free (line 1)  USD   11.10
      "
    `);
    expect(await book.lines()).toMatchInlineSnapshot(`
      "
      line    budgeted  allocated  reserved    paid  frozen
      ------  --------  ---------  --------  ------  ------
      line 1    250.00     238.90      0.00  238.90    0.00
      "
    `);
  });

  it('what costs more than the headroom is the reserve’s, by two people; the public goes on seeing the published amount', async () => {
    const goal = 25_000n;
    scene = await setScene([goal]);
    // Donors and the pool come before the reserve.
    await give(scene, 20_000n, 0);
    expect(await refusal(proposeTransfer(scene, 6_000n))).toBe('HW003');
    await give(scene, 5_000n, 0);
    const book = await StoryBook.open(scene);
    const asked = await proposeTransfer(scene, 1_500n);
    expect(await refusal(request(scene, 26_500n))).toBe('HW003');
    await decideTransfer(scene.finance, asked);
    await decideTransfer(scene.finance, asked);
    await pay(scene, 26_200n);
    expect(await book.tell()).toMatchInlineSnapshot(`
      "
      entry           account                       amount
      --------------  ----------------------  ---  -------
      reserve_top_up  reserve_fund            USD    15.00
                      line_free (line 1)      USD   -15.00
      reservation     line_free (line 1)      USD   262.00
                      line_reserved (line 1)  USD  -262.00
      disbursement    line_reserved (line 1)  USD   262.00
                      line_released (line 1)  USD  -262.00
                      line_spent (line 1)     USD   262.00
                      bank_main               USD  -262.00
      "
    `);
    expect(await book.lines()).toMatchInlineSnapshot(`
      "
      line    budgeted  allocated  reserved    paid  frozen
      ------  --------  ---------  --------  ------  ------
      line 1    265.00     265.00      0.00  262.00    0.00
      "
    `);
    const [shown] = await asSuperuser(
      async (client) =>
        (
          await client.query(
            'SELECT goal_minor::int AS goal, allocated_minor::int AS raised, missing_minor::int AS missing FROM public.line_progress WHERE campaign_line_id = $1',
            [scene.lineIds[0]],
          )
        ).rows,
    );
    expect(shown).toEqual({ goal: 25_000, raised: 25_000, missing: 0 });
    await closePage(scene);
    await releaseLeftOver(scene);
    // What the reserve added and nobody used is the reserve's again.
    expect(await book.tell()).toMatchInlineSnapshot(`
      "
      entry      account                  amount
      ---------  ------------------  ---  ------
      left_over  reserve_fund        USD   -3.00
                 line_free (line 1)  USD    3.00
      "
    `);
  });
});
