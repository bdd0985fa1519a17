import { z } from 'zod';
import { inTransaction } from '../../platform/db/index.server';
import type { StaffActor } from '../access';
import { CaseNotFoundError } from '../cases';
import { recordListRead, sealerOf, systemNow } from '../cases/index.server';
import { casePages, factsOf, readCaseRows } from './case-facts.server';
import { type CaseFacts, type CaseProgress, progressOf } from './progress';

export interface CaseSummary {
  id: string;
  pseudonym: string;
  createdAt: Date;
  facts: CaseFacts;
  progress: CaseProgress;
}
export interface ListedCase extends CaseSummary {
  title: string;
}

/**
 * The cases of the officer's office with their working titles, what waits for the officer first and the oldest first.
 * One trail row tells which titles were opened; it commits before any of them is.
 */
export async function listCases(actor: StaffActor): Promise<{ cases: ListedCase[]; now: Date }> {
  const { summaries, now } = await inTransaction(actor, 'list-cases', async (tx) => {
    const rows = await readCaseRows(tx);
    const now = await systemNow(tx);
    const pages = await casePages(tx, rows);
    if (rows.length > 0) {
      const pseudonyms = rows.map(({ pseudonym }) => pseudonym);
      const detail = { fields: ['title'], pseudonyms, reason: 'list of the office' };
      await recordListRead(tx, actor.officeId ?? '', detail);
    }
    return { now, summaries: rows.map((row) => ({ row, facts: factsOf(row, pages, now) })) };
  });
  const cases = await Promise.all(
    summaries.map(async ({ row, facts }): Promise<ListedCase> => {
      const { id, pseudonym, createdAt, titleSealed } = row;
      const title = (await sealerOf(id)).open('case_file.title', z.string(), titleSealed);
      return { id, pseudonym, createdAt, title, facts, progress: progressOf(facts) };
    }),
  );
  const rank = ({ progress }: ListedCase) => ({ officer: 0, reviewer: 1, nobody: 2 })[progress.waitsFor];
  return { now, cases: cases.sort((a, b) => rank(a) - rank(b) || a.createdAt.getTime() - b.createdAt.getTime()) };
}

/** Where one case stands; nothing is opened. Throws CaseNotFoundError. */
export async function caseProgress(actor: StaffActor, caseId: string): Promise<CaseSummary & { now: Date }> {
  return inTransaction(actor, 'case-progress', async (tx) => {
    const [row] = await readCaseRows(tx, caseId);
    if (row === undefined) throw new CaseNotFoundError();
    const now = await systemNow(tx);
    const facts = factsOf(row, await casePages(tx, [row]), now);
    const { id, pseudonym, createdAt } = row;
    return { id, pseudonym, createdAt, now, facts, progress: progressOf(facts) };
  });
}
