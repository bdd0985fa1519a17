import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { approveDisbursement } from '../../../app/domain/disbursements/index.server';
import { openBooks } from '../../../prisma/seed/open-books';
import { refusalOf, requested, setPaymentScene } from '../disbursements/scene';
import { approve, balance, execute, give, openBalances, request } from '../ledger/acts';
import { endPools, refusal, rows, type Scene, setScene, transaction, value, worker } from '../ledger/scene';
import {
  bookBalanceTransaction,
  confirmOpening,
  fundBalance,
  liftFreeze,
  proposeOpening,
  raiseFreeze,
  stops,
} from './acts';

let scene: Scene;
beforeEach(async () => {
  scene = await setScene([1_000_000n, 50_000n]);
  await give(scene, 600_000n, 0);
});
afterAll(endPools);

const lift = async (id: string) => {
  await liftFreeze(scene.finance, id);
  await liftFreeze(scene.finance2, id);
};

describe('freezes', () => {
  it('safeguard: nothing of a frozen line is approved or executed, everything else is', async () => {
    const [asked, approved] = [await request(scene, 100n), await request(scene, 200n)];
    await approve(scene.finance, approved);
    const elsewhere = await raiseFreeze(worker, scene.lineIds[1] ?? '', null);
    expect(await refusal(approve(scene.finance, asked))).toBe('accepted');
    const id = await raiseFreeze(worker, scene.lineIds[0] ?? '', null);
    expect(await stops(scene.lineIds[0] ?? '')).toEqual(['frozen']);
    expect(await refusal(approve(scene.finance, await request(scene, 300n)))).toBe('HW002');
    expect(await refusal(execute(scene.finance2, approved))).toBe('HW002');
    await lift(id);
    expect(await refusal(execute(scene.finance2, approved))).toBe('accepted');
    await lift(elsewhere);
  });

  it('safeguard: a currency, or everything, is frozen; gifts are booked all the same', async () => {
    const id = await request(scene, 100n);
    const euros = await raiseFreeze(worker, null, 'EUR');
    expect(await stops(scene.lineIds[0] ?? '')).toEqual([]);
    const dollars = await raiseFreeze(scene.finance, null, 'USD');
    expect(await refusal(approve(scene.finance, id))).toBe('HW002');
    await lift(dollars);
    const all = await raiseFreeze(worker, null, null);
    expect(await refusal(approve(scene.finance, id))).toBe('HW002');
    expect(await refusal(give(scene, 1_000n, 0))).toBe('accepted');
    await lift(all);
    await lift(euros);
    expect(await refusal(approve(scene.finance, id))).toBe('accepted');
  });

  it('safeguard: lifting takes two people, and the same reason is one freeze', async () => {
    const id = await raiseFreeze(worker, scene.lineIds[0] ?? '', null, 'twice');
    expect(await raiseFreeze(worker, scene.lineIds[0] ?? '', null, 'twice')).toBe(id);
    expect(await liftFreeze(scene.finance, id)).toBe('proposed');
    expect(await liftFreeze(scene.finance, id)).toBe('proposed');
    expect(await stops(scene.lineIds[0] ?? '')).toEqual(['frozen']);
    expect(await refusal(liftFreeze(scene.officer, id))).toBe('42501');
    expect(await refusal(liftFreeze({ role: 'finance', userId: scene.officer.userId }, id))).toBe('HW001');
    expect(await liftFreeze(scene.finance2, id)).toBe('lifted');
    expect(await refusal(liftFreeze(scene.finance3, id))).toBe('HW002');
    expect(await raiseFreeze(worker, scene.lineIds[0] ?? '', null, 'twice')).not.toBe(id);
    await lift(await raiseFreeze(worker, scene.lineIds[0] ?? '', null, 'twice'));
  });

  it('safeguard: a freeze waits for whoever is deciding, so that nothing is decided after it', async () => {
    const id = await request(scene, 100n);
    let frozen: Promise<string> | undefined;
    await transaction(scene.finance, async (client) => {
      await client.query('SELECT ledger.approve_disbursement($1)', [id]);
      frozen = raiseFreeze(worker, scene.lineIds[0] ?? '', null, 'meanwhile');
      const waits = await Promise.race([frozen, new Promise<string>((done) => setTimeout(done, 300, 'waits'))]);
      expect(waits).toBe('waits');
    });
    await lift((await frozen) ?? '');
  });
});

describe('funds of our own below zero', () => {
  it('safeguard: stop approvals and executions of that currency until they are covered', async () => {
    const [asked, approved] = [await request(scene, 100n), await request(scene, 200n)];
    await approve(scene.finance, approved);
    const before = await fundBalance('operating');
    await bookBalanceTransaction('stripe_fee', 0n, { feeMinor: before + 500n });
    expect(await fundBalance('operating')).toBe(-500n);
    expect(await stops(scene.lineIds[0] ?? '')).toEqual(['operating_below_zero']);
    expect(await refusal(approve(scene.finance, asked))).toBe('HW002');
    expect(await refusal(execute(scene.finance2, approved))).toBe('HW002');
    expect(await stops(scene.lineIds[0] ?? '', 'EUR')).toEqual([]);
    await openBalances(scene, 500n, 'USD', ['operating']);
    expect(await refusal(approve(scene.finance, asked))).toBe('accepted');
    expect(await refusal(execute(scene.finance2, approved))).toBe('accepted');
  });
});

describe('for people', () => {
  it('a stop is a sentence, and not a state that somebody else changed', async () => {
    const payment = await setPaymentScene();
    const id = await requested(payment);
    const frozen = await raiseFreeze(worker, payment.lineId, null, 'for people');
    expect(await refusalOf(approveDisbursement(payment.finance, id))).toEqual({
      field: '',
      message: expect.stringMatching(/^Payments are stopped here/),
    });
    await lift(frozen);
    expect(await refusalOf(approveDisbursement(payment.finance, id))).toBe('accepted');
  });

  it('the demonstration opens its books once, by two people', async () => {
    const { finance, finance2 } = await setPaymentScene();
    await openBooks({ finance, finance2 });
    await openBooks({ finance, finance2 });
    expect((await fundBalance('operating', 'GBP')) + (await fundBalance('reserve', 'GBP'))).toBe(800_000n);
  });
});

describe('opening balances', () => {
  it('safeguard: nothing is booked until another finance officer confirms, and then once', async () => {
    const bank = await balance('bank_main');
    const id = await proposeOpening(scene.finance, { fund: 'reserve' });
    expect(await balance('bank_main')).toBe(bank);
    expect(await refusal(confirmOpening(scene.finance, id))).toBe('HW005');
    const entry = await confirmOpening(scene.finance2, id);
    expect(await confirmOpening(scene.finance2, id)).toBe(entry);
    expect(await refusal(confirmOpening(scene.finance3, id))).toBe('HW002');
    expect((await balance('bank_main')) - bank).toBe(100_000n);
    const postings = await rows<{ code: string; amount_minor: bigint }>(
      worker,
      'SELECT a.code, p.amount_minor FROM ledger.posting p JOIN ledger.account a ON a.id = p.account_id WHERE p.entry_id = $1 ORDER BY p.position',
      [entry],
    );
    expect(postings).toEqual([
      { code: 'bank_main', amount_minor: 100_000n },
      { code: 'reserve_fund', amount_minor: -100_000n },
    ]);
  });

  it('refuses other input under the same id, a day ahead, an unknown bank, and nothing', async () => {
    const id = randomUUID();
    await proposeOpening(scene.finance, { id });
    expect(await proposeOpening(scene.finance, { id })).toBe(id);
    expect(await refusal(proposeOpening(scene.finance, { id, amountMinor: 1n }))).toBe('HW004');
    expect(await refusal(proposeOpening(scene.finance, { effectiveOn: '2031-01-01' }))).toBe('HW003');
    expect(await refusal(proposeOpening(scene.finance, { bankCode: 'bank_nowhere' }))).toBe('HW007');
    expect(await refusal(proposeOpening(scene.finance, { amountMinor: 0n }))).toBe('23514');
    await value(scene.finance2, 'SELECT ledger.reject_opening_balance($1)', [id]);
    expect(await refusal(confirmOpening(scene.finance2, id))).toBe('HW002');
  });
});

describe('several bank accounts', () => {
  it('pays from the default account of the currency', async () => {
    const add = (code: string, currency: string, isDefault: boolean) =>
      value<string>(scene.finance, 'SELECT ledger.add_bank_account($1, $2, $3, $4, $5)', [
        code,
        'An account',
        currency,
        'ABCD',
        isDefault,
      ]);
    expect(await add('bank_dollars', 'USD', true)).toBe('bank_dollars');
    expect(await add('bank_dollars', 'USD', true)).toBe('bank_dollars');
    expect(await refusal(add('bank_dollars', 'EUR', true))).toBe('HW004');
    expect(await refusal(add('stripe_balance', 'USD', true))).toBe('HW003');
    const id = await request(scene, 700n);
    await approve(scene.finance, id);
    await execute(scene.finance2, id);
    expect(await balance('bank_dollars')).toBe(-700n);
    expect(await refusal(proposeOpening(scene.finance, { bankCode: 'bank_dollars', currency: 'EUR' }))).toBe('HW007');
    await add('bank_more', 'USD', true);
    expect(await value(worker, `SELECT code FROM ledger.bank_account WHERE currency = 'USD' AND is_default`)).toBe(
      'bank_more',
    );
  });
});
