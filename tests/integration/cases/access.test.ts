import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { publicActor, type StaffRole, workerActor } from '../../../app/domain/access';
import { CaseNotFoundError } from '../../../app/domain/cases';
import { editPerson, openCase, removeLine, saveDraft, saveStop } from '../../../app/domain/cases/index.server';
import { consentHistory, recordConsent, withdrawConsent } from '../../../app/domain/consent/index.server';
import { importFiles } from '../../../app/domain/import/index.server';
import { databaseErrorCode, inTransaction } from '../../../app/platform/db/index.server';
import { caseFile, rowsOf, someOffice, someStaff, staffOf } from './scene';

let officer: Awaited<ReturnType<typeof someStaff>>;
let caseId = '';
beforeAll(async () => {
  officer = await someStaff();
  const [outcome] = await importFiles(officer, [caseFile('009')]);
  if (outcome?.status !== 'imported') throw new Error('not imported');
  caseId = outcome.cases[0]?.id ?? '';
});

const trailOf = (action: string) =>
  rowsOf<{ actor_id: string; subject: string; detail: unknown }>(
    'SELECT actor_id, subject, detail FROM audit.trail_entry WHERE action = $1 ORDER BY seq',
    [action],
  );

describe('a case of another office', () => {
  it('is not there, whatever is tried on it', async () => {
    const stranger = await someStaff();
    const draft = { title: '', story: '', stops: {}, labels: {} };
    const stop = {
      kind: 'origin',
      content: { place: 'X', country: null, lat: null, lon: null, from: null, to: null, note: '' },
    } as const;
    const consent = {
      language: 'x',
      medium: 'spoken',
      givenOn: '2026-11-20',
      granted: [],
      explainedBy: '',
      guardian: null,
      otherRefusals: [],
      notes: '',
      conditions: [],
    } as const;
    const { person } = await openCase(officer, caseId, ['person'], 'test');
    const tries = [
      openCase(stranger, caseId, ['title'], 'test'),
      consentHistory(stranger, caseId, 'test'),
      editPerson(stranger, { caseId, version: person.version, title: 'x', person: { ...person.content, given: 'x' } }),
      saveStop(stranger, caseId, randomUUID(), { ...stop }),
      removeLine(stranger, caseId, randomUUID()),
      saveDraft(stranger, { caseId, baseRevision: 1, locale: 'en', content: draft }),
      recordConsent(stranger, caseId, randomUUID(), { ...consent, granted: [], otherRefusals: [], conditions: [] }),
      withdrawConsent(stranger, caseId),
    ];
    for (const result of await Promise.allSettled(tries)) {
      expect(result.status === 'rejected' && result.reason).toBeInstanceOf(CaseNotFoundError);
    }
    expect((await openCase(officer, caseId, ['person'], 'test')).person).toEqual(person);
  });

  it('cannot be moved or planted by changing the office', async () => {
    const office = await someOffice();
    const move = inTransaction(officer, 'attack', (tx) =>
      tx.caseFile.update({ where: { id: caseId }, data: { officeId: office }, select: { id: true } }),
    );
    await expect(move).rejects.toThrow(/row-level security|denied/i);
  });
});

describe('the private register', () => {
  const tables = [
    'case_file',
    'journey_stop',
    'needs_assessment',
    'needs_line',
    'consent',
    'consent_condition',
    'story_draft',
  ];

  it.each<StaffRole>(['finance', 'auditor', 'admin'])('is closed to %s', async (role) => {
    const actor = staffOf(officer.officeId ?? '', role);
    for (const table of tables) {
      const read = inTransaction(actor, 'attack', (tx) => tx.$queryRawUnsafe(`SELECT * FROM private.${table}`));
      expect(databaseErrorCode(await read.catch((error) => error)), table).toBe('42501');
    }
    await expect(openCase(actor, caseId, ['title'], 'attack')).rejects.toThrow();
  });

  it('is closed to the public role', async () => {
    for (const table of tables) {
      const read = inTransaction(publicActor, 'attack', (tx) => tx.$queryRawUnsafe(`SELECT * FROM private.${table}`));
      expect(databaseErrorCode(await read.catch((error) => error)), table).toBe('42501');
    }
  });

  it('shows a reviewer nothing of a case that was never sent for review', async () => {
    const reviewer = staffOf(officer.officeId ?? '', 'reviewer');
    for (const table of tables) {
      const rows = await inTransaction(reviewer, 'attack', (tx) =>
        tx.$queryRawUnsafe<unknown[]>(`SELECT * FROM private.${table}`),
      );
      expect(rows, table).toEqual([]);
    }
    await expect(openCase(reviewer, caseId, ['title'], 'attack')).rejects.toThrow(CaseNotFoundError);
  });

  it('keeps content and needs from the worker', async () => {
    const read = inTransaction(workerActor, 'attack', (tx) => tx.$queryRawUnsafe('SELECT * FROM private.needs_line'));
    expect(databaseErrorCode(await read.catch((error) => error))).toBe('42501');
  });

  it('shows an officer without an office nothing', async () => {
    const actor = { ...staffOf(officer.officeId ?? ''), officeId: null };
    await expect(openCase(actor, caseId, ['title'], 'attack')).rejects.toThrow(CaseNotFoundError);
  });
});

describe('the door', () => {
  it('writes who, which fields and why under the pseudonym, and no identifier', async () => {
    const opened = await openCase(officer, caseId, ['person', 'journey'], 'prepare the interview');
    const entry = (await trailOf('case.read')).at(-1);
    expect(entry).toEqual({
      actor_id: officer.userId,
      subject: opened.pseudonym,
      detail: { fields: ['person', 'journey'], reason: 'prepare the interview' },
    });
  });

  it('gives no plain text when its trail row cannot be written', async () => {
    await rowsOf('REVOKE EXECUTE ON FUNCTION audit.record(text, text, text, jsonb) FROM homeward_officer');
    try {
      await expect(openCase(officer, caseId, ['person'], 'test')).rejects.toThrow();
    } finally {
      await rowsOf('GRANT EXECUTE ON FUNCTION audit.record(text, text, text, jsonb) TO homeward_officer');
    }
  });

  it('notices ciphertext that was moved to another case', async () => {
    const [other] = await importFiles(officer, [caseFile('001')]);
    const otherId = other?.status === 'imported' ? other.cases[0]?.id : '';
    await rowsOf(
      'UPDATE private.case_file SET person_sealed = (SELECT person_sealed FROM private.case_file WHERE id = $1) WHERE id = $2',
      [caseId, otherId],
    );
    await expect(openCase(officer, otherId ?? '', ['person'], 'test')).rejects.toThrow(/do not open/);
    expect((await openCase(officer, otherId ?? '', ['title'], 'test')).title).not.toBe('');
  });
});
