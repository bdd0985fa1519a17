import { afterAll, describe, expect, it } from 'vitest';
import { disbursements as words } from '../../../app/catalogues/en/disbursements';
import { finance as financeWords } from '../../../app/catalogues/en/finance';
import {
  approveDisbursement,
  cancelDisbursement,
  checkEvidence,
  confirmReceipt,
  executeDisbursement,
  readFinanceDisbursement,
  readFinanceQueue,
  readOfficeDisbursement,
  readOfficeDisbursements,
  readOfficeLine,
  readOwnPayees,
  rejectDisbursement,
  requestDisbursement,
} from '../../../app/domain/disbursements/index.server';
import { asSuperuser } from '../database';
import { confirmReceipt as survivorConfirms } from '../ledger/acts';
import { endPools } from '../ledger/scene';
import {
  ACCOUNT,
  askedFor,
  evidenced,
  executed,
  REASON,
  REFERENCE,
  refusalOf,
  requested,
  setPaymentScene,
  VENDOR,
  withReceipt,
} from './scene';

afterAll(endPools);

const stateOf = async (id: string) =>
  asSuperuser(
    async (client) =>
      (await client.query<{ state: string }>('SELECT state FROM ledger.disbursement WHERE id = $1', [id])).rows[0]
        ?.state,
  );

describe('a payment from the request to the confirmed arrival', () => {
  it('passes through four hands, and every hand sees what it may', async () => {
    const scene = await setPaymentScene();
    const id = await requested(scene, '1,500.50');
    expect(await readOfficeLine(scene.officer, scene.lineId)).toMatchObject({
      reservedMinor: 150_050n,
      freeMinor: 849_950n,
    });

    const [waiting] = await readFinanceQueue(scene.finance);
    expect(waiting).toMatchObject({
      id,
      pseudonym: scene.pseudonym,
      amountMinor: 150_050n,
      approvalsNeeded: 1,
      isFirstPayment: true,
    });
    expect(waiting?.payeeCode).toMatch(/^PY-[2-9A-HJ-NP-Z]{6}$/);
    await approveDisbursement(scene.finance, id);
    await executeDisbursement(scene.finance2, id, REFERENCE);
    const paid = await readFinanceDisbursement(scene.finance, id);
    expect(paid).toMatchObject({
      state: 'executed',
      reference: REFERENCE.reference,
      line: { paidMinor: 150_050n, reservedMinor: 0n },
    });

    const receipt = await withReceipt(scene, id);
    await checkEvidence(scene.colleague, receipt, true);
    expect(await stateOf(id)).toBe('evidenced');
    await confirmReceipt(scene.colleague, id, { received: true, note: 'Seen at the clinic' });
    expect(await stateOf(id)).toBe('confirmed');
    const open = await readOfficeDisbursement(scene.officer, id);
    expect(open).toMatchObject({
      reason: REASON,
      evidence: [{ state: 'accepted' }],
      confirmations: [{ received: true, byKind: 'visit' }],
    });
  });

  it('is confirmed by the survivor as well, and reopened by a dispute', async () => {
    const scene = await setPaymentScene();
    const id = await evidenced(scene);
    await survivorConfirms(scene.survivor, id, false);
    const [listed] = await readOfficeDisbursements(scene.officer);
    expect([listed?.state, listed?.received]).toEqual(['evidenced', false]);
    await survivorConfirms(scene.survivor, id, true);
    expect(await stateOf(id)).toBe('confirmed');
  });

  it('can be rejected with a reason that the office reads, and taken back', async () => {
    const scene = await setPaymentScene();
    const rejected = await requested(scene);
    await rejectDisbursement(scene.finance, rejected, 'Twice the usual price');
    expect(await readOfficeDisbursement(scene.officer, rejected)).toMatchObject({
      state: 'rejected',
      closeReason: 'Twice the usual price',
    });
    const cancelled = await requested(scene);
    await cancelDisbursement(scene.colleague, cancelled);
    expect(await stateOf(cancelled)).toBe('cancelled');
    expect((await readOfficeLine(scene.officer, scene.lineId))?.freeMinor).toBe(1_000_000n);
  });

  it.each([
    ['JPY', 1_000_000n, '150000', 150_000n, '1500.5', /JPY has no decimals/],
    ['KWD', 1_000_000n, '118.505', 118_505n, '1.0005', /KWD has 3 decimals/],
  ])('counts in the minor units of %s', async (currency, goalMinor, typed, amountMinor, wrong, sentence) => {
    const scene = await setPaymentScene({ currency, goalMinor, giftMinor: goalMinor });
    expect(await refusalOf(requestDisbursement(scene.officer, askedFor(scene, wrong)))).toMatchObject({
      field: 'amount',
      message: expect.stringMatching(sentence),
    });
    const id = await executed(scene, typed);
    expect(await readFinanceDisbursement(scene.finance, id)).toMatchObject({
      amountMinor,
      currency,
      line: { paidMinor: amountMinor },
    });
  });
});

describe('flags', () => {
  it('an amount above the usual of its kind is flagged once there are payments to compare', async () => {
    const scene = await setPaymentScene({ category: 'legal' });
    const flagsOf = async (id: string) => (await readFinanceDisbursement(scene.finance, id))?.flags;
    expect(await flagsOf(await requested(scene, '500'))).toEqual([]);
    for (let paid = 0; paid < 8; paid += 1) await executed(scene, '100');
    expect(await flagsOf(await requested(scene, '200'))).toEqual([]);
    expect(await flagsOf(await requested(scene, '200.01'))).toEqual(['above_usual']);
  });
});

describe('the same form sent twice', () => {
  it('safeguard: is one act at every step', async () => {
    const scene = await setPaymentScene();
    const asked = askedFor(scene, '100');
    const answers = await Promise.all([1, 2, 3].map(() => requestDisbursement(scene.officer, asked)));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect((await readOfficeLine(scene.officer, scene.lineId))?.reservedMinor).toBe(10_000n);
    expect(await readOwnPayees(scene.officer)).toHaveLength(1);
    const id = asked.id;
    await Promise.all([approveDisbursement(scene.finance, id), approveDisbursement(scene.finance, id)]);
    await Promise.all([
      executeDisbursement(scene.finance2, id, REFERENCE),
      executeDisbursement(scene.finance2, id, REFERENCE),
    ]);
    const receipt = await withReceipt(scene, id);
    await Promise.all([checkEvidence(scene.colleague, receipt, true), checkEvidence(scene.colleague, receipt, true)]);
    await confirmReceipt(scene.colleague, id, { received: true, note: '' });
    await confirmReceipt(scene.colleague, id, { received: true, note: '' });
    expect((await readOfficeDisbursement(scene.officer, id))?.confirmations).toHaveLength(1);
    expect(await readOfficeLine(scene.officer, scene.lineId)).toMatchObject({ paidMinor: 10_000n, reservedMinor: 0n });
  });

  it('safeguard: with another amount under the same id it is refused', async () => {
    const scene = await setPaymentScene();
    const asked = askedFor(scene, '100');
    await requestDisbursement(scene.officer, asked);
    expect(await refusalOf(requestDisbursement(scene.officer, { ...asked, amount: '101' }))).toEqual({
      field: '',
      message: words.usedForOther,
    });
  });
});

describe('attacks', () => {
  it('safeguard: nobody asks for another office, or pays another office’s payee', async () => {
    const scene = await setPaymentScene();
    const other = await setPaymentScene();
    expect(await refusalOf(requestDisbursement(scene.officerElsewhere, askedFor(scene, '1')))).toEqual({
      field: '',
      message: words.lineUnknown,
    });
    await requested(scene);
    const [payee] = await readOwnPayees(scene.officer);
    expect(await readOwnPayees(other.officer)).toEqual([]);
    const stolen = askedFor(other, '1', { payee: payee?.code ?? '' });
    expect(await refusalOf(requestDisbursement(other.officer, stolen))).toEqual({
      field: 'payee',
      message: words.payeeUnknown,
    });
    expect(await readOfficeDisbursements(scene.officerElsewhere)).toEqual([]);
    const id = await requested(scene);
    expect(await readOfficeDisbursement(other.officer, id)).toBeUndefined();
    expect(await refusalOf(cancelDisbursement(other.officer, id))).toEqual({ field: '', message: words.notYourOffice });
  });

  it('safeguard: no more than is free leaves a line, alone or at once', async () => {
    const scene = await setPaymentScene();
    expect(await refusalOf(requestDisbursement(scene.officer, askedFor(scene, '10000.01')))).toMatchObject({
      field: 'amount',
      message: expect.stringContaining('USD 10000.00'),
    });
    expect(await refusalOf(requestDisbursement(scene.officer, askedFor(scene, '0')))).toEqual({
      field: 'amount',
      message: words.amountNothing,
    });
    expect(await refusalOf(requestDisbursement(scene.officer, askedFor(scene, '-5')))).toMatchObject({
      field: 'amount',
    });
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => refusalOf(requestDisbursement(scene.officer, askedFor(scene, '3000')))),
    );
    expect(answers.filter((answer) => answer === 'accepted')).toHaveLength(3);
    expect(await readOfficeLine(scene.officer, scene.lineId)).toMatchObject({
      reservedMinor: 900_000n,
      freeMinor: 100_000n,
    });
  });

  it('safeguard: requester, approver and payer are three people', async () => {
    const scene = await setPaymentScene();
    const id = await requested(scene);
    expect(await refusalOf(executeDisbursement(scene.finance2, id, REFERENCE))).toMatchObject({
      message: expect.stringContaining('requested'),
    });
    await approveDisbursement(scene.finance, id);
    expect(await refusalOf(executeDisbursement(scene.finance, id, REFERENCE))).toEqual({
      field: '',
      message: financeWords.samePersonExecute,
    });
    const turned = { ...scene.finance, userId: scene.officer.userId };
    expect(await refusalOf(executeDisbursement(turned, id, REFERENCE))).toEqual({
      field: '',
      message: financeWords.roleGone,
    });
    await asSuperuser((client) =>
      client.query(
        `SET session_replication_role = replica; UPDATE identity.role_grant SET role = 'finance', office_id = NULL WHERE user_id = '${scene.officer.userId}'`,
      ),
    );
    expect(await refusalOf(executeDisbursement(turned, id, REFERENCE))).toEqual({
      field: '',
      message: financeWords.samePersonExecute,
    });
    expect(await refusalOf(rejectDisbursement(turned, id, 'No.'))).toEqual({
      field: '',
      message: financeWords.samePersonApprove,
    });
    await executeDisbursement(scene.finance2, id, REFERENCE);
    expect(await stateOf(id)).toBe('executed');
  });

  it('safeguard: a large amount takes two approvals, and a third person pays', async () => {
    const scene = await setPaymentScene();
    const id = await requested(scene, '5000.01');
    await approveDisbursement(scene.finance, id);
    await approveDisbursement(scene.finance, id);
    expect(await stateOf(id)).toBe('requested');
    await approveDisbursement(scene.finance2, id);
    expect(await refusalOf(executeDisbursement(scene.finance2, id, REFERENCE))).toEqual({
      field: '',
      message: financeWords.samePersonExecute,
    });
    await executeDisbursement(scene.finance3, id, REFERENCE);
    expect(await stateOf(id)).toBe('executed');
  });

  it('safeguard: two who pay at once pay once', async () => {
    const scene = await setPaymentScene();
    const id = await requested(scene);
    await approveDisbursement(scene.finance, id);
    const answers = await Promise.all(
      [scene.finance2, scene.finance3].map((who) =>
        refusalOf(executeDisbursement(who, id, { ...REFERENCE, valueDate: '2026-11-21' })),
      ),
    );
    expect(answers.filter((answer) => answer === 'accepted')).toHaveLength(1);
    expect((await readOfficeLine(scene.officer, scene.lineId))?.paidMinor).toBe(150_000n);
  });

  it('safeguard: neither reasons, payees nor references are stored in the clear', async () => {
    const scene = await setPaymentScene();
    await executed(scene);
    const dump = await asSuperuser(async (client) => {
      const tables = [
        'ledger.disbursement',
        'private.payee',
        'audit.trail_entry',
        'ledger.entry',
        'system.outbox_event',
      ];
      const texts: string[] = [];
      for (const table of tables) {
        const { rows } = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${table} t`);
        texts.push(...rows.map(({ row }) => row));
      }
      return texts.join('\n');
    });
    const hex = (text: string) => Buffer.from(text).toString('hex');
    for (const secret of [VENDOR, ACCOUNT, REASON, REFERENCE.reference, 'Lotus']) {
      expect(dump).not.toContain(secret);
      expect(dump).not.toContain(hex(secret));
    }
  });

  it('safeguard: an arrival is not confirmed by the requester, nor before the payment', async () => {
    const scene = await setPaymentScene();
    const id = await requested(scene);
    expect(await refusalOf(confirmReceipt(scene.colleague, id, { received: true, note: '' }))).toEqual({
      field: '',
      message: words.receiptTooEarly,
    });
    const paid = await executed(scene, '10');
    expect(await refusalOf(confirmReceipt(scene.officer, paid, { received: true, note: '' }))).toEqual({
      field: '',
      message: words.arrivalOwn,
    });
  });
});
