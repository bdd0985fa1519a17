import { type DatabaseActor, inTransaction } from '~/platform/db/index.server';
import type { StaffActor } from '../access';
import { sealText } from './sealing.server';

export interface ExceptionInput {
  /** `letters_and_underscores`. */
  kind: string;
  subjectKind: string;
  /** Opaque: never a name, an address or a text of the bank. */
  subjectId: string;
  currency: string | null;
  amountMinor: bigint | null;
  detail?: Record<string, string | null>;
}

/** What does not fit gets an owner and a due date. Once for a kind and subject while one is open; answers its id. */
export async function openException(actor: DatabaseActor, input: ExceptionInput): Promise<string> {
  const [row] = await inTransaction(
    actor,
    'exception.open',
    (tx) =>
      tx.$queryRaw<
        { id: string }[]
      >`SELECT ledger.open_exception(${input.kind}, ${input.subjectKind}, ${input.subjectId}, ${input.currency}, ${input.amountMinor}::bigint, ${JSON.stringify(input.detail ?? {})}::jsonb) AS id`,
  );
  return row?.id ?? '';
}

/** `dueOn` null leaves the day as it is. */
export async function ownException(
  actor: StaffActor,
  { id, ownerId, dueOn }: { id: string; ownerId: string; dueOn: string | null },
): Promise<void> {
  await inTransaction(
    actor,
    'exception.own',
    (tx) => tx.$queryRaw`SELECT ledger.own_exception(${id}::uuid, ${ownerId}::uuid, ${dueOn}::date)::text`,
  );
}

/** HW002 while its money is in suspense: that is matched or written off. */
export async function resolveException(actor: StaffActor, { id, note }: { id: string; note: string }): Promise<void> {
  const sealed = sealText('exception.note', id, note);
  await inTransaction(
    actor,
    'exception.resolve',
    (tx) => tx.$queryRaw`SELECT ledger.resolve_exception(${id}::uuid, ${sealed})::text`,
  );
}
