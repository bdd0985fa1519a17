import { inTransaction } from '~/platform/db/index.server';
import { type Identity, identity } from '~/platform/identity/index.server';
import { type StaffActor, staffActor } from './actor';
import type { StaffRole } from './permissions';
import { readStaffList } from './staff.queries.server';
import { addOffice } from './staff-accounts.server';
import { approveRole, proposeRole, type RoleOutcome } from './staff-roles.server';

export const demonstrationStaff = [
  { email: 'officer@demo.homeward.test', name: 'Olena Officer', role: 'officer' },
  { email: 'officer2@demo.homeward.test', name: 'Omar Officer', role: 'officer' },
  { email: 'reviewer@demo.homeward.test', name: 'Ruth Reviewer', role: 'reviewer' },
  { email: 'finance@demo.homeward.test', name: 'Farid Finance', role: 'finance' },
  { email: 'finance2@demo.homeward.test', name: 'Fiona Finance', role: 'finance' },
  { email: 'auditor@demo.homeward.test', name: 'Amara Auditor', role: 'auditor' },
  { email: 'admin@demo.homeward.test', name: 'Adam Administrator', role: 'admin' },
  { email: 'admin2@demo.homeward.test', name: 'Asha Administrator', role: 'admin' },
] as const satisfies readonly { email: string; name: string; role: StaffRole }[];

const OFFICE = 'Demonstration office';

/** The demonstration is refused: this installation is live. */
export class LiveModeError extends Error {}

/**
 * Makes the demonstration's accounts, all with one password, and grants their roles the way any role is granted: one
 * administrator proposes, the other approves. Safe to run again. Answers ids by e-mail address and the office's id.
 */
export async function createDemonstrationStaff(
  password: string,
  service: Identity = identity(),
): Promise<{ userIds: Record<string, string>; officeId: string }> {
  if (service.mode === 'live') throw new LiveModeError('A live installation has no demonstration accounts.');
  const userIds: Record<string, string> = {};
  for (const one of demonstrationStaff) userIds[one.email] = await service.ensureAccount({ ...one, password });
  const [first, second] = demonstrationStaff
    .filter((one) => one.role === 'admin')
    .map((one) => ({ userId: userIds[one.email] ?? '', name: one.name }));
  if (!first || !second) throw new Error('The demonstration needs two administrators.');
  await inTransaction(
    { databaseRole: 'homeward_identity', userId: null, role: 'system' },
    'appoint first administrators',
    async (tx) => {
      const granted = await tx.roleGrant.count();
      if (granted === 0)
        await tx.$executeRaw`SELECT identity.appoint_first_administrators(${first.userId}::uuid, ${second.userId}::uuid)`;
    },
  );
  const proposer = administrator(first);
  const approver = administrator(second);
  await addOffice(proposer, OFFICE);
  const { members, offices } = await readStaffList(proposer);
  const officeId = offices.find((office) => office.name === OFFICE)?.id;
  if (officeId === undefined) throw new Error('The demonstration office is missing.');
  const granted = new Set(members.filter((member) => member.grant !== null).map((member) => member.id));
  const proposed = new Set<string>();
  for (const one of demonstrationStaff) {
    const userId = userIds[one.email];
    if (userId === undefined || granted.has(userId)) continue;
    mustBeDone(await proposeRole(proposer, { userId, role: one.role, officeId }));
    proposed.add(userId);
  }
  // Only what was proposed just now: a proposal that a person made is left to people.
  for (const { id, grant } of (await readStaffList(approver)).members) {
    if (grant !== null && proposed.has(id)) mustBeDone(await approveRole(approver, grant.id));
  }
  return { userIds, officeId };
}

function administrator(who: { userId: string; name: string }): StaffActor {
  return staffActor({ ...who, role: 'admin', officeId: null });
}

function mustBeDone(outcome: RoleOutcome): void {
  if (outcome.outcome === 'refused') throw new Error(`A role of the demonstration was refused: ${outcome.why}.`);
}
