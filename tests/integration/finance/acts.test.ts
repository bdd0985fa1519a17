import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { financeActs as words } from '~/catalogues/en/finance-acts';
import type { StaffActor } from '~/domain/access';
import { giveUpJobSchema, retryJobSchema } from '~/domain/finance';
import {
  assignException,
  bookWriteOff,
  closeMonth,
  confirmOpening,
  explainException,
  freeze,
  keepMonth,
  openBankAccount,
  proposeMonth,
  proposeOpening,
  refuseWriteOff,
  rejectOpening,
  unfreeze,
  unlessGone,
  writeOff,
} from '~/domain/finance/index.server';
import { giveUpEvent, giveUpJob, readDeadLetters, retryEvent, retryJob } from '~/domain/giving/index.server';
import {
  openException,
  readBankAccounts,
  readException,
  readExceptions,
  readFreezes,
  readOpeningBalances,
  readPeriods,
} from '~/domain/reconciliation/index.server';
import { databaseErrorCode } from '~/platform/db/index.server';
import { asSuperuser } from '../database';
import { type PaymentScene, refusalOf, setPaymentScene } from '../disbursements/scene';
import { balance } from '../ledger/acts';
import { endPools } from '../ledger/scene';
import { bookBalanceTransaction } from '../reconciliation/acts';

let scene: PaymentScene;
beforeAll(async () => {
  scene = await setPaymentScene();
});
afterAll(endPools);

const said = (message: string, field = '') => ({ field, message });
/** An officer whom a stale session still calls a finance officer. */
const stale = (): StaffActor => ({ ...scene.finance, userId: scene.officer.userId });
/** Another role's own database role may not even call the function. */
const codeFor = (work: Promise<unknown>) => work.then(() => 'accepted', databaseErrorCode);

const opening = (more: Partial<Parameters<typeof proposeOpening>[1]> = {}) => ({
  id: randomUUID(),
  bankCode: 'bank_main',
  currency: 'USD',
  amount: '500',
  fund: 'operating' as const,
  effectiveOn: '2026-09-10',
  ...more,
});

describe('an opening balance', () => {
  it('is booked when another finance officer confirms it, and then once', async () => {
    const before = await balance('bank_main');
    const asked = opening();
    await proposeOpening(scene.finance, asked);
    await proposeOpening(scene.finance, asked);
    expect(await refusalOf(confirmOpening(scene.finance, asked.id))).toEqual(said(words.samePerson));
    expect(await refusalOf(confirmOpening(stale(), asked.id))).toEqual(said(words.roleGone));
    expect(await codeFor(confirmOpening(scene.auditor, asked.id))).toBe('42501');
    expect(await balance('bank_main')).toBe(before);
    await confirmOpening(scene.finance2, asked.id);
    await confirmOpening(scene.finance2, asked.id);
    expect(await refusalOf(confirmOpening(scene.finance3, asked.id))).toEqual(said(words.stateChanged));
    expect(await refusalOf(rejectOpening(scene.finance3, asked.id))).toEqual(said(words.stateChanged));
    expect((await balance('bank_main')) - before).toBe(50_000n);
    expect((await readOpeningBalances(scene.finance)).find(({ id }) => id === asked.id)?.state).toBe('confirmed');
  });

  it('says at the field what is wrong with it', async () => {
    const propose = (more: Parameters<typeof opening>[0]) => refusalOf(proposeOpening(scene.finance, opening(more)));
    expect(await propose({ amount: 'much' })).toMatchObject({ field: 'amount' });
    expect(await propose({ amount: '0' })).toMatchObject({ field: 'amount' });
    expect(await propose({ effectiveOn: '2031-01-01' })).toEqual(said(words.openingAhead, 'effectiveOn'));
    expect(await propose({ bankCode: 'bank_nowhere' })).toEqual(said(words.openingNoBank, 'bankCode'));
    const asked = opening();
    await proposeOpening(scene.finance, asked);
    expect(await propose({ ...asked, amount: '501' })).toEqual(said(words.otherInput));
    await rejectOpening(scene.finance2, asked.id);
    expect(await refusalOf(confirmOpening(scene.finance2, asked.id))).toEqual(said(words.stateChanged));
    expect(await refusalOf(confirmOpening(scene.finance2, randomUUID()))).toEqual(said(words.notFound));
    expect(await refusalOf(confirmOpening(scene.finance2, 'no id'))).toEqual(said(words.notFound));
  });
});

describe('a bank account', () => {
  it('is added once, and takes over as the one that payments leave from', async () => {
    const account = { code: 'bank_dollars', label: 'Dollars', currency: 'USD', ibanLast4: 'AB12', isDefault: true };
    await openBankAccount(scene.finance, account);
    await openBankAccount(scene.finance, account);
    expect((await readBankAccounts(scene.finance)).find(({ code }) => code === 'bank_dollars')).toMatchObject({
      label: 'Dollars',
      isDefault: true,
    });
    const other = { ...account, label: 'Others' };
    expect(await refusalOf(openBankAccount(scene.finance, other))).toEqual(said(words.accountUsed, 'code'));
    const wrong = { ...account, code: 'stripe_balance' };
    expect(await refusalOf(openBankAccount(scene.finance, wrong))).toEqual(said(words.accountCodeWrong, 'code'));
    const more = { ...account, code: 'bank_more' };
    expect(await refusalOf(openBankAccount(stale(), more))).toEqual(said(words.roleGone));
    expect(await codeFor(openBankAccount(scene.auditor, more))).toBe('42501');
  });
});

describe('a month', () => {
  const stateOf = async (month: string) =>
    (await readPeriods(scene.finance)).find((period) => period.month === month)?.state;

  it('is closed by two people, the oldest first', async () => {
    expect(await refusalOf(proposeMonth(scene.finance, '2026-10'))).toEqual(said(words.periodNotNext));
    expect(await refusalOf(closeMonth(scene.finance2, '2026-09'))).toMatchObject({ field: '' });
    expect(await refusalOf(proposeMonth(stale(), '2026-09'))).toEqual(said(words.roleGone));
    expect(await codeFor(proposeMonth(scene.auditor, '2026-09'))).toBe('42501');
    await proposeMonth(scene.finance, '2026-09');
    await proposeMonth(scene.finance, '2026-09');
    expect(await stateOf('2026-09')).toBe('proposed');
    expect(await refusalOf(closeMonth(scene.finance, '2026-09'))).toEqual(said(words.samePerson));
    await keepMonth(scene.finance2, '2026-09');
    expect(await stateOf('2026-09')).toBe('open');
    await proposeMonth(scene.finance2, '2026-09');
    await closeMonth(scene.finance, '2026-09');
    await closeMonth(scene.finance, '2026-09');
    expect(await stateOf('2026-09')).toBe('closed');
    expect(await refusalOf(closeMonth(scene.finance3, '2026-09'))).toEqual(said(words.stateChanged));
    expect(await refusalOf(keepMonth(scene.finance3, '2026-09'))).toEqual(said(words.stateChanged));
  });
});

describe('an exception', () => {
  const unknownMoney = async (amountMinor: bigint) => {
    const subjectId = await bookBalanceTransaction('something_new', amountMinor);
    return openException(scene.finance, {
      kind: 'unexplained',
      subjectKind: 'balance_transaction',
      subjectId,
      currency: 'USD',
      amountMinor,
    });
  };
  const plain = () =>
    openException(scene.finance, {
      kind: 'unexplained',
      subjectKind: 'charge',
      subjectId: `ch_${randomUUID()}`,
      currency: 'USD',
      amountMinor: null,
    });

  it('has an owner in finance, and is explained in words once', async () => {
    const id = await plain();
    const assign = (ownerId: string) => assignException(scene.finance, { id, ownerId, dueOn: '2026-12-24' });
    expect(await refusalOf(assign(scene.officer.userId))).toEqual(said(words.ownNotFinance, 'owner'));
    await assign(scene.finance2.userId);
    expect(await readException(scene.finance, id)).toMatchObject({ owner: scene.finance2.userId, dueOn: '2026-12-24' });
    const note = 'Stripe corrected it.';
    expect(await codeFor(explainException(scene.auditor, { id, note }))).toBe('42501');
    await explainException(scene.finance, { id, note });
    expect(await refusalOf(explainException(scene.finance2, { id, note }))).toEqual(said(words.resolveRefused));
    expect(await refusalOf(assign(scene.finance.userId))).toEqual(said(words.stateChanged));
  });

  it('is written off by one person up to the limit', async () => {
    const exceptionId = await unknownMoney(900n);
    const asked = { id: randomUUID(), exceptionId, reason: 'Rounding of the bank' };
    expect(await refusalOf(explainException(scene.finance, { id: exceptionId, note: 'Never mind' }))).toEqual(
      said(words.resolveRefused),
    );
    expect(await refusalOf(writeOff(stale(), asked))).toEqual(said(words.roleGone));
    expect(await writeOff(scene.finance, asked)).toBe('booked');
    expect(await writeOff(scene.finance, asked)).toBe('booked');
    expect(await readException(scene.finance, exceptionId)).toMatchObject({ state: 'written_off' });
    const nothing = { ...asked, id: randomUUID(), exceptionId: await plain() };
    expect(await refusalOf(writeOff(scene.finance, nothing))).toEqual(said(words.writeOffNothing));
  });

  it('is written off by two people above it', async () => {
    const exceptionId = await unknownMoney(-7_500n);
    const first = { id: randomUUID(), exceptionId, reason: 'Nobody knows' };
    expect(await writeOff(scene.finance, first)).toBe('proposed');
    expect(await refusalOf(bookWriteOff(scene.finance, first.id))).toEqual(said(words.samePerson));
    expect(await codeFor(bookWriteOff(scene.auditor, first.id))).toBe('42501');
    await refuseWriteOff(scene.finance2, first.id);
    expect(await refusalOf(bookWriteOff(scene.finance2, first.id))).toEqual(said(words.writeOffMoved));
    const second = { ...first, id: randomUUID() };
    expect(await writeOff(scene.finance, second)).toBe('proposed');
    await bookWriteOff(scene.finance2, second.id);
    await bookWriteOff(scene.finance2, second.id);
    expect(await refusalOf(bookWriteOff(scene.finance3, second.id))).toEqual(said(words.writeOffMoved));
    expect(await readException(scene.finance, exceptionId)).toMatchObject({
      state: 'written_off',
      writeOff: { id: second.id, reason: 'Nobody knows', state: 'booked' },
    });
  });

  it('is found by its id however many were closed after it', async () => {
    const id = await plain();
    await explainException(scene.finance, { id, note: 'The first one' });
    // Five hundred that were closed later: more than a list shows.
    await asSuperuser((client) =>
      client.query(
        `SET session_replication_role = replica;
         INSERT INTO ledger.exception SELECT (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'subject_id', 'ch_' || n, 'note_sealed', NULL, 'closed_at', e.closed_at + interval '1 minute'))).*
         FROM ledger.exception e, generate_series(1, 501) n WHERE e.id = '${id}'`,
      ),
    );
    const listed = await readExceptions(scene.finance, { state: 'closed' });
    expect(listed.map((exception) => exception.id)).not.toContain(id);
    expect(await readException(scene.finance, id)).toMatchObject({ id, state: 'resolved', note: 'The first one' });
    expect(await readException(scene.finance, randomUUID())).toBeUndefined();
  });
});

describe('a freeze', () => {
  it('is lifted by two people', async () => {
    const id = await freeze(scene.finance, { scope: `line:${scene.lineId}`, reason: 'The clinic is checked' });
    expect(await unfreeze(scene.finance, id)).toBe('proposed');
    expect(await unfreeze(scene.finance, id)).toBe('proposed');
    expect(await refusalOf(unfreeze(stale(), id))).toEqual(said(words.roleGone));
    expect(await codeFor(unfreeze(scene.officer, id))).toBe('42501');
    expect(await unfreeze(scene.finance2, id)).toBe('lifted');
    expect(await refusalOf(unfreeze(scene.finance3, id))).toEqual(said(words.stateChanged));
    expect((await readFreezes(scene.finance)).find((each) => each.id === id)?.liftedAt).not.toBeNull();
  });

  it('of a line that there is not is refused at its field', async () => {
    for (const scope of [`line:${randomUUID()}`, `line:${'-'.repeat(36)}`])
      expect(await refusalOf(freeze(scene.finance, { scope, reason: 'Why' }))).toEqual(
        said(words.freezeScopeChoose, 'scope'),
      );
    const currency = await freeze(scene.finance, { scope: 'JPY', reason: 'Rates' });
    const all = await freeze(scene.finance, { scope: 'all', reason: 'A rehearsal' });
    for (const id of [currency, all]) {
      await unfreeze(scene.finance, id);
      await unfreeze(scene.finance2, id);
    }
  });
});

describe('what failed for good', () => {
  const died = async (): Promise<string> => {
    const eventId = `evt_${randomUUID()}`;
    await asSuperuser((client) =>
      client.query(
        `INSERT INTO giving.stripe_event (event_id, type, livemode, payload, state, finished_at, attempts, last_error) VALUES ($1, 'charge.succeeded', false, '{}', 'dead', now(), 9, 'payments: unavailable')`,
        [eventId],
      ),
    );
    return eventId;
  };
  const failed = () =>
    asSuperuser(async (client) => {
      await client.query(
        `SELECT system.emit('refund_requested', '{"refundId": "00000000-0000-4000-8000-000000000000"}')`,
      );
      const { rows } = await client.query<{ id: string }>(
        `UPDATE graphile_worker._private_jobs SET attempts = max_attempts, last_error = 'no' WHERE id = (SELECT max(id) FROM graphile_worker._private_jobs) RETURNING id::text`,
      );
      return rows[0]?.id ?? '';
    });

  it('is an event that is retried, or given up with a reason that is shown', async () => {
    const [again, over] = [await died(), await died()];
    await unlessGone(() => retryEvent(scene.finance, again));
    expect(await refusalOf(unlessGone(() => retryEvent(scene.finance2, again)))).toEqual(said(words.notFailed));
    await unlessGone(() => giveUpEvent(scene.finance, over, 'Nothing of ours.'));
    expect((await readDeadLetters(scene.finance)).events.find(({ eventId }) => eventId === over)).toMatchObject({
      givenUpWhy: 'Nothing of ours.',
    });
    expect(await codeFor(retryEvent(scene.auditor, over))).toBe('42501');
  });

  it('is a job that is retried, or given up; what is no id of a job is refused before', async () => {
    const [again, over] = [await failed(), await failed()];
    await unlessGone(() => retryJob(scene.finance, again));
    await unlessGone(() => giveUpJob(scene.finance, over, 'Returned by hand.'));
    expect(await refusalOf(unlessGone(() => retryJob(scene.finance2, over)))).toEqual(said(words.notFailed));
    expect(retryJobSchema.safeParse({ id: 'no number' }).success).toBe(false);
    expect(giveUpJobSchema.safeParse({ id: over, why: ' ' }).error?.issues[0]).toMatchObject({
      path: ['why'],
      message: words.reasonShort,
    });
    expect(await codeFor(giveUpJob(scene.auditor, again, 'Not mine'))).toBe('42501');
  });
});
