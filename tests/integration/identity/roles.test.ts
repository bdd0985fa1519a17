import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StaffActor, staffActor } from '../../../app/domain/access';
import { appointFirstAdministrators } from '../../../app/domain/access/first-administrators.server';
import { readStaffList } from '../../../app/domain/access/staff.queries.server';
import { addOffice, endStaffSessions } from '../../../app/domain/access/staff-accounts.server';
import {
  createDemonstrationStaff,
  demonstrationStaff,
  LiveModeError,
} from '../../../app/domain/access/staff-demonstration.server';
import { approveRole, proposeRole, revokeRole } from '../../../app/domain/access/staff-roles.server';
import { databaseErrorCode, inTransaction } from '../../../app/platform/db/index.server';
import { asSuperuser } from '../database';
import { linkToken, openIdentity, PASSWORD, signedIn } from './browser';

const { identity, mails } = openIdentity();
const live = openIdentity({ mode: 'live' });
const ids: Record<string, string> = {};
let officeId = '';
const admin = (email: string): StaffActor =>
  staffActor({ userId: ids[email] ?? '', name: email, role: 'admin', officeId: null });
const first = () => admin('admin@demo.homeward.test');
const second = () => admin('admin2@demo.homeward.test');
const grantOf = async (userId: string) =>
  (await readStaffList(first())).members.find((member) => member.id === userId)?.grant;
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => databaseErrorCode(error),
  );

beforeAll(async () => {
  const made = await createDemonstrationStaff(PASSWORD, identity);
  Object.assign(ids, made.userIds);
  officeId = made.officeId;
});
afterAll(async () => {
  await identity.close();
  await live.identity.close();
});

describe('the demonstration', () => {
  it('has seven accounts, each with the role that two administrators gave', async () => {
    const { members } = await readStaffList(first());
    expect(
      members.map(({ email, grant }) => ({ email, role: grant?.role, approved: grant?.approvedAt instanceof Date })),
    ).toEqual(expect.arrayContaining(demonstrationStaff.map(({ email, role }) => ({ email, role, approved: true }))));
    expect(members).toHaveLength(demonstrationStaff.length);
    const browser = await signedIn(identity, 'officer@demo.homeward.test');
    expect(await identity.currentStaff(browser.request())).toMatchObject({
      kind: 'staff',
      role: 'officer',
      officeId,
      databaseRole: 'homeward_officer',
    });
  });

  it('can be loaded again without a second account, grant or approval', async () => {
    const before = await asSuperuser(
      async (client) => (await client.query('SELECT * FROM identity.role_grant ORDER BY id')).rows,
    );
    expect(await createDemonstrationStaff(PASSWORD, identity)).toEqual({ userIds: ids, officeId });
    expect(
      await asSuperuser(async (client) => (await client.query('SELECT * FROM identity.role_grant ORDER BY id')).rows),
    ).toEqual(before);
  });

  it('is refused in live mode, by the application and by the database', async () => {
    await expect(createDemonstrationStaff(PASSWORD, live.identity)).rejects.toBeInstanceOf(LiveModeError);
    const refused = asSuperuser(async (client) => {
      await client.query('BEGIN');
      await client.query(`ALTER TABLE system.installation DISABLE TRIGGER USER`);
      await client.query(`DELETE FROM system.installation`);
      await client.query(`INSERT INTO system.installation (mode) VALUES ('live')`);
      await client.query(`INSERT INTO identity."user" (name, email) VALUES ('Demo', 'New@demo.homeward.test')`);
    });
    expect(await codeOf(refused)).toBe('HW001');
  });

  it('appoints first administrators once: never on an installation that has any', async () => {
    expect(
      await codeOf(
        identity.appointFirstAdministrators(
          ids['officer@demo.homeward.test'] ?? '',
          ids['auditor@demo.homeward.test'] ?? '',
        ),
      ),
    ).toBe('HW001');
  });
});

describe('the first administrators', () => {
  it('are appointed once though two installers race', async () => {
    const people = await Promise.all(
      ['a', 'b', 'c', 'd'].map((letter) =>
        identity.ensureAccount({ name: letter, email: `${letter}@race.test`, password: PASSWORD }),
      ),
    );
    const [a = '', b = '', c = '', d = ''] = people;
    expect(await codeOf(identity.appointFirstAdministrators(a, a))).toBe('HW005');
    const outcomes = await onEmptyInstallation(() =>
      Promise.all([
        codeOf(identity.appointFirstAdministrators(a, b)),
        codeOf(identity.appointFirstAdministrators(c, d)),
      ]),
    );
    expect(outcomes.sort()).toEqual(['HW001', 'done']);
  });

  it('get a link each to choose a password, and are safe to appoint again', async () => {
    const people = [
      { name: 'Ann Archer', email: 'Ann@first.test' },
      { name: 'Ben Baker', email: 'ben@first.test' },
    ] as const;
    const sentBefore = mails.length;
    await onEmptyInstallation(async () => {
      expect(await appointFirstAdministrators([people[0], people[0]], identity)).toBe('same-person');
      expect(await appointFirstAdministrators(people, identity)).toBe('appointed');
      expect(await appointFirstAdministrators(people, identity)).toBe('taken');
      // Whoever comes too late is told so, and nobody they name gets an account or a mail.
      const late = [
        { name: 'Carl Cooper', email: 'carl@first.test' },
        { name: 'Dora Dyer', email: 'dora@first.test' },
      ] as const;
      expect(await appointFirstAdministrators(late, identity)).toBe('taken');
      expect(await identity.findAccountId('carl@first.test')).toBeUndefined();
    });
    const sent = mails.slice(sentBefore);
    expect(sent.map(({ to }) => to).sort()).toEqual(['ann@first.test', 'ben@first.test']);
    expect(await identity.isRecoveryOpen(linkToken(sent))).toBe(true);
  });

  /** As if nobody had been granted anything yet; what was there comes back afterwards. */
  async function onEmptyInstallation<T>(work: () => Promise<T>): Promise<T> {
    const replicated = (statements: string) =>
      asSuperuser((client) => client.query(`SET session_replication_role = replica; ${statements}`));
    await replicated('CREATE TABLE kept_grants AS TABLE identity.role_grant; DELETE FROM identity.role_grant');
    try {
      return await work();
    } finally {
      await replicated(
        'DELETE FROM identity.role_grant; INSERT INTO identity.role_grant SELECT * FROM kept_grants; DROP TABLE kept_grants',
      );
    }
  }
});

describe('a role', () => {
  let person = '';
  beforeAll(async () => {
    person = await identity.ensureAccount({ name: 'Mina', email: 'mina@example.test', password: PASSWORD });
  });

  it('is held only after a second administrator approved, and gone at the next request after it was revoked', async () => {
    const browser = await signedIn(identity, 'mina@example.test');
    expect(await proposeRole(first(), { userId: person, role: 'reviewer', officeId: null })).toEqual({
      outcome: 'done',
    });
    expect(await identity.currentStaff(browser.request())).toEqual({ pending: 'role' });
    const grant = await grantOf(person);
    expect(await approveRole(first(), grant?.id ?? '')).toEqual({ outcome: 'refused', why: 'same-person' });
    expect(await identity.currentStaff(browser.request())).toEqual({ pending: 'role' });
    expect(await approveRole(second(), grant?.id ?? '')).toEqual({ outcome: 'done' });
    expect(await identity.currentStaff(browser.request())).toMatchObject({ kind: 'staff', role: 'reviewer' });
    expect(await approveRole(second(), grant?.id ?? '')).toEqual({ outcome: 'refused', why: 'wrong-state' });
    expect(await revokeRole(second(), grant?.id ?? '')).toEqual({ outcome: 'done' });
    expect(await identity.currentStaff(browser.request())).toEqual({ pending: 'role' });
    expect(await approveRole(first(), grant?.id ?? '')).toEqual({ outcome: 'refused', why: 'wrong-state' });
    const trail = await asSuperuser(
      async (client) =>
        (
          await client.query(
            `SELECT action, actor_id, detail->>'role' AS role FROM audit.trail_entry WHERE subject = $1 AND action LIKE 'role.%' ORDER BY seq`,
            [person],
          )
        ).rows,
    );
    expect(trail).toEqual([
      { action: 'role.proposed', actor_id: first().userId, role: 'reviewer' },
      { action: 'role.approved', actor_id: second().userId, role: 'reviewer' },
      { action: 'role.revoked', actor_id: second().userId, role: 'reviewer' },
    ]);
  });

  it('is not proposed for oneself, nor by somebody who is no administrator', async () => {
    expect(await proposeRole(first(), { userId: first().userId, role: 'finance', officeId: null })).toEqual({
      outcome: 'refused',
      why: 'same-person',
    });
    const impostor = staffActor({
      userId: ids['finance@demo.homeward.test'] ?? '',
      name: 'F',
      role: 'admin',
      officeId: null,
    });
    expect(await proposeRole(impostor, { userId: person, role: 'admin', officeId: null })).toEqual({
      outcome: 'refused',
      why: 'not-permitted',
    });
    const finance = staffActor({
      userId: ids['finance@demo.homeward.test'] ?? '',
      name: 'F',
      role: 'finance',
      officeId: null,
    });
    expect(await proposeRole(finance, { userId: person, role: 'admin', officeId: null })).toEqual({
      outcome: 'refused',
      why: 'not-permitted',
    });
  });

  it('of an officer belongs to an office, and one person holds one role at a time', async () => {
    expect(await proposeRole(first(), { userId: person, role: 'officer', officeId: null })).toEqual({
      outcome: 'refused',
      why: 'incomplete',
    });
    expect(await proposeRole(first(), { userId: person, role: 'officer', officeId })).toEqual({ outcome: 'done' });
    expect(await proposeRole(second(), { userId: person, role: 'finance', officeId: null })).toEqual({
      outcome: 'refused',
      why: 'has-role',
    });
    expect(await revokeRole(first(), (await grantOf(person))?.id ?? '')).toEqual({ outcome: 'done' });
  });

  it('cannot be written in another’s name, already approved, or as a first administrator', async () => {
    const write = (columns: string, values: string) =>
      codeOf(
        inTransaction(first(), 'attack', (tx) =>
          tx.$executeRawUnsafe(
            `INSERT INTO identity.role_grant (user_id, role, ${columns}) VALUES ('${person}', 'admin', ${values})`,
          ),
        ),
      );
    expect(await write('proposed_by', `'${second().userId}'`)).toBe('HW001');
    expect(
      await write('proposed_by, approved_by, approved_at', `'${first().userId}', '${second().userId}', now()`),
    ).toBe('42501');
    expect(await write('approved_at', 'now()')).toBe('42501');
    expect(await write('proposed_by', 'NULL')).toBe('HW001');
    expect(await proposeRole(first(), { userId: person, role: 'admin', officeId: null })).toEqual({ outcome: 'done' });
    const id = (await grantOf(person))?.id;
    const approveAs = (whom: string) =>
      codeOf(
        inTransaction(first(), 'attack', (tx) =>
          tx.$executeRawUnsafe(
            `UPDATE identity.role_grant SET approved_by = '${whom}', approved_at = now() WHERE id = '${id}'`,
          ),
        ),
      );
    expect(await approveAs(second().userId)).toBe('HW001');
    expect(await approveAs(first().userId)).toBe('HW005');
    expect(
      await codeOf(
        inTransaction(first(), 'attack', (tx) =>
          tx.$executeRawUnsafe(`DELETE FROM identity.role_grant WHERE id = '${id}'`),
        ),
      ),
    ).toBe('42501');
    expect(
      await codeOf(asSuperuser((client) => client.query(`DELETE FROM identity.role_grant WHERE id = $1`, [id]))),
    ).toBe('HW002');
    expect(await revokeRole(second(), id ?? '')).toEqual({ outcome: 'done' });
  });

  it('of the last two administrators stays', async () => {
    expect(await revokeRole(first(), (await grantOf(second().userId))?.id ?? '')).toEqual({
      outcome: 'refused',
      why: 'wrong-state',
    });
    expect(
      await identity.currentStaff((await signedIn(identity, 'admin2@demo.homeward.test')).request()),
    ).toMatchObject({ role: 'admin' });
  });
});

describe('an administrator', () => {
  it('ends somebody’s sessions, and cannot read what would open one', async () => {
    const browser = await signedIn(identity, 'auditor@demo.homeward.test');
    expect(await endStaffSessions(first(), ids['auditor@demo.homeward.test'] ?? '')).toBe(1);
    expect(await identity.currentStaff(browser.request())).toEqual({ pending: 'none' });
    const read = (what: string) => codeOf(inTransaction(first(), 'attack', (tx) => tx.$queryRawUnsafe(what)));
    expect(await read('SELECT token FROM identity.session')).toBe('42501');
    expect(await read('SELECT password FROM identity.account')).toBe('42501');
    expect(await read('SELECT secret FROM identity.two_factor')).toBe('42501');
    expect(await read('SELECT pseudonym FROM private.case_file')).toBe('42501');
  });

  it('adds an office once', async () => {
    expect(await addOffice(first(), 'Second office')).toMatch(/^[0-9a-f-]{36}$/);
    expect(await addOffice(first(), 'Second office ')).toBeUndefined();
  });
});

describe('roles of the database', () => {
  it('keep everybody but sign-in away from accounts, tries and stashed forms', async () => {
    for (const role of ['homeward_officer', 'homeward_finance', 'homeward_worker', 'homeward_admin'] as const) {
      for (const table of ['account', 'attempt', 'form_stash', 'used_code', 'verification']) {
        const read = inTransaction({ databaseRole: role, userId: null, role: 'worker' }, 'attack', (tx) =>
          tx.$queryRawUnsafe(`SELECT * FROM identity.${table}`),
        );
        expect(await codeOf(read), `${role} reads ${table}`).toBe('42501');
      }
    }
  });
});
