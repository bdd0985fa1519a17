import { afterAll, beforeAll, expect, it } from 'vitest';
import { workerActor } from '~/domain/access';
import { checkInvariants, monthlyTrialBalance, sealFinished } from '~/domain/ledger/index.server';
import { give, openBalances } from '../integration/ledger/acts';
import { endPools, refusal, type Scene, setScene, value, worker } from '../integration/ledger/scene';
import { amountOf, StoryBook, tableOf } from './story-book';

// A month that two people have closed, and a fact that belongs to it and comes afterwards.

let scene: Scene;
beforeAll(async () => {
  scene = await setScene([10_000n]);
});
afterAll(endPools);

const closings = async (month: string) =>
  tableOf(
    ['account', 'closing'],
    (await monthlyTrialBalance(workerActor, month))
      .filter(({ closingMinor }) => closingMinor !== 0n)
      .map((row) => [row.accountCode, amountOf(row.closingMinor, row.currency)]),
    [1],
  );
const late = (id: string) =>
  value(
    worker,
    `SELECT giving.book_balance_transaction($1, 'stripe_fee', -1200, 0, -1200, 'USD', NULL, NULL, NULL, NULL, '2026-10-31', '2026-10-30T23:50:00Z')`,
    [id],
  );

it('a late fact goes to the open month with its own date, and the closed month stays as it was', async () => {
  const book = await StoryBook.open(scene);
  await value(
    worker,
    `SELECT giving.book_balance_transaction('txn_october', 'stripe_fee', -300, 0, -300, 'USD', NULL, NULL, NULL, NULL, '2026-10-15', '2026-10-15T12:00:00Z')`,
  );
  expect(await book.tell({ withPeriod: true })).toMatchInlineSnapshot(`
    "
    month    happened    entry                account               amount
    -------  ----------  -------------------  ---------------  ---  ------
    2026-10  2026-10-15  balance_transaction  stripe_balance   USD   -3.00
                                              processing_fees  USD    3.00
    "
  `);
  await sealFinished(workerActor);
  const month = '2026-10-01';
  await value(scene.finance, 'SELECT ledger.propose_period_close($1)', [month]);
  expect(await refusal(value(scene.finance, 'SELECT ledger.confirm_period_close($1)', [month]))).toBe('HW005');
  expect(await value(scene.finance2, 'SELECT ledger.confirm_period_close($1)', [month])).toBe('closed');
  const october = await closings('2026-10');
  expect(october).toMatchInlineSnapshot(`
    "
    account          closing
    ---------------  -------
    stripe_balance     -3.00
    processing_fees     3.00
    "
  `);
  await late('txn_late');
  await openBalances(scene, 50_000n, 'USD', ['operating']);
  await give(scene, 2_500n, 0);
  expect(await book.tell({ withPeriod: true })).toMatchInlineSnapshot(`
    "
    month    happened    entry                account                   amount
    -------  ----------  -------------------  ------------------  ---  -------
    2026-11  2026-10-30  balance_transaction  stripe_balance      USD   -12.00
                                              processing_fees     USD    12.00
    2026-11  2026-11-01  opening_balance      bank_main           USD   500.00
                                              operating_fund      USD  -500.00
    2026-11  2026-11-20  gift                 stripe_receivable   USD    25.00
                                              line_free (line 1)  USD   -25.00
    "
  `);
  await sealFinished(workerActor);
  expect(await closings('2026-10')).toBe(october);
  expect(await checkInvariants(workerActor)).toBeUndefined();
});
