import { expect, test } from 'vitest';
import { databaseErrorCode, databaseRoles, inTransaction, type Transaction } from '~/platform/db/index.server';

const as = (role: (typeof databaseRoles)[number], work: (tx: Transaction) => Promise<unknown>) =>
  inTransaction({ databaseRole: role, userId: null, role: role.replace('homeward_', '') }, 'test', work);

const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'succeeded',
    (error) => databaseErrorCode(error) ?? String(error),
  );

test.each(databaseRoles)('%s cannot rewrite the trail (trail_is_append_only, grants)', async (role) => {
  for (const statement of [
    'DELETE FROM audit.trail_entry',
    `UPDATE audit.trail_entry SET action = 'x'`,
    'TRUNCATE audit.trail_entry',
    `INSERT INTO audit.trail_entry (actor_role, action, subject_kind, subject, detail) VALUES ('x','x','x','x','{}')`,
  ]) {
    expect(await codeOf(as(role, (tx) => tx.$executeRawUnsafe(statement)))).toBe('42501');
  }
});

test.each(['homeward_public', 'homeward_finance', 'homeward_auditor', 'homeward_admin', 'homeward_identity'] as const)(
  '%s cannot look into the private register (schema grants)',
  async (role) => {
    expect(await codeOf(as(role, (tx) => tx.$queryRaw`SELECT * FROM private.case_file`))).toBe('42501');
  },
);

test('the public role cannot become another (membership of homeward_web)', async () => {
  expect(await codeOf(as('homeward_public', (tx) => tx.$executeRawUnsafe('SET LOCAL ROLE homeward_officer')))).toBe(
    '42501',
  );
});
