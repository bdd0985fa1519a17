import { inTransaction, Prisma } from '~/platform/db/index.server';
import type { StaffActor } from '../access';
import type { ReportColumn, ReportPage, ReportRow } from './report';

/** What a person narrowed a table down to. Every field comes from the address and may be anything. */
export type ReportFilter = Readonly<Record<string, string | undefined>>;

/** A table of finance: what it shows, and the one query that both the screen and the file come from. */
export interface Report {
  name: string;
  title: string;
  columns: readonly ReportColumn[];
  /** The fields of a filter that it knows. */
  filters?: readonly string[];
  /** A SELECT whose columns are named like the keys. It runs with the actor's own rights. */
  select: (filter: ReportFilter) => Prisma.Sql;
  orderBy: Prisma.Sql;
}

const PAGE_ROWS = 50;

/** One page of a report. */
export async function readReport(
  actor: StaffActor,
  report: Report,
  filter: ReportFilter = {},
  page = 1,
  rowsPerPage = PAGE_ROWS,
): Promise<ReportPage> {
  const { rows, count } = await inTransaction(actor, `finance.${report.name}`, async (tx) => {
    const select = report.select(filter);
    const [counted] = await tx.$queryRaw<{ count: bigint }[]>`SELECT count(*) AS count FROM (${select}) r`;
    const offset = (page - 1) * rowsPerPage;
    const found = await tx.$queryRaw<
      ReportRow[]
    >`SELECT * FROM (${select}) r ORDER BY ${report.orderBy} LIMIT ${rowsPerPage} OFFSET ${offset}`;
    return { rows: found, count: Number(counted?.count ?? 0n) };
  });
  const { name, title, columns } = report;
  return { name, title, columns, rows, page, pages: Math.max(1, Math.ceil(count / rowsPerPage)), count };
}

/** The whole of a short report, for pages that show it in full. */
export async function readWholeReport(
  actor: StaffActor,
  report: Report,
  filter: ReportFilter = {},
): Promise<ReportPage> {
  return readReport(actor, report, filter, 1, 1000);
}

const CHUNK_ROWS = 1_000;

/**
 * Hands the rows of a report on in parts, all of one moment, at most `rowsMax`. `begin` learns how many there are
 * before the first part.
 */
export async function walkReport(
  actor: StaffActor,
  report: Report,
  filter: ReportFilter,
  rowsMax: number,
  handlers: { begin: (count: number) => void; rows: (rows: ReportRow[]) => Promise<void> },
): Promise<void> {
  await inTransaction(actor, `finance.export.${report.name}`, async (tx) => {
    const select = report.select(filter);
    const [counted] = await tx.$queryRaw<{ count: bigint }[]>`SELECT count(*) AS count FROM (${select}) r`;
    const count = Number(counted?.count ?? 0n);
    handlers.begin(count);
    await tx.$executeRaw`DECLARE exported NO SCROLL CURSOR FOR SELECT * FROM (${select}) r ORDER BY ${report.orderBy} LIMIT ${rowsMax}`;
    for (;;) {
      const rows = await tx.$queryRaw<ReportRow[]>`FETCH ${Prisma.raw(String(CHUNK_ROWS))} FROM exported`;
      if (rows.length === 0) break;
      await handlers.rows(rows);
    }
  });
}
