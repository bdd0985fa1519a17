import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import writeXlsxFile, { type Row } from 'write-excel-file/node';
import { financeTables as words } from '~/catalogues/en/finance-tables';
import { inTransaction } from '~/platform/db/index.server';
import { log } from '~/platform/log/index.server';
import { fillMessage } from '~/ui/words/words';
import type { StaffActor } from '../access';
import { amountOf, decimalText, fileText } from './cells';
import { type Report, type ReportFilter, walkReport } from './read-report.server';
import type { ReportColumn, ReportRow } from './report';

export type ExportFormat = 'csv' | 'xlsx';
/** More rows than this are cut off, and file and name say so. A spreadsheet is built in memory, a CSV is not. */
export const exportRowsMax: Record<ExportFormat, number> = { csv: 100_000, xlsx: 20_000 };

/** A table as a file. */
export interface ExportedReport {
  body: Readable;
  fileName: string;
  contentType: string;
}

const BYTE_ORDER_MARK = '\ufeff';
const BUFFERED_BYTES = 16 * 1024 * 1024;
const contentTypes: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Columns as a file has them: beside amounts stands the currency, whether or not the screen shows it. */
function fileColumns({ columns }: Report): ReportColumn[] {
  const hasAmounts = columns.some(({ kind }) => kind === 'amount');
  const hasCurrency = columns.some(({ kind }) => kind === 'currency');
  return hasAmounts && !hasCurrency
    ? [...columns, { key: 'currency', head: words.currency, kind: 'currency' }]
    : [...columns];
}

const cutNotice = (count: number, rowsMax: number) =>
  fillMessage(words.cutAfter, { shown: rowsMax.toLocaleString('en'), count: count.toLocaleString('en') });

/** `homeward-gifts-2026-11-21T1405Z.csv`, and how many of how many when it was cut. */
function fileNameOf(report: Report, filter: ReportFilter, now: Date, count: number, format: ExportFormat): string {
  const narrowed = (report.filters ?? [])
    .map((key) => filter[key])
    .filter((value): value is string => value !== undefined && /^[\w.-]{1,20}$/.test(value));
  const cut = count > exportRowsMax[format] ? [`first-${exportRowsMax[format]}-of-${count}`] : [];
  const when = `${now.toISOString().slice(0, 16).replace(':', '')}Z`;
  return `${['homeward', report.name, ...narrowed, when, ...cut].join('-')}.${format}`;
}

/**
 * A report as CSV (streamed) or as a workbook. That it left the house is in the trail before the first row is read.
 * Amounts are numbers in major units with their ISO currency beside them; text that looks like a formula is disarmed.
 */
export async function exportReport(
  actor: StaffActor,
  report: Report,
  filter: ReportFilter,
  format: ExportFormat,
): Promise<ExportedReport> {
  const now = await noteExport(actor, report, filter, format);
  const rowsMax = exportRowsMax[format];
  if (format === 'csv') {
    const body = new PassThrough({ highWaterMark: BUFFERED_BYTES });
    const count = await new Promise<number>((resolve, reject) => {
      writeCsv(actor, report, filter, body, resolve).catch((error: unknown) => {
        log.error({ err: error }, 'an export broke off');
        body.destroy(error instanceof Error ? error : undefined);
        reject(error);
      });
    });
    return { body, fileName: fileNameOf(report, filter, now, count, format), contentType: contentTypes.csv };
  }
  let total = 0;
  const columns = fileColumns(report);
  const rows: Row[] = [columns.map(({ head }) => ({ value: head, fontWeight: 'bold' }))];
  await walkReport(actor, report, filter, rowsMax, {
    begin: (count) => {
      total = count;
    },
    rows: async (part) => {
      for (const row of part) rows.push(columns.map((column) => xlsxCell(column, row)));
    },
  });
  if (total > rowsMax) rows.push([{ value: cutNotice(total, rowsMax) }]);
  const book = await writeXlsxFile(rows, { sheet: report.title.slice(0, 31), stickyRowsCount: 1 }).toBuffer();
  return {
    body: Readable.from([book]),
    fileName: fileNameOf(report, filter, now, total, format),
    contentType: contentTypes.xlsx,
  };
}

/** Writes the export to the trail and answers the business time. */
function noteExport(actor: StaffActor, report: Report, filter: ReportFilter, format: ExportFormat): Promise<Date> {
  const narrowed = Object.fromEntries((report.filters ?? []).map((key) => [key, filter[key] ?? null]));
  return inTransaction(actor, 'finance.note-export', async (tx) => {
    await tx.$executeRaw`SELECT audit.record('finance.exported', 'report', ${report.name}, ${JSON.stringify({ format, filter: narrowed })}::jsonb)`;
    const [clock] = await tx.$queryRaw<{ now: Date }[]>`SELECT system.now() AS now`;
    return clock?.now ?? new Date();
  });
}

async function writeCsv(
  actor: StaffActor,
  report: Report,
  filter: ReportFilter,
  body: PassThrough,
  begin: (count: number) => void,
): Promise<void> {
  const columns = fileColumns(report);
  let total = 0;
  const write = async (records: string[][]) => {
    if (!body.write(stringify(records, { record_delimiter: 'windows' }))) await once(body, 'drain');
  };
  await walkReport(actor, report, filter, exportRowsMax.csv, {
    begin: (count) => {
      total = count;
      body.write(BYTE_ORDER_MARK + stringify([columns.map(({ head }) => head)], { record_delimiter: 'windows' }));
      begin(count);
    },
    rows: async (rows) => write(rows.map((row) => columns.map((column) => csvCell(column, row)))),
  });
  if (total > exportRowsMax.csv) await write([[cutNotice(total, exportRowsMax.csv)]]);
  body.end();
}

function csvCell(column: ReportColumn, row: ReportRow): string {
  const amount = column.kind === 'amount' ? amountOf(column, row) : undefined;
  return amount ? decimalText(amount.amountMinor, amount.currency) : fileText(column, row[column.key]);
}

/** Beyond 15 digits a spreadsheet rounds: such an amount stays a text. */
const EXACT_DIGITS = 15;

function xlsxCell(column: ReportColumn, row: ReportRow) {
  const amount = column.kind === 'amount' ? amountOf(column, row) : undefined;
  if (amount) {
    const text = decimalText(amount.amountMinor, amount.currency);
    if (text.replace(/\D/g, '').length > EXACT_DIGITS) return { type: String, value: text };
    const decimals = text.includes('.') ? text.split('.')[1]?.length : 0;
    return { type: Number, value: Number(text), format: decimals ? `#,##0.${'0'.repeat(decimals)}` : '#,##0' };
  }
  const value = row[column.key];
  if (column.kind === 'count' && value !== null && value !== undefined) return { type: Number, value: Number(value) };
  const text = fileText(column, value);
  return text === '' ? null : { type: String, value: text };
}
