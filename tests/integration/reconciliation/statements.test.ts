import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workerActor } from '../../../app/domain/access';
import { checkInvariants } from '../../../app/domain/ledger/index.server';
import {
  addBankAccount,
  bookReturnedPayment,
  exportExceptions,
  importStatement,
  matchLine,
  proposeWriteOff,
  readCashPosition,
  readExceptions,
  readFinanceOfficers,
  readPayouts,
  readStatement,
  readStatements,
  readUnmatchedLines,
  resolveException,
  StatementRefused,
  unmatchLine,
} from '../../../app/domain/reconciliation/index.server';
import { databaseErrorCode } from '../../../app/platform/db/index.server';
import { asSuperuser } from '../database';
import { executed, type PaymentScene, setPaymentScene } from '../disbursements/scene';
import { balance, openBalances, position } from '../ledger/acts';
import { endPools, rows, worker } from '../ledger/scene';
import { bookBalanceTransaction, recordPayout } from './acts';

let scene: PaymentScene;
let disbursementId: string;

beforeAll(async () => {
  scene = await setPaymentScene();
  const people = {
    finance: { role: 'finance', userId: scene.finance.userId },
    finance2: { role: 'finance', userId: scene.finance2.userId },
  } as const;
  await openBalances(people, 4_000_000n, 'USD', ['operating']);
  disbursementId = await executed(scene);
  await paidOut('po_batch_1', 12_000n);
  await paidOut('po_batch_2', 24_125n);
  await paidOut('po_other', 777n);
});
afterAll(async () => {
  expect(await checkInvariants(workerActor)).toBeUndefined();
  await endPools();
});

/** A payout that left Stripe. */
async function paidOut(id: string, amountMinor: bigint, currency = 'USD'): Promise<void> {
  await recordPayout(id, amountMinor, { currency, arrivalOn: '2026-11-17' });
  await bookBalanceTransaction('payout', -amountMinor, { currency });
}

const bytes = (name: string) => readFileSync(`tests/fixtures/bank/${name}`);
const load = (
  name: string,
  options: { id?: string; bankCode?: string; currency?: string; openingMinor?: bigint } = {},
) =>
  importStatement(scene.finance, {
    id: options.id ?? randomUUID(),
    bankCode: options.bankCode ?? 'bank_main',
    currency: options.currency ?? 'USD',
    openingMinor: options.openingMinor,
    bytes: bytes(name),
  });
const codeOf = async (work: Promise<unknown>) => {
  try {
    await work;
    return 'accepted';
  } catch (error) {
    return databaseErrorCode(error) ?? (error instanceof StatementRefused ? error.problems[0]?.problem : String(error));
  }
};
const lineOf = async (text: string) => {
  const found = (await readUnmatchedLines(scene.finance)).find((line) => line.text.includes(text));
  if (!found) throw new Error(`no line with ${text}`);
  return found;
};

describe('a statement', () => {
  it('is booked line by line: what is certain is matched, the rest is in suspense with an owner', async () => {
    const bank = await balance('bank_main');
    const [imported] = await load('camt053-v02.xml');
    expect(imported).toMatchObject({ lineCount: 4, knownCount: 0, matchedCount: 3 });
    const statement = await readStatement(scene.finance, imported?.statementId ?? '');
    expect(
      statement?.lines.map(({ matches, remainingMinor }) => [
        matches.map(({ kind, subjectId }) => [kind, subjectId]),
        remainingMinor,
      ]),
    ).toEqual([
      [
        [
          ['payout', 'po_batch_1'],
          ['payout', 'po_batch_2'],
        ],
        0n,
      ],
      [[['bank_fee', null]], 0n],
      [[['disbursement', disbursementId]], 0n],
      [[], 25_000n],
    ]);
    // The payment was in the books already; the statement moves what is new.
    expect((await balance('bank_main')) - bank).toBe(36_125n - 1_250n + 25_000n);
    expect(await balance('payouts_in_transit')).toBe(777n);
    expect(await balance('bank_charges')).toBe(1_250n);
    expect(await balance('suspense')).toBe(-25_000n);
    const [open] = await readExceptions(scene.finance, { state: 'open' });
    expect(open).toMatchObject({ kind: 'unmatched_bank_line', inSuspenseMinor: 25_000n, isOverdue: false });
    expect((await readFinanceOfficers(scene.finance)).map(({ userId }) => userId)).toContain(open?.owner);
    expect((await readPayouts(scene.finance)).find(({ payoutId }) => payoutId === 'po_batch_1')).toMatchObject({
      arrivedOn: '2026-11-17',
    });
  });

  it('safeguard: keeps what the bank wrote sealed: no name stands in the database', async () => {
    const stored = await asSuperuser(async (client) => {
      const { rows: found } = await client.query<{ text: string }>(
        `SELECT encode(text_sealed || counterparty_sealed || reference_sealed, 'escape') AS text FROM ledger.bank_line
         UNION ALL SELECT detail::text FROM audit.trail_entry UNION ALL SELECT detail::text FROM ledger.exception UNION ALL SELECT idempotency_key FROM ledger.entry`,
      );
      return found.map(({ text }) => text).join('\n');
    });
    expect(stored).not.toMatch(/Maria|Lotus|Clinic|4711|STRIPE PAYOUTS|B1004/);
    expect((await lineOf('Unknown sender')).counterparty).toBe('Maria Example');
  });

  it('safeguard: the same file twice is one import, also at once', async () => {
    const before = await balance('bank_main');
    const [first, second] = await Promise.all([load('camt053-v02.xml'), load('camt053-v02.xml')]);
    expect(first).toEqual(second);
    expect(await balance('bank_main')).toBe(before);
    expect(await readStatements(scene.finance)).toHaveLength(1);
  });

  it('safeguard: one that overlaps books only the lines that no other showed', async () => {
    const [imported] = await load('camt053-v08-overlap.xml');
    expect(imported).toMatchObject({ lineCount: 3, knownCount: 2 });
    expect(await balance('suspense')).toBe(-25_000n - 150_000n);
    expect(await readExceptions(scene.finance, { state: 'open' })).toHaveLength(2);
  });

  it('safeguard: one that does not begin where the last one ended is looked at, until the missing one comes', async () => {
    await load('camt053-broken-opening.xml');
    const broken = async () =>
      (await readExceptions(scene.finance, { state: 'open' })).filter(({ kind }) => kind === 'broken_opening_balance');
    expect(await broken()).toMatchObject([
      { subjectKind: 'bank_statement', amountMinor: -9_875n, inSuspenseMinor: 0n },
    ]);
    await load('camt053-missing-days.xml');
    // Both show the same day: the second goes on where the first ends.
    expect(await broken()).toEqual([]);
  });

  it.each(['wrong-sum.xml', 'wrong-external-entity.xml', 'wrong-cut-off.xml', 'wrong-other-message.xml'])(
    'safeguard: of %s nothing is stored',
    async (name) => {
      const before = await readStatements(scene.finance);
      expect(await codeOf(load(name))).not.toBe('accepted');
      expect(await readStatements(scene.finance)).toEqual(before);
    },
  );

  it('is taken into the account whose number it names, in a currency that it keeps', async () => {
    await addBankAccount(scene.finance, {
      code: 'bank_euro',
      label: 'Euro',
      currency: 'EUR',
      ibanLast4: 'ABCD',
      isDefault: true,
    });
    expect(await codeOf(load('camt053-v02.xml', { bankCode: 'bank_euro' }))).toBe('other_account');
    expect(await codeOf(load('csv-english.csv', { bankCode: 'bank_euro' }))).toBe('HW007');
    await paidOut('po_euro', 12_450n, 'EUR');
    const [imported] = await load('csv-german.csv', { bankCode: 'bank_euro', currency: 'EUR' });
    expect(imported).toMatchObject({ lineCount: 3, matchedCount: 1 });
    expect(await balance('bank_euro', null, 'EUR')).toBe(889_000n - 1_000_500n);
  });

  it('in currencies without and with three decimals, two statements in a file', async () => {
    await paidOut('po_yen', 3_500n, 'JPY');
    await paidOut('po_dinar', 1_250n, 'KWD');
    expect(await load('camt053-jpy.xml')).toMatchObject([{ lineCount: 1, matchedCount: 1 }]);
    expect(await load('camt053-kwd-two-statements.xml')).toMatchObject([{ matchedCount: 1 }, { matchedCount: 1 }]);
    expect(await balance('bank_main', null, 'KWD')).toBe(1_245n);
    expect((await readCashPosition(scene.finance)).find(({ currency }) => currency === 'KWD')?.banks).toMatchObject([
      { code: 'bank_main', bookedMinor: 1_245n, statementMinor: 11_245n, statementOn: '2026-11-17' },
    ]);
  });
});

describe('matching', () => {
  it('safeguard: explains no more than a line has, nothing twice, and nothing of another amount', async () => {
    const line = await lineOf('Unknown sender');
    const payout = (subjectId: string, amountMinor: bigint) => [{ kind: 'payout', subjectId, amountMinor } as const];
    expect(await codeOf(matchLine(scene.finance, line.id, payout('po_other', 776n)))).toBe('HW003');
    expect(await codeOf(matchLine(scene.finance, line.id, payout('po_none', 777n)))).toBe('HW007');
    expect(await codeOf(matchLine(scene.finance, line.id, payout('po_batch_1', 12_000n)))).toBe('HW002');
    expect(
      await codeOf(matchLine(scene.finance, line.id, [{ kind: 'bank_fee', subjectId: null, amountMinor: 25_001n }])),
    ).toBe('HW003');
    expect(await codeOf(matchLine(scene.auditor, line.id, payout('po_other', 777n)))).toBe('42501');
    expect(await matchLine(scene.finance, line.id, payout('po_other', 777n))).toBe(24_223n);
    expect(await matchLine(scene.finance, line.id, payout('po_other', 777n))).toBe(24_223n);
    expect(await balance('payouts_in_transit')).toBe(0n);
  });

  it('is taken back by a reversal, and the line is unexplained again', async () => {
    const [match] = (await lineOf('Unknown sender')).matches;
    await unmatchLine(scene.finance2, match?.id ?? 0n);
    await unmatchLine(scene.finance2, match?.id ?? 0n);
    expect(await lineOf('Unknown sender')).toMatchObject({ matches: [], remainingMinor: 25_000n });
    expect(await balance('payouts_in_transit')).toBe(777n);
  });

  it('what nobody can explain is written off by two', async () => {
    const line = await lineOf('Unknown sender');
    const found = (await readExceptions(scene.finance, { state: 'open' })).find(
      ({ subjectId }) => subjectId === line.id,
    );
    expect(await codeOf(resolveException(scene.finance, { id: found?.id ?? '', note: 'no idea' }))).toBe('HW002');
    expect(
      await proposeWriteOff(scene.finance, { id: randomUUID(), exceptionId: found?.id ?? '', reason: 'nobody knows' }),
    ).toBe('proposed');
    const exported = await exportExceptions(scene.finance);
    expect(exported.split('\r\n')[0]).toBe(
      'id,kind,subject_kind,subject_id,currency,amount,in_suspense,state,opened_at,owner,due_on,closed_at,closed_by,note',
    );
    expect(exported).toContain(`unmatched_bank_line,bank_line,${line.id},USD,250.00,250.00,open`);
  });
});

describe('a payment that the bank sent back', () => {
  it('safeguard: is free on its line again, its gifts have it back, and the public is told of less', async () => {
    const line = await lineOf('RETURNED');
    expect(line.suggestions[0]).toMatchObject({ why: 'returned_payment', certainty: 'likely' });
    const before = await position(scene.lineId);
    const told = () =>
      rows<{ paid: bigint }>(
        worker,
        'SELECT coalesce(sum(paid_minor), 0)::bigint AS paid FROM ledger.line_public_paid WHERE campaign_line_id = $1',
        [scene.lineId],
      );
    expect(await told()).toEqual([{ paid: 150_000n }]);
    const parts = [{ kind: 'returned_payment', subjectId: disbursementId, amountMinor: 150_000n } as const];
    expect(await codeOf(matchLine(scene.finance, line.id, parts))).toBe('HW003');
    await bookReturnedPayment(scene.finance, { disbursementId, bankLineId: line.id, valueOn: '2026-11-24' });
    await bookReturnedPayment(scene.finance, { disbursementId, bankLineId: line.id, valueOn: '2026-11-24' });
    expect(await position(scene.lineId)).toMatchObject({
      allocated_minor: before.allocated_minor,
      paid_minor: before.paid_minor - 150_000n,
    });
    expect(await told()).toEqual([{ paid: 0n }]);
    expect(await rows(worker, 'SELECT state FROM ledger.disbursement WHERE id = $1', [disbursementId])).toEqual([
      { state: 'returned' },
    ]);
    expect(
      await rows(worker, 'SELECT 1 FROM ledger.net_consumption WHERE disbursement_id = $1', [disbursementId]),
    ).toEqual([]);
    expect((await readUnmatchedLines(scene.finance)).some(({ id }) => id === line.id)).toBe(false);
    expect(await checkInvariants(workerActor)).toBeUndefined();
  });

  it('is not booked for another amount, or once more', async () => {
    const another = await executed(scene, '200');
    const line = await lineOf('Unknown sender');
    expect(
      await codeOf(
        bookReturnedPayment(scene.finance, { disbursementId: another, bankLineId: line.id, valueOn: '2026-11-24' }),
      ),
    ).toBe('accepted');
    expect(await lineOf('Unknown sender')).toMatchObject({ remainingMinor: 5_000n });
    expect(
      await codeOf(bookReturnedPayment(scene.finance, { disbursementId, bankLineId: line.id, valueOn: '2026-11-24' })),
    ).toBe('HW002');
  });
});
