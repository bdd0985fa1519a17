import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { audit as words } from '../../../app/catalogues/en/audit';
import type { StaffActor } from '../../../app/domain/access';
import {
  answerFinding,
  closeFinding,
  currentMonth,
  raiseFinding,
  readAuditedDisbursement,
  readAuditedDisbursements,
  readFindings,
  readSeals,
  readTrail,
  statementOfFunds,
  verifyNow,
} from '../../../app/domain/audit/index.server';
import { databaseErrorCode, inTransaction } from '../../../app/platform/db/index.server';
import { asSuperuser } from '../database';
import {
  ACCOUNT,
  evidenced,
  executed,
  type PaymentScene,
  REASON,
  refusalOf,
  requested,
  setPaymentScene,
  VENDOR,
} from '../disbursements/scene';
import { endPools, value, worker } from '../ledger/scene';

afterAll(endPools);

const finding = (more: Partial<Parameters<typeof raiseFinding>[2]> = {}) => ({
  findingId: randomUUID(),
  severity: 'medium' as const,
  text: 'The receipt shows another date.',
  dueOn: '2030-02-01',
  ...more,
});
const raised = async (scene: PaymentScene) => {
  const id = await evidenced(scene);
  const one = finding();
  await raiseFinding(scene.auditor, id, one);
  return { id, findingId: one.findingId };
};

describe('a finding', () => {
  it('is raised, answered by the office or finance, and closed', async () => {
    const scene = await setPaymentScene();
    const { id, findingId } = await raised(scene);
    expect(await readFindings(scene.officer)).toMatchObject([{ id: findingId, state: 'open', isOverdue: false }]);
    await answerFinding(scene.officer, { findingId, text: 'The clinic wrote the date of the visit.' });
    await answerFinding(scene.finance, { findingId, text: 'The statement shows the same day.' });
    await closeFinding(scene.auditor, { findingId, text: 'Both dates are explained.' });
    const [closed] = await readFindings(scene.auditor, { disbursementId: id });
    expect(closed).toMatchObject({ state: 'closed', severity: 'medium' });
    expect(closed?.responses.map(({ kind }) => kind)).toEqual(['answer', 'answer', 'closure']);
  });

  it('safeguard: the same form twice is one act; another text under its id is refused', async () => {
    const scene = await setPaymentScene();
    const id = await executed(scene);
    const one = finding();
    await raiseFinding(scene.auditor, id, one);
    await raiseFinding(scene.auditor, id, one);
    expect(await refusalOf(raiseFinding(scene.auditor, id, { ...one, text: 'Something else.' }))).not.toBe('accepted');
    const answer = { findingId: one.findingId, text: 'An answer.' };
    await answerFinding(scene.officer, answer);
    await answerFinding(scene.officer, answer);
    const closure = { findingId: one.findingId, text: 'Enough.' };
    await closeFinding(scene.auditor, closure);
    await closeFinding(scene.auditor, closure);
    const [closed] = await readFindings(scene.auditor, { disbursementId: id });
    expect(closed?.responses).toHaveLength(2);
    expect(await refusalOf(closeFinding(scene.auditor, { ...closure, text: 'Again.' }))).toEqual({
      field: '',
      message: words.findingIsClosed,
    });
  });

  it('safeguard: it is answered before it is closed, by those responsible, and not by other offices', async () => {
    const scene = await setPaymentScene();
    const { findingId } = await raised(scene);
    const say = { findingId, text: 'Some words.' };
    expect(await refusalOf(closeFinding(scene.auditor, say))).toEqual({ field: '', message: words.findingNotAnswered });
    expect(await readFindings(scene.officerElsewhere)).toEqual([]);
    expect(await refusalOf(answerFinding(scene.officerElsewhere, say))).toEqual({
      field: '',
      message: words.findingRoleGone,
    });
    expect(await refusalOf(raiseFinding(scene.auditor, randomUUID(), finding()))).toEqual({
      field: '',
      message: words.findingGone,
    });
    expect(
      await refusalOf(raiseFinding(scene.auditor, await executed(scene, '5'), finding({ dueOn: '2020-01-01' }))),
    ).toEqual({ field: 'dueOn', message: words.findingDuePast });
  });
});

describe('what an auditor sees', () => {
  it('is the whole history of a payment, and no name, vendor, reason or account', async () => {
    const scene = await setPaymentScene();
    const { id } = await raised(scene);
    const open = await readAuditedDisbursement(scene.auditor, id);
    expect(open).toMatchObject({
      pseudonym: scene.pseudonym,
      state: 'evidenced',
      requestedByName: 'A officer',
      gifts: [{ number: 1, usedMinor: 150_000n }],
    });
    expect(open?.evidence[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(open?.trail.map(({ action }) => action)).toEqual([
      'disbursement.requested',
      'disbursement.approved',
      'disbursement.executed',
      'evidence.attached',
      'evidence.accepted',
      'finding.raised',
      'disbursement.audited',
    ]);
    const told = JSON.stringify(open, (_, inner) => (typeof inner === 'bigint' ? inner.toString() : inner)).replaceAll(
      scene.pseudonym,
      '',
    );
    for (const secret of [VENDOR, ACCOUNT, REASON, scene.caseId]) expect(told).not.toContain(secret);
  });

  it('can be filtered and paged', async () => {
    const scene = await setPaymentScene();
    for (let amount = 1; amount <= 3; amount += 1) await requested(scene, String(amount));
    const paid = await executed(scene, '9');
    expect((await readAuditedDisbursements(scene.auditor, { search: scene.pseudonym.toUpperCase() }, 1)).count).toBe(4);
    expect(
      (await readAuditedDisbursements(scene.auditor, { search: scene.pseudonym, state: 'executed' }, 1)).rows.map(
        (row) => row.id,
      ),
    ).toEqual([paid]);
    expect((await readAuditedDisbursements(scene.auditor, { search: '%' }, 1)).count).toBe(0);
    expect(await readAuditedDisbursements(scene.auditor, { search: scene.pseudonym }, 99)).toMatchObject({
      page: 1,
      pages: 1,
    });
    const trail = await readTrail(scene.auditor, 'disbursement.executed', 1);
    expect(trail.rows[0]).toMatchObject({ action: 'disbursement.executed', subject: paid });
  });

  it('safeguard: finance and auditors cannot read the private register, whatever they ask', async () => {
    const scene = await setPaymentScene();
    const tables = await asSuperuser(
      async (client) =>
        (
          await client.query<{ name: string }>(
            `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'private'::regnamespace AND c.relkind IN ('r', 'v')`,
          )
        ).rows,
    );
    expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(['payee', 'evidence_draft', 'case_file']));
    const codeOf = async (actor: StaffActor, sql: string) => {
      try {
        await inTransaction(actor, 'attack', (tx) => tx.$queryRawUnsafe(sql));
        return 'accepted';
      } catch (error) {
        return databaseErrorCode(error) ?? 'other';
      }
    };
    for (const actor of [scene.finance, scene.auditor]) {
      for (const { name } of tables)
        expect([name, await codeOf(actor, `SELECT 1 FROM private.${name} LIMIT 1`)]).toEqual([name, '42501']);
    }
    expect(await codeOf(scene.auditor, 'SELECT reason_sealed FROM ledger.disbursement')).toBe('42501');
    expect(await codeOf(scene.auditor, 'SELECT original_key FROM ledger.evidence')).toBe('42501');
    expect(await codeOf(scene.finance, 'SELECT original_key FROM ledger.evidence')).toBe('42501');
    for (const role of ['officer', 'officerElsewhere'] as const) {
      expect(await codeOf(scene[role], `UPDATE private.payee SET code = 'PY-AAAAAA'`)).toBe('42501');
    }
  });
});

describe('the ledger', () => {
  it('shows seals and holds when verified; a rewritten posting is named', async ({ task }) => {
    task.file.meta.booksAreRewritten = true;
    const scene = await setPaymentScene();
    await executed(scene);
    await value(worker, 'SELECT ledger.seal()');
    await value(worker, 'SELECT audit.seal_trail()');
    const { chains } = await readSeals(scene.auditor);
    expect(chains.find(({ chain }) => chain === 'ledger')?.sealed).toBeGreaterThan(0n);
    const [one, other] = await Promise.all([verifyNow(scene.auditor), verifyNow(scene.auditor)]);
    expect(one.violation).toBeUndefined();
    expect(other).toBe(one);
    await asSuperuser((client) =>
      client.query(
        `SET session_replication_role = replica; UPDATE ledger.posting SET amount_minor = amount_minor + 1 WHERE position = 1 AND entry_id = (SELECT entry_id FROM ledger.entry_seal ORDER BY seq DESC LIMIT 1)`,
      ),
    );
    expect((await verifyNow(scene.auditor)).violation).toBeDefined();
  });

  it('states each fund from opening to closing', async () => {
    const scene = await setPaymentScene({ currency: 'GBP', goalMinor: 300_000n });
    await executed(scene, '100');
    const month = await currentMonth(scene.finance);
    const [restricted] = (await statementOfFunds(scene.finance, month)).filter(({ currency }) => currency === 'GBP');
    expect(restricted).toMatchObject({
      fund: 'restricted',
      openingMinor: 0n,
      receivedMinor: 300_000n,
      spentMinor: 10_000n,
      closingMinor: 290_000n,
    });
    const later = (await statementOfFunds(scene.auditor, '2031-01')).find(({ currency }) => currency === 'GBP');
    expect(later).toMatchObject({ openingMinor: 290_000n, receivedMinor: 0n, spentMinor: 0n, closingMinor: 290_000n });
  });
});
