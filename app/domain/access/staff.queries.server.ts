import { inTransaction } from '~/platform/db/index.server';
import type { StaffActor } from './actor';
import type { StaffRole } from './permissions';

export interface StaffMember {
  id: string;
  name: string;
  email: string;
  hasTwoFactor: boolean;
  since: Date;
  openSessions: number;
  grant: StaffGrant | null;
}

export interface StaffGrant {
  id: string;
  role: StaffRole;
  officeName: string | null;
  /** Null for the first two administrators of the installation. */
  proposedById: string | null;
  proposedByName: string | null;
  proposedAt: Date;
  approvedAt: Date | null;
}

export interface StaffList {
  members: StaffMember[];
  offices: { id: string; name: string }[];
}

/** Everybody with an account, with the role they hold or are proposed for. No case content is within reach here. */
export function readStaffList(actor: StaffActor): Promise<StaffList> {
  return inTransaction(actor, 'read staff list', async (tx) => {
    const users = await tx.user.findMany({
      select: { id: true, name: true, email: true, twoFactorEnabled: true, createdAt: true },
      orderBy: { name: 'asc' },
    });
    const grants = await tx.roleGrant.findMany({
      where: { revokedAt: null },
      include: { office: { select: { name: true } } },
    });
    const offices = await tx.office.findMany({ select: { id: true, name: true }, orderBy: { name: 'asc' } });
    const sessions = await tx.$queryRaw<{ userId: string; open: number }[]>`
      SELECT user_id AS "userId", count(*)::integer AS open FROM identity.session WHERE expires_at > now() AND updated_at > now() - interval '30 minutes' GROUP BY user_id`;
    const nameOf = new Map(users.map((user) => [user.id, user.name]));
    const openOf = new Map(sessions.map((row) => [row.userId, row.open]));
    const grantOf = new Map(grants.map((grant) => [grant.userId, grant]));
    const members = users.map((user) => {
      const grant = grantOf.get(user.id);
      return {
        id: user.id,
        name: user.name,
        email: user.email,
        hasTwoFactor: user.twoFactorEnabled,
        since: user.createdAt,
        openSessions: openOf.get(user.id) ?? 0,
        grant: grant
          ? {
              id: grant.id,
              role: grant.role,
              officeName: grant.office?.name ?? null,
              proposedById: grant.proposedBy,
              proposedByName: grant.proposedBy ? (nameOf.get(grant.proposedBy) ?? null) : null,
              proposedAt: grant.proposedAt,
              approvedAt: grant.approvedAt,
            }
          : null,
      };
    });
    return { members, offices };
  });
}
