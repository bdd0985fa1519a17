import type { StaffActor } from '../access';
import { type FinanceException, readExceptions } from '../reconciliation/index.server';

/** One exception, open or closed; undefined when there is none. */
export async function readException(actor: StaffActor, id: string): Promise<FinanceException | undefined> {
  for (const state of ['open', 'closed'] as const) {
    const found = (await readExceptions(actor, { state })).find((exception) => exception.id === id);
    if (found) return found;
  }
  return undefined;
}
