import type { Transaction } from '../../platform/db/index.server';

/** What the trail says of a case: never content, never an identifier of the survivor. */
interface CaseTrail {
  'case.read': { fields: readonly string[]; reason: string };
  'case.created': { source: 'form' | 'case_file' | 'htcds' };
  'case.edited': { part: 'title' | 'person' | 'journey' | 'needs'; change: string };
  'draft.saved': { revision: number };
  'consent.recorded': { version: number; granted: readonly string[]; expiresOn: string };
  'consent.withdrawn': { version: number };
  'consent.shown': { revision: number; way: string; agreed: boolean };
  'guardian.decided': { version: number; decision: 'confirmed' | 'refused' };
}

/** Writes the trail row of a case in the transaction of what it tells. `pseudonym` is the case's name in the trail. */
export async function recordOnCase<A extends keyof CaseTrail>(
  tx: Transaction,
  action: A,
  pseudonym: string,
  detail: CaseTrail[A],
): Promise<void> {
  await tx.$executeRaw`SELECT audit.record(${action}, 'case', ${pseudonym}, ${JSON.stringify(detail)}::jsonb)`;
}

/** The list of an office is one read of many titles: one row. */
export async function recordListRead(
  tx: Transaction,
  officeId: string,
  detail: { fields: readonly string[]; pseudonyms: readonly string[]; reason: string },
): Promise<void> {
  await tx.$executeRaw`SELECT audit.record('case.list', 'office', ${officeId}, ${JSON.stringify(detail)}::jsonb)`;
}

/** The business clock: real time and, in a demonstration, its offset. */
export async function systemNow(tx: Transaction): Promise<Date> {
  const rows = await tx.$queryRaw<{ now: Date }[]>`SELECT system.now() AS now`;
  const now = rows[0]?.now;
  if (now === undefined) throw new Error('system.now() gave no row.');
  return now;
}
