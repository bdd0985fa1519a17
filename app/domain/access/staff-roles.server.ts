import { databaseErrorCode, inTransaction, type Transaction } from '~/platform/db/index.server';
import type { StaffActor } from './actor';
import type { StaffRole } from './permissions';

/** Why a change of roles was refused. */
export type RoleRefusal =
  /** Proposer, approver and person must be different people. */
  | 'same-person'
  /** The actor, or whoever proposed, is no administrator now. */
  | 'not-permitted'
  /** Decided by somebody else meanwhile, or it would leave fewer than two administrators. */
  | 'wrong-state'
  /** The person holds or awaits a role: revoke it first. */
  | 'has-role'
  /** An officer needs an office; person or office do not exist. */
  | 'incomplete';

export type RoleOutcome = { outcome: 'done' } | { outcome: 'refused'; why: RoleRefusal };

const refusals: Record<string, RoleRefusal> = {
  HW001: 'not-permitted',
  HW002: 'wrong-state',
  HW005: 'same-person',
  '23505': 'has-role',
  '23503': 'incomplete',
  '23514': 'incomplete',
  '42501': 'not-permitted',
};

// Who may do what is decided by the database (identity.check_role_grant); here its refusals get names.
async function attempt(
  actor: StaffActor,
  name: string,
  work: (tx: Transaction) => Promise<number>,
): Promise<RoleOutcome> {
  try {
    const changed = await inTransaction(actor, name, work);
    return changed === 1 ? { outcome: 'done' } : { outcome: 'refused', why: 'wrong-state' };
  } catch (error) {
    const why = refusals[databaseErrorCode(error) ?? ''];
    if (why === undefined) throw error;
    return { outcome: 'refused', why };
  }
}

/** Proposes a role for somebody else. It is held only once a second administrator has approved. */
export function proposeRole(
  actor: StaffActor,
  input: { userId: string; role: StaffRole; officeId: string | null },
): Promise<RoleOutcome> {
  const officeId = input.role === 'officer' ? input.officeId : null;
  return attempt(
    actor,
    'propose role',
    (tx) => tx.$executeRaw`INSERT INTO identity.role_grant (user_id, role, office_id, proposed_by)
      VALUES (${input.userId}::uuid, ${input.role}::identity.staff_role, ${officeId}::uuid, ${actor.userId}::uuid)`,
  );
}

/** Approves a proposal of another administrator. */
export function approveRole(actor: StaffActor, grantId: string): Promise<RoleOutcome> {
  return attempt(
    actor,
    'approve role',
    (
      tx,
    ) => tx.$executeRaw`UPDATE identity.role_grant SET approved_by = ${actor.userId}::uuid, approved_at = system.now()
      WHERE id = ${grantId}::uuid AND approved_at IS NULL AND revoked_at IS NULL`,
  );
}

/** Takes a role away, or declines a proposal. Holds from the person's next request on. */
export function revokeRole(actor: StaffActor, grantId: string): Promise<RoleOutcome> {
  return attempt(
    actor,
    'revoke role',
    (tx) => tx.$executeRaw`UPDATE identity.role_grant SET revoked_by = ${actor.userId}::uuid, revoked_at = system.now()
      WHERE id = ${grantId}::uuid AND revoked_at IS NULL`,
  );
}
