import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StaffActor } from '../../../app/domain/access';
import { personSchema } from '../../../app/domain/cases';
import { createCase, mailUnusualReading, openCase, unusualReadings } from '../../../app/domain/cases/index.server';
import { vault } from '../../../app/platform/crypto/index.server';
import type { Mail } from '../../../app/platform/mail/index.server';
import { asSuperuser } from '../database';
import { rowsOf, someOffice, someStaff } from '../publishing/scene';

const sent: Mail[] = [];
vi.mock('../../../app/platform/mail/send-or-give-up.server', () => ({
  sendOrGiveUp: async (mail: Mail) => void sent.push(mail),
}));

let officer: StaffActor;
let caseIds: string[];
beforeEach(async () => {
  sent.length = 0;
  officer = await someStaff('officer', await someOffice());
  caseIds = [];
  for (let count = 0; count < 6; count += 1) {
    const content = {
      title: `Case ${count}`,
      person: personSchema.parse({ given: 'Sok' }),
      stops: [],
      assessment: null,
      draft: null,
    };
    caseIds.push((await createCase(officer, content, randomUUID())).id);
  }
  await rowsOf('UPDATE audit.reading_limit SET cases_an_hour = 4, cases_a_day = 5');
});
afterEach(() => rowsOf('UPDATE audit.reading_limit SET cases_an_hour = 40, cases_a_day = 120'));

const read = (caseId = '') => openCase(officer, caseId, ['title'], 'test');
const alerts = () =>
  rowsOf<{ span: string; cases: number }>(
    'SELECT span, cases FROM audit.unusual_reading WHERE reader_id = $1 ORDER BY raised_at, span DESC',
    [officer.userId],
  );
const readingsInTrail = () =>
  rowsOf<{ subject: string }>(`SELECT subject FROM audit.trail_entry WHERE action = 'case.read' AND actor_id = $1`, [
    officer.userId,
  ]);

describe('unusual volumes of reading', () => {
  it('raise an alert once, while reading goes on — safeguard: counted where the trail is written', async () => {
    for (const caseId of [...caseIds.slice(0, 4), ...caseIds.slice(0, 4)]) await read(caseId);
    expect(await alerts()).toEqual([]);
    expect((await read(caseIds[4])).title).toBe('Case 4');
    expect(await alerts()).toEqual([{ span: 'hour', cases: 5 }]);
    expect((await read(caseIds[5])).title).toBe('Case 5');
    await read(caseIds[5]);
    expect(await alerts()).toEqual([
      { span: 'hour', cases: 5 },
      { span: 'day', cases: 6 },
    ]);
    const events = await rowsOf<{ payload: { alertId: string } }>(
      `SELECT payload FROM system.outbox_event WHERE kind = 'reading.unusual'`,
    );
    expect(events.length).toBeGreaterThanOrEqual(2);
    const [first] = await unusualReadings(await someStaff('reviewer'));
    expect([first?.span, first?.cases, first?.reader]).toEqual(['day', 6, 'A officer']);
  });

  it('are mailed to reviewers and administrators, naming nobody', async () => {
    const [reviewer, admin] = [await someStaff('reviewer'), await someStaff('admin')];
    await mailUnusualReading({ alertId: randomUUID() });
    const recipients = sent.map(({ to }) => to);
    expect(recipients).toContain(`${reviewer.userId}@demo.homeward.test`);
    expect(recipients).toContain(`${admin.userId}@demo.homeward.test`);
    expect(recipients).not.toContain(`${officer.userId}@demo.homeward.test`);
    expect(sent[0]?.text).toMatch(/\/review\/safety/);
    expect(sent.map(({ text, subject }) => text + subject).join(' ')).not.toMatch(/officer|Sok|HW-/);
  });

  it('attack: the reader cannot take the alert or the limit back', async () => {
    for (const caseId of caseIds) await read(caseId);
    await expect(
      asSuperuser((client) => client.query('DELETE FROM audit.unusual_reading WHERE reader_id = $1', [officer.userId])),
    ).rejects.toThrow(/for good/);
    const client = await import('../../../app/platform/db/index.server');
    for (const sql of ['UPDATE audit.reading_limit SET cases_an_hour = 100000', 'DELETE FROM audit.unusual_reading'])
      await expect(client.inTransaction(officer, 'attack', (tx) => tx.$executeRawUnsafe(sql))).rejects.toThrow(
        /permission denied/,
      );
  });
});

describe('the door', () => {
  it('asks for no key while the trail row is not written — safeguard: the row commits first', async () => {
    const key = vi.spyOn(vault(), 'caseKey');
    await rowsOf('REVOKE EXECUTE ON FUNCTION audit.record(text, text, text, jsonb) FROM homeward_officer');
    try {
      await expect(read(caseIds[0])).rejects.toThrow();
      expect(key).not.toHaveBeenCalled();
    } finally {
      await rowsOf('GRANT EXECUTE ON FUNCTION audit.record(text, text, text, jsonb) TO homeward_officer');
      key.mockRestore();
    }
  });

  it('asks for no key when the row fails at the very end of its transaction', async () => {
    await rowsOf(
      `CREATE FUNCTION audit.refuse_at_commit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the disk is full'; END $$`,
    );
    await rowsOf(
      `CREATE CONSTRAINT TRIGGER refuse_at_commit AFTER INSERT ON audit.trail_entry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit.refuse_at_commit()`,
    );
    const key = vi.spyOn(vault(), 'caseKey');
    try {
      await expect(read(caseIds[0])).rejects.toThrow();
      expect(key).not.toHaveBeenCalled();
    } finally {
      key.mockRestore();
      await rowsOf('DROP TRIGGER refuse_at_commit ON audit.trail_entry');
    }
    expect(await readingsInTrail()).toEqual([]);
  });

  it('ends between: the reading is in the trail, and nothing was read', async () => {
    const key = vi.spyOn(vault(), 'caseKey').mockRejectedValueOnce(new Error('the process ended'));
    await expect(read(caseIds[0])).rejects.toThrow('the process ended');
    key.mockRestore();
    expect(await readingsInTrail()).toHaveLength(1);
  });
});
