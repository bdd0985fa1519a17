import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { asSuperuser } from '../database';
import { approve, attachEvidence, checkEvidence, confirmReceipt, execute, give, request } from './acts';
import { endPools, refusal, rows, type Scene, setScene, transaction, value, visitor, type Who } from './scene';

let scene: Scene;
beforeEach(async () => {
  scene = await setScene([1_000_000n, 50_000n], { categories: ['medical', 'return_travel'] });
  await give(scene, 600_000n, 0);
  await give(scene, 400_000n, 0);
});
afterAll(endPools);

const executed = async (amountMinor: bigint, lineIndex = 0) => {
  const id = await request(scene, amountMinor, { lineIndex });
  await approve(scene.finance, id);
  await execute(scene.finance2, id);
  return id;
};

describe('evidence and receipt', () => {
  it('safeguard: evidence is of the office, after execution, and checked by a second person', async () => {
    const early = await request(scene, 100n);
    expect(await refusal(attachEvidence(scene.officer, early))).toBe('HW002');
    const id = await executed(5_000n);
    expect(await refusal(attachEvidence(scene.officerElsewhere, id))).toBe('HW001');
    const evidence = await attachEvidence(scene.officer, id);
    expect(await refusal(checkEvidence(scene.officer, evidence))).toBe('HW005');
    expect(await refusal(checkEvidence(scene.officerElsewhere, evidence))).toBe('HW001');
    expect(
      await refusal(
        asSuperuser((client) =>
          client.query(
            `UPDATE ledger.evidence SET state = 'accepted', checked_by = uploaded_by, checked_at = now() WHERE id = '${evidence}'`,
          ),
        ),
      ),
    ).toBe('23514');
    expect(await checkEvidence(scene.officerOfSameOffice, evidence)).toBe('evidenced');
    expect(await refusal(checkEvidence(scene.reviewer, evidence, false))).toBe('HW002');
    expect(
      await refusal(
        asSuperuser((client) =>
          client.query(`UPDATE ledger.evidence SET redacted_key = 'x/1' WHERE id = '${evidence}'`),
        ),
      ),
    ).toBe('HW002');
  });

  it('safeguard: the word of the survivor is never the only evidence', async () => {
    const id = await executed(5_000n);
    expect(await confirmReceipt(scene.survivor, id)).toBe('executed');
    expect(await checkEvidence(scene.reviewer, await attachEvidence(scene.officer, id))).toBe('confirmed');
  });

  it('safeguard: a survivor confirms what is theirs, and no setting makes a survivor of an officer', async () => {
    const id = await executed(5_000n);
    expect(await refusal(confirmReceipt({ role: 'survivor', caseId: randomUUID() }, id))).toBe('HW007');
    const pretends = transaction({ ...scene.officer, caseId: scene.caseId }, async (client) => {
      await client.query(`SELECT set_config('homeward.actor_role', 'survivor', true)`);
      await client.query('SELECT ledger.confirm_receipt($1, true)', [id]);
    });
    expect(await refusal(pretends)).toBe('HW005');
  });

  it('a visit is paid by another person than the requester; a disputed receipt stays open', async () => {
    const id = await executed(5_000n);
    await checkEvidence(scene.reviewer, await attachEvidence(scene.officer, id));
    expect(await refusal(confirmReceipt(scene.officer, id))).toBe('HW005');
    expect(await confirmReceipt(scene.survivor, id, false)).toBe('evidenced');
    expect(await confirmReceipt(scene.officerOfSameOffice, id)).toBe('confirmed');
    expect(await refusal(confirmReceipt(scene.survivor, id))).toBe('HW002');
  });

  it('flags a receipt that is used twice', async () => {
    const [one, two] = [await executed(100n), await executed(200n)];
    await attachEvidence(scene.officer, one, { digest: 'the same paper' });
    await attachEvidence(scene.officer, two, { digest: 'the same paper' });
    expect(
      await rows(
        scene.auditor,
        `SELECT disbursement_id, kind FROM ledger.disbursement_flag WHERE disbursement_id = ANY ($1) AND kind = 'receipt_used_twice'`,
        [[one, two]],
      ),
    ).toEqual([{ disbursement_id: two, kind: 'receipt_used_twice' }]);
  });
});

describe('what others see', () => {
  const paid = async (lineIndex: number) =>
    value<bigint>(visitor, 'SELECT paid_minor FROM public.line_progress WHERE campaign_line_id = $1', [
      scene.lineIds[lineIndex],
    ]);
  const nextMonth = () =>
    asSuperuser((client) =>
      client.query(`UPDATE ledger.line_public_paid SET month = (month - interval '1 month')::date`),
    );

  it('safeguard: public paid totals move with the month only, and return travel after confirmed arrival', async () => {
    await give(scene, 50_000n, 1);
    await executed(5_000n, 0);
    const travel = await executed(7_000n, 1);
    expect([await paid(0), await paid(1)]).toEqual([0n, 0n]);
    await nextMonth();
    expect([await paid(0), await paid(1)]).toEqual([5_000n, 0n]);
    await checkEvidence(scene.reviewer, await attachEvidence(scene.officer, travel));
    await confirmReceipt(scene.survivor, travel);
    expect(await paid(1)).toBe(0n);
    await nextMonth();
    expect(await paid(1)).toBe(7_000n);
  });

  it('safeguard: an officer sees their office, a survivor their case, an auditor no case at all', async () => {
    const id = await executed(5_000n);
    const ids = async (who: Who, view: string) =>
      (await rows<{ id: string }>(who, `SELECT id FROM ${view}`)).map((each) => each.id);
    expect(await ids(scene.officer, 'ledger.office_disbursement')).toEqual([id]);
    expect(await ids(scene.officerElsewhere, 'ledger.office_disbursement')).toEqual([]);
    expect(await ids(scene.survivor, 'ledger.survivor_disbursement')).toEqual([id]);
    expect(await ids({ role: 'survivor', caseId: randomUUID() }, 'ledger.survivor_disbursement')).toEqual([]);
    expect(await ids({ role: 'survivor' }, 'ledger.survivor_disbursement')).toEqual([]);
    const [seen] = await rows(scene.auditor, 'SELECT * FROM audit.disbursement_view WHERE id = $1', [id]);
    expect(seen).toMatchObject({
      pseudonym: `P-${scene.caseId}`,
      requested_by_name: 'A officer',
      approved_by_name: 'A finance',
      executed_by_name: 'A finance',
      entry_ids: expect.any(Array),
    });
    expect(Object.keys(seen ?? {}).filter((column) => /sealed|case|original|office/.test(column))).toEqual([]);
    expect(await ids({ role: 'auditor', userId: scene.finance.userId }, 'audit.disbursement_view')).toEqual([]);
    expect(await ids(scene.finance, 'ledger.finance_disbursement')).toContain(id);
    expect(await refusal(rows(scene.auditor, 'SELECT original_key FROM ledger.evidence'))).toBe('42501');
    expect(await refusal(rows(scene.finance, 'SELECT original_key FROM ledger.evidence'))).toBe('42501');
    expect(await refusal(rows(scene.auditor, 'SELECT reason_sealed FROM ledger.disbursement'))).toBe('42501');
    expect(await refusal(rows(scene.officer, 'SELECT id FROM ledger.disbursement'))).toBe('42501');
  });
});

describe('findings', () => {
  const raise = (who: Who, disbursementId: string, id = randomUUID()) =>
    value<string>(
      who,
      `SELECT audit.raise_finding($1, $2, 'medium', 'The receipt shows another amount.', '2026-12-15')`,
      [id, disbursementId],
    );
  const answer = (who: Who, id: string) =>
    value(who, `SELECT audit.answer_finding($1, 'The clinic gave a discount.')`, [id]);
  const close = (who: Who, id: string) => value(who, `SELECT audit.close_finding($1, 'Seen and understood.')`, [id]);

  it('safeguard: raised by an auditor, answered by those responsible, closed by an auditor, once', async () => {
    const id = await executed(5_000n);
    expect(await refusal(raise({ role: 'auditor', userId: scene.finance.userId }, id))).toBe('HW001');
    const finding = await raise(scene.auditor, id);
    expect(await refusal(close(scene.auditor, finding))).toBe('HW002');
    expect(await refusal(answer(scene.officerElsewhere, finding))).toBe('HW001');
    await answer(scene.officer, finding);
    await answer(scene.finance3, finding);
    expect(await refusal(close(scene.finance, finding))).toBe('42501');
    await close(scene.auditor, finding);
    expect(await refusal(answer(scene.officer, finding))).toBe('HW002');
    const [seen] = await rows<{ state: string; responses: unknown[] }>(
      scene.officer,
      'SELECT state, responses FROM audit.finding_view WHERE id = $1',
      [finding],
    );
    expect(seen).toMatchObject({
      state: 'closed',
      responses: [{ kind: 'answer' }, { kind: 'answer' }, { kind: 'closure' }],
    });
    expect(await rows(scene.officerElsewhere, 'SELECT 1 FROM audit.finding_view WHERE id = $1', [finding])).toEqual([]);
    expect(
      await refusal(
        asSuperuser((client) => client.query(`UPDATE audit.finding SET text = 'Nothing.' WHERE id = '${finding}'`)),
      ),
    ).toBe('HW002');
  });

  it('safeguard: whoever took part does not audit it, and whoever answered does not close', async () => {
    const id = await executed(5_000n);
    const finding = await raise(scene.auditor, id);
    await answer(scene.finance3, finding);
    await asSuperuser((client) =>
      client.query(
        `SET session_replication_role = replica; UPDATE identity.role_grant SET role = 'auditor' WHERE user_id IN ('${scene.finance3.userId}', '${scene.finance.userId}')`,
      ),
    );
    expect(await refusal(close({ role: 'auditor', userId: scene.finance3.userId }, finding))).toBe('HW005');
    expect(await refusal(raise({ role: 'auditor', userId: scene.finance.userId }, id))).toBe('HW005');
    await asSuperuser((client) =>
      client.query(
        `SET session_replication_role = replica; UPDATE identity.role_grant SET role = 'finance' WHERE user_id = '${scene.auditor.userId}'`,
      ),
    );
    expect(await refusal(answer({ role: 'finance', userId: scene.auditor.userId }, finding))).toBe('HW005');
  });
});
