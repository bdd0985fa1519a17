import { type DatabaseActor, inTransaction } from '~/platform/db/index.server';
import { firstViolation } from './invariants.server';

/** The named invariants on the live database, for finance's screen and the daily job. Undefined when all hold. */
export async function checkInvariants(actor: DatabaseActor): Promise<{ invariant: string; found: string } | undefined> {
  return inTransaction(actor, 'check-invariants', (tx) =>
    firstViolation((sql) => tx.$queryRawUnsafe<{ found: string }[]>(sql)),
  );
}
