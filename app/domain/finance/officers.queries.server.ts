import { inTransaction } from '~/platform/db/index.server';
import type { StaffActor } from '../access';

/** Everybody who is a finance officer now, by name: for choosing an owner. */
export function readFinanceOfficers(actor: StaffActor): Promise<{ userId: string; name: string }[]> {
  return inTransaction(
    actor,
    'finance.officers',
    (tx) => tx.$queryRaw<{ userId: string; name: string }[]>`
      SELECT id::text AS "userId", name FROM identity."user" WHERE identity.holds_role(id, 'finance') ORDER BY name, id`,
  );
}
