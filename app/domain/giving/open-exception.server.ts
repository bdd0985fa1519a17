import { inTransaction } from '~/platform/db/index.server';
import { workerActor } from '../access';

/** Something about money that a person must look at. Ids and amounts only, never a name. */
export interface FoundException {
  kind: string;
  subjectKind: string;
  /** At Stripe, or ours. */
  subjectId: string;
  currency?: string | undefined;
  amountMinor?: bigint | undefined;
  detail?: Record<string, string | null> | undefined;
}

/** Opens it for finance; one that is open already is not opened twice. */
export async function openException(found: FoundException): Promise<void> {
  await inTransaction(
    workerActor,
    'ledger.open_exception',
    (tx) => tx.$queryRaw`SELECT ledger.open_exception(${found.kind}, ${found.subjectKind}, ${found.subjectId},
      ${found.currency ?? null}, ${found.amountMinor ?? null}::bigint, ${JSON.stringify(found.detail ?? {})}::jsonb)::text`,
  );
}
