import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { financeActs as words } from '~/catalogues/en/finance-acts';
import { financeBank as bankWords } from '~/catalogues/en/finance-bank';
import { financeGifts as giftWords } from '~/catalogues/en/finance-gifts';
import type { StaffActor } from '~/domain/access';
import {
  answerDispute,
  cancelPoolTransfer,
  decidePoolTransfer,
  lowerBudget,
  matchBankLine,
  proposePoolTransfer,
  readDispute,
  readLine,
  readOfficePoolTransfers,
  readPoolTransfers,
  releaseLeftOver,
  uploadStatement,
} from '~/domain/finance/index.server';
import { readBankLine, readStatement, readUnmatchedLines } from '~/domain/reconciliation/index.server';
import { databaseErrorCode } from '~/platform/db/index.server';
import { asSuperuser } from '../database';
import { executed, type PaymentScene, refusalOf, setPaymentScene } from '../disbursements/scene';
import { balance, bookGift, openBalances, openCheckout, position } from '../ledger/acts';
import { endPools, rows, value, worker } from '../ledger/scene';
import { closeDispute, openDispute } from '../ledger/taking-acts';

let scene: PaymentScene;
let campaignId: string;
beforeAll(async () => {
  scene = await setPaymentScene({ goalMinor: 1_000_000n, giftMinor: 400_000n });
  campaignId = await campaignOf(scene);
  const people = {
    finance: { role: 'finance', userId: scene.finance.userId },
    finance2: { role: 'finance', userId: scene.finance2.userId },
  } as const;
  await openBalances(people, 4_000_000n, 'USD', ['operating']);
});
afterAll(endPools);

const lineOf = ({ lineId }: PaymentScene) => ({ id: lineId, needId: null });
const said = (message: string, field = '') => ({ field, message });
const stale = (): StaffActor => ({ ...scene.finance, userId: scene.officer.userId });
const codeFor = (work: Promise<unknown>) => work.then(() => 'accepted', databaseErrorCode);
const campaignOf = ({ lineId }: PaymentScene) =>
  value<string>(worker, 'SELECT campaign_id FROM public.campaign_line WHERE id = $1', [lineId]);
const closePage = (id: string) => rows(worker, `UPDATE public.campaign SET status = 'closed' WHERE id = $1`, [id]);
const line = async () => {
  const read = await readLine(scene.finance, scene.lineId);
  if (!read) throw new Error('no line');
  return read;
};

describe('a line that the pool is asked for', () => {
  const ask = (amountMinor: bigint, id: string = randomUUID(), who = scene.officer) =>
    proposePoolTransfer(who, { id, line: lineOf(scene), amountMinor, reason: 'A rest is missing' }).then(() => id);
  beforeAll(async () => {
    await bookGift({ checkoutId: await openCheckout({ amountMinor: 90_000n }), amountMinor: 90_000n });
  });

  it('is funded when finance approves what the office asked, once', async () => {
    const id = await ask(20_000n);
    await ask(20_000n, id);
    expect(await refusalOf(ask(20_001n, id))).toEqual(said(words.otherInput));
    expect(await refusalOf(ask(90_001n))).toEqual(said(words.poolTooMuch, 'amount'));
    expect(await refusalOf(ask(100n, randomUUID(), scene.officerElsewhere))).toEqual(said(words.roleGone));
    expect(await codeFor(ask(100n, randomUUID(), scene.finance))).toBe('42501');
    expect(await codeFor(decidePoolTransfer(scene.officer, id, true))).toBe('42501');
    expect(await refusalOf(decidePoolTransfer(stale(), id, true))).toEqual(said(words.roleGone));
    const before = (await position(scene.lineId)).allocated_minor;
    await decidePoolTransfer(scene.finance, id, true);
    await decidePoolTransfer(scene.finance, id, true);
    expect(await refusalOf(decidePoolTransfer(scene.finance2, id, true))).toEqual(said(words.poolDecided));
    expect((await position(scene.lineId)).allocated_minor - before).toBe(20_000n);
    expect((await readPoolTransfers(scene.finance)).find((each) => each.id === id)).toMatchObject({
      state: 'approved',
      reason: 'A rest is missing',
    });
  });

  it('is refused, or the office takes it back while nobody has decided', async () => {
    const [refused, back] = [await ask(100n), await ask(200n)];
    await decidePoolTransfer(scene.finance, refused, false);
    expect(await refusalOf(cancelPoolTransfer(scene.officer, refused))).toEqual(said(words.stateChanged));
    expect(await refusalOf(cancelPoolTransfer(scene.officerElsewhere, back))).toEqual(said(words.roleGone));
    expect(await codeFor(cancelPoolTransfer(scene.finance, back))).toBe('42501');
    await cancelPoolTransfer(scene.colleague, back);
    await cancelPoolTransfer(scene.officer, back);
    expect(await refusalOf(decidePoolTransfer(scene.finance, back, true))).toEqual(said(words.poolDecided));
    const asked = await readOfficePoolTransfers(scene.officer, lineOf(scene));
    expect(Object.fromEntries(asked.map(({ id, state }) => [id, state]))).toMatchObject({
      [refused]: 'rejected',
      [back]: 'cancelled',
    });
    expect(asked[0]).toMatchObject({ reason: 'A rest is missing', currency: 'USD' });
    expect(await readOfficePoolTransfers(scene.officerElsewhere, lineOf(scene))).toEqual([]);
  });

  it('is not funded once its page is gone', async () => {
    const other = await setPaymentScene({ goalMinor: 10_000n, giftMinor: 5_000n });
    const asked = { id: randomUUID(), line: lineOf(other), amountMinor: 100n, reason: 'A rest is missing' };
    await proposePoolTransfer(other.officer, asked);
    await closePage(await campaignOf(other));
    expect(await refusalOf(decidePoolTransfer(other.finance, asked.id, true))).toEqual(said(words.poolDecided));
    const late = { ...asked, id: randomUUID() };
    expect(await refusalOf(proposePoolTransfer(other.officer, late))).toEqual(said(words.poolNotPublic));
    await cancelPoolTransfer(other.officer, asked.id);
  });
});

describe('a budget', () => {
  it('is lowered to what is promised and paid at the least, once', async () => {
    const id = randomUUID();
    const asked = async (budgetMinor: bigint) => ({ id, line: await line(), budgetMinor });
    expect(await refusalOf(lowerBudget(scene.finance, await asked(1_000_000n)))).toMatchObject({ field: 'budget' });
    expect(await refusalOf(lowerBudget(stale(), await asked(300_000n)))).toEqual(said(words.roleGone));
    expect(await codeFor(lowerBudget(scene.auditor, await asked(300_000n)))).toBe('42501');
    const first = await asked(380_000n);
    expect(await lowerBudget(scene.finance, first)).toBe(40_000n);
    expect(await lowerBudget(scene.finance, first)).toBe(40_000n);
    expect(await refusalOf(lowerBudget(scene.finance, { ...first, budgetMinor: 370_000n }))).toEqual(
      said(words.otherInput),
    );
    await executed(scene, '1000');
    const below = { id: randomUUID(), line: await line(), budgetMinor: 99_999n };
    expect(await refusalOf(lowerBudget(scene.finance, below))).toEqual({
      field: 'budget',
      message: expect.stringContaining('1,000.00'),
    });
  });
});

describe('a payment that came back', () => {
  it('is booked from the line of the bank that says so, once; one line is read, not its statement', async () => {
    const disbursementId = await executed(scene, '1500');
    const bytes = readFileSync('tests/fixtures/bank/camt053-v02.xml');
    const file = { id: randomUUID(), bankCode: 'bank_main', currency: 'USD', bytes };
    expect(await refusalOf(uploadStatement(scene.finance, { ...file, bankCode: 'bank_nowhere' }))).toEqual(
      said(bankWords.uploadNoAccount, 'bankCode'),
    );
    await uploadStatement(scene.finance, file);
    await uploadStatement(scene.finance, {
      ...file,
      id: randomUUID(),
      bytes: readFileSync('tests/fixtures/bank/camt053-v08-overlap.xml'),
    });
    const waiting = await readUnmatchedLines(scene.finance);
    const returned = waiting.find(({ text }) => text.includes('RETURNED'));
    if (!returned) throw new Error('no line says that a payment came back');
    const read = await readBankLine(scene.finance, returned.id);
    expect(read).toMatchObject({ id: returned.id, amountMinor: 150_000n, text: returned.text });
    const whole = await readStatement(scene.finance, read?.statementId ?? '');
    expect(read).toEqual(whole?.lines.find(({ id }) => id === returned.id));
    expect(await readBankLine(scene.finance, randomUUID())).toBeUndefined();

    const match = (subjectId: string, who = scene.finance) =>
      matchBankLine(who, {
        lineId: returned.id,
        valueOn: returned.valueOn,
        parts: [{ kind: 'returned_payment', subjectId, amountMinor: 150_000n }],
      });
    expect(await refusalOf(match(randomUUID()))).toEqual(said(bankWords.matchUnknown));
    expect(await refusalOf(match('no id'))).toEqual(said(bankWords.matchUnknown));
    expect(await refusalOf(match(disbursementId, stale()))).toEqual(said(words.roleGone));
    expect(await codeFor(match(disbursementId, scene.auditor))).toBe('42501');
    const paid = (await position(scene.lineId)).paid_minor;
    expect(await match(disbursementId)).toBe('returned');
    expect(await match(disbursementId)).toBe('returned');
    expect(paid - (await position(scene.lineId)).paid_minor).toBe(150_000n);
    expect(await readBankLine(scene.finance, returned.id)).toMatchObject({ remainingMinor: 0n });
  });
});

describe('a dispute', () => {
  const disputed = async (dueBy = `system.now() + interval '5 days'`) => {
    const giftId = await bookGift({ checkoutId: await openCheckout({ amountMinor: 5_000n }), amountMinor: 5_000n });
    const stripeDisputeId = `dp_${randomUUID()}`;
    const id = (await openDispute(giftId, { amountMinor: 5_000n, stripeDisputeId })) ?? '';
    await asSuperuser((client) =>
      client.query(
        `SET session_replication_role = replica; UPDATE giving.dispute SET due_by = ${dueBy} WHERE id = '${id}'`,
      ),
    );
    return { id, stripeDisputeId };
  };
  const sent = (id: string) =>
    rows(worker, `SELECT 1 FROM system.outbox_event WHERE kind = 'dispute_evidence' AND payload ->> 'disputeId' = $1`, [
      id,
    ]);

  it('shows what it holds and until when the bank takes an answer, which only finance sends', async () => {
    const { id } = await disputed();
    expect(await readDispute(scene.finance, id)).toMatchObject({
      amountMinor: 5_000n,
      outcome: null,
      evidenceAt: null,
      dueBy: expect.any(Date),
      parts: [{ source: 'pool', amountMinor: 5_000n }],
    });
    expect(await refusalOf(answerDispute(scene.auditor, id))).toEqual(said(giftWords.notPermitted));
    expect(await refusalOf(answerDispute(scene.finance, randomUUID()))).toEqual(said(giftWords.evidenceClosed));
    expect(await sent(id)).toHaveLength(0);
    await answerDispute(scene.finance, id, 'winning_evidence');
    expect(await sent(id)).toHaveLength(1);
  });

  it('takes no answer after its day, or after the bank has decided', async () => {
    const late = await disputed(`system.now() - interval '1 hour'`);
    expect(await refusalOf(answerDispute(scene.finance, late.id))).toEqual(said(giftWords.evidenceTooLate));
    const over = await disputed();
    await closeDispute(over.stripeDisputeId, 'lost');
    expect(await refusalOf(answerDispute(scene.finance, over.id))).toEqual(said(giftWords.evidenceClosed));
    expect((await readDispute(scene.finance, over.id))?.outcome).toBe('lost');
  });
});

describe('what is left of a need', () => {
  it('is released when its page is gone, by finance, once', async () => {
    expect(await refusalOf(releaseLeftOver(scene.finance, campaignId))).toEqual(said(words.releaseRefused));
    await closePage(campaignId);
    expect(await refusalOf(releaseLeftOver(stale(), campaignId))).toEqual(said(words.roleGone));
    expect(await codeFor(releaseLeftOver(scene.auditor, campaignId))).toBe('42501');
    const pool = await balance('pool_fund');
    const { freeMinor } = await line();
    expect(freeMinor).toBeGreaterThan(0n);
    expect(await releaseLeftOver(scene.finance, campaignId)).toBeGreaterThan(0);
    expect(await releaseLeftOver(scene.finance2, campaignId)).toBe(0);
    expect((await line()).freeMinor).toBe(0n);
    expect(pool - (await balance('pool_fund'))).toBe(freeMinor);
    expect(await refusalOf(releaseLeftOver(scene.finance, randomUUID()))).toEqual(said(words.notFound));
  });
});
