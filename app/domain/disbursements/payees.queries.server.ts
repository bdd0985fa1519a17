import { inTransaction } from '~/platform/db/index.server';
import type { StaffActor } from '../access';
import type { Payee } from '../network';
import { readPayees } from '../network/index.server';

/** The payees an officer may choose from; recorded in the trail. */
export async function readOwnPayees(actor: StaffActor): Promise<Payee[]> {
  return inTransaction(actor, 'payee.list', (tx) => readPayees(tx, actor));
}
