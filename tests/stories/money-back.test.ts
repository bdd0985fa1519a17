import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { asSuperuser } from '../integration/database';
import { bookGift, give, openBalances, openCheckout, request } from '../integration/ledger/acts';
import { endPools, rows, type Scene, setScene } from '../integration/ledger/scene';
import {
  bookRefund,
  closeDispute,
  expectInvariants,
  openDispute,
  pay,
  releaseLeftOver,
  requestRefund,
} from '../integration/ledger/taking-acts';
import { issueReceipt, settle, transaction } from './acts';
import { StoryBook } from './story-book';

// Money that goes back. What was spent on a survivor is never taken back: the reserve takes the donor's place.

let scene: Scene;
beforeAll(async () => {
  await openBalances(await setScene([1_000n]), 100_000_000n, 'USD', ['operating', 'reserve', 'pool']);
});
beforeEach(async () => {
  scene = await setScene([10_000n, 5_000n]);
});
afterEach(expectInvariants);
afterAll(endPools);

async function settledGift(amountMinor: bigint): Promise<string> {
  const gift = await give(scene, amountMinor, 0);
  await settle(gift, amountMinor, 100n);
  await issueReceipt(gift);
  return gift;
}

describe('refund', () => {
  it('before the disbursement: the line gives it back', async () => {
    const gift = await settledGift(6_000n);
    const book = await StoryBook.open(scene);
    const refundId = await requestRefund(scene.finance, gift, 2_000n);
    const stripeRefundId = `re_${randomUUID()}`;
    await bookRefund(gift, { amountMinor: 2_000n, refundId, stripeRefundId });
    await transaction('refund', -2_000n, 0n, stripeRefundId);
    await issueReceipt(gift);
    expect(await book.tell()).toMatchInlineSnapshot(`
      "
      entry                account                  amount
      -------------------  ------------------  ---  ------
      refund               line_free (line 1)  USD   20.00
                           refunds_payable     USD  -20.00
      balance_transaction  stripe_balance      USD  -20.00
                           refunds_payable     USD   20.00
      "
    `);
    expect(await book.lines()).toMatchInlineSnapshot(`
      "
      line    budgeted  allocated  reserved  paid  frozen
      ------  --------  ---------  --------  ----  ------
      line 1    100.00      40.00      0.00  0.00    0.00
      line 2     50.00       0.00      0.00  0.00    0.00
      "
    `);
    expect(await book.receipts(gift)).toMatchInlineSnapshot(`
      "
      receipt    state   why void     amount
      ---------  ------  --------  ---------
      first + 0  void    refund    USD 60.00
      first + 1  issued            USD 40.00
      "
    `);
  });

  it('after the disbursement: what is free goes back, the reserve replaces the rest', async () => {
    const gift = await settledGift(6_000n);
    await pay(scene, 4_500n);
    const book = await StoryBook.open(scene);
    const stripeRefundId = `re_${randomUUID()}`;
    // From Stripe's dashboard, in full.
    await bookRefund(gift, { amountMinor: 6_000n, stripeRefundId });
    await transaction('refund', -6_000n, 0n, stripeRefundId);
    await issueReceipt(gift);
    expect(await book.tell()).toMatchInlineSnapshot(`
      "
      entry                account                  amount
      -------------------  ------------------  ---  ------
      refund               line_free (line 1)  USD   15.00
                           reserve_fund        USD   45.00
                           refunds_payable     USD  -60.00
      balance_transaction  stripe_balance      USD  -60.00
                           refunds_payable     USD   60.00
      "
    `);
    expect(await book.lines()).toMatchInlineSnapshot(`
      "
      line    budgeted  allocated  reserved   paid  frozen
      ------  --------  ---------  --------  -----  ------
      line 1    100.00      45.00      0.00  45.00    0.00
      line 2     50.00       0.00      0.00   0.00    0.00
      "
    `);
    expect(await book.funders()).toMatchInlineSnapshot(`
      "
      funder   of      amount  consumed  withdrawn  frozen  remaining
      -------  ------  ------  --------  ---------  ------  ---------
      gift     line 1   60.00      0.00      60.00    0.00       0.00
      reserve  line 1   45.00     45.00       0.00    0.00       0.00
      "
    `);
    expect(await book.receipts(gift)).toMatchInlineSnapshot(`
      "
      receipt    state  why void     amount
      ---------  -----  --------  ---------
      first + 0  void   refund    USD 60.00
      "
    `);
  });
});

describe('dispute', () => {
  async function disputed(): Promise<{ book: StoryBook; gift: string; id: string }> {
    const gift = await settledGift(6_000n);
    await pay(scene, 4_500n);
    const book = await StoryBook.open(scene);
    const id = `dp_${randomUUID()}`;
    await openDispute(gift, { amountMinor: 6_000n, stripeDisputeId: id });
    await transaction('adjustment', -6_000n, 1_500n, id);
    return { book, gift, id };
  }

  it('lost: the reserve has paid for what was spent', async () => {
    const { book, gift, id } = await disputed();
    expect(await book.tell()).toMatchInlineSnapshot(`
      "
      entry                account                    amount
      -------------------  --------------------  ---  ------
      dispute_opened       line_free (line 1)    USD   15.00
                           reserve_fund          USD   45.00
                           line_frozen (line 1)  USD  -15.00
                           dispute_provision     USD  -45.00
      balance_transaction  stripe_balance        USD  -75.00
                           processing_fees       USD   15.00
                           disputes_receivable   USD   60.00
      "
    `);
    expect(await book.lines()).toMatchInlineSnapshot(`
      "
      line    budgeted  allocated  reserved   paid  frozen
      ------  --------  ---------  --------  -----  ------
      line 1    100.00      60.00      0.00  45.00   15.00
      line 2     50.00       0.00      0.00   0.00    0.00
      "
    `);
    await closeDispute(id, 'lost');
    await issueReceipt(gift);
    expect(await book.tell()).toMatchInlineSnapshot(`
      "
      entry         account                    amount
      ------------  --------------------  ---  ------
      dispute_lost  line_frozen (line 1)  USD   15.00
                    dispute_provision     USD   45.00
                    disputes_receivable   USD  -60.00
      "
    `);
    expect(await book.lines()).toMatchInlineSnapshot(`
      "
      line    budgeted  allocated  reserved   paid  frozen
      ------  --------  ---------  --------  -----  ------
      line 1    100.00      45.00      0.00  45.00    0.00
      line 2     50.00       0.00      0.00   0.00    0.00
      "
    `);
    expect(await book.funders()).toMatchInlineSnapshot(`
      "
      funder   of      amount  consumed  withdrawn  frozen  remaining
      -------  ------  ------  --------  ---------  ------  ---------
      gift     line 1   60.00      0.00      60.00    0.00       0.00
      reserve  line 1   45.00     45.00       0.00    0.00       0.00
      "
    `);
    expect(await book.receipts(gift)).toMatchInlineSnapshot(`
      "
      receipt    state  why void     amount
      ---------  -----  --------  ---------
      first + 0  void   dispute   USD 60.00
      "
    `);
  });

  it('won: all is released, the fee stays', async () => {
    const { book, gift, id } = await disputed();
    await book.skip();
    await transaction('adjustment', 6_000n, 0n, id);
    await closeDispute(id, 'won');
    expect(await book.tell()).toMatchInlineSnapshot(`
      "
      entry                account                    amount
      -------------------  --------------------  ---  ------
      balance_transaction  stripe_balance        USD   60.00
                           disputes_receivable   USD  -60.00
      dispute_won          line_free (line 1)    USD  -15.00
                           reserve_fund          USD  -45.00
                           line_frozen (line 1)  USD   15.00
                           dispute_provision     USD   45.00
      "
    `);
    expect(await book.lines()).toMatchInlineSnapshot(`
      "
      line    budgeted  allocated  reserved   paid  frozen
      ------  --------  ---------  --------  -----  ------
      line 1    100.00      60.00      0.00  45.00    0.00
      line 2     50.00       0.00      0.00   0.00    0.00
      "
    `);
    expect(await book.funders()).toMatchInlineSnapshot(`
      "
      funder  of      amount  consumed  withdrawn  frozen  remaining
      ------  ------  ------  --------  ---------  ------  ---------
      gift    line 1   60.00     45.00       0.00    0.00      15.00
      "
    `);
    expect(await book.receipts(gift)).toMatchInlineSnapshot(`
      "
      receipt    state   why void     amount
      ---------  ------  --------  ---------
      first + 0  issued            USD 60.00
      "
    `);
  });
});

describe('withdrawal with a remaining balance', () => {
  /** The person takes their consent back: the page ends by that alone. */
  const withdrawConsent = () =>
    asSuperuser(async (client) => {
      await client.query('SET session_replication_role = replica');
      const { rows: consents } = await client.query<{ id: string }>(
        `INSERT INTO private.consent (case_id, version, language, medium, given_on, expires_on, granted_scopes, sealed, recorded_by)
          SELECT $1, 1, 'en', enum_first(NULL::private.consent_medium), current_date, current_date + 90, ARRAY['needs', 'story']::private.consent_scope_name[], '\\x00', gen_random_uuid()
          RETURNING id`,
        [scene.caseId],
      );
      await client.query(
        'INSERT INTO private.publication (case_id, campaign_id, review_id, consent_id, approved_by) VALUES ($1, $2, gen_random_uuid(), $3, gen_random_uuid())',
        [scene.caseId, scene.campaignId, consents[0]?.id],
      );
      await client.query('SET session_replication_role = origin');
      await client.query('UPDATE private.consent SET withdrawn_at = now() WHERE id = $1', [consents[0]?.id]);
    });

  it('goes by each donor’s choice; what is reserved waits', async () => {
    const toPool = await give(scene, 4_000n, 0);
    const checkoutId = await openCheckout({
      campaignId: scene.campaignId,
      lineId: scene.lineIds[1],
      amountMinor: 3_000n,
      leftOverChoice: 'refund',
    });
    const toDonor = await bookGift({ checkoutId, amountMinor: 3_000n });
    await pay(scene, 1_000n);
    await request(scene, 500n);
    const book = await StoryBook.open(scene);
    await withdrawConsent();
    await releaseLeftOver(scene);
    expect(await book.tell()).toMatchInlineSnapshot(`
      "
      entry      account                  amount
      ---------  ------------------  ---  ------
      left_over  pool_fund           USD  -25.00
                 refunds_payable     USD  -30.00
                 line_free (line 1)  USD   25.00
                 line_free (line 2)  USD   30.00
      "
    `);
    expect(await book.lines()).toMatchInlineSnapshot(`
      "
      line    budgeted  allocated  reserved   paid  frozen
      ------  --------  ---------  --------  -----  ------
      line 1    100.00      15.00      5.00  10.00    0.00
      line 2     50.00       0.00      0.00   0.00    0.00
      "
    `);
    expect(await book.funders()).toMatchInlineSnapshot(`
      "
      funder  of      amount  consumed  withdrawn  frozen  remaining
      ------  ------  ------  --------  ---------  ------  ---------
      gift    line 1   40.00     10.00      25.00    0.00       5.00
      gift    line 2   30.00      0.00      30.00    0.00       0.00
      "
    `);
    const asked = await rows<{ gift_id: string; amount_minor: bigint; reason: string; state: string }>(
      scene.finance,
      'SELECT gift_id, amount_minor, reason, state FROM giving.refund WHERE gift_id = ANY ($1)',
      [[toPool, toDonor]],
    );
    expect(asked).toEqual([{ gift_id: toDonor, amount_minor: 3_000n, reason: 'left_over', state: 'requested' }]);
  });
});
