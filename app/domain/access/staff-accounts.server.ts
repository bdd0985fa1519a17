import { inTransaction } from '~/platform/db/index.server';
import { identity } from '~/platform/identity/index.server';
import type { StaffActor } from './actor';

/** Makes an account for somebody and mails a link to choose a password. Undefined: the address has an account already. */
export function inviteStaff(actor: StaffActor, input: { name: string; email: string }): Promise<string | undefined> {
  return identity().inviteAccount({ userId: actor.userId }, input);
}

/** Ends all sessions of an account at once. Answers how many there were. */
export function endStaffSessions(actor: StaffActor, userId: string): Promise<number> {
  return inTransaction(actor, 'end sessions of staff', async (tx) => {
    const ended = await tx.$executeRaw`DELETE FROM identity.session WHERE user_id = ${userId}::uuid`;
    await tx.$executeRaw`SELECT audit.record('session.ended-by-administrator', 'user', ${userId}, jsonb_build_object('sessions', ${ended}::integer))`;
    return ended;
  });
}

/** Adds an office. Answers its id, or undefined when one of that name exists. */
export function addOffice(actor: StaffActor, name: string): Promise<string | undefined> {
  return inTransaction(actor, 'add office', async (tx) => {
    const rows = await tx.$queryRaw<
      { id: string }[]
    >`INSERT INTO identity.office (name) VALUES (${name.trim()}) ON CONFLICT (name) DO NOTHING RETURNING id::text`;
    const id = rows[0]?.id;
    if (id !== undefined) await tx.$executeRaw`SELECT audit.record('office.added', 'office', ${id}, '{}')`;
    return id;
  });
}
