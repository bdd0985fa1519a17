import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { inTransaction } from '../../platform/db/index.server';
import { workerActor } from '../access';
import { areaTable } from '../places/index.server';
import { arrayText, tokensOf } from './keyed.server';
import { REFERENCE_COLUMNS, type ReferenceProblem, type ReferenceRow, readReferenceRow } from './reference';

export const referenceSchema = z.object({
  name: z.string().trim().min(2).max(120),
  source: z.string().trim().min(2).max(500),
  licence: z.string().trim().min(2).max(200),
  asOf: z.iso.date('Write the date as year-month-day.'),
});
export type ReferenceAbout = z.infer<typeof referenceSchema>;

/** Imports counts of a population with their source. One bad field, and nothing is stored: all of them are named. */
export async function importReference(
  about: ReferenceAbout,
  csv: string,
): Promise<{ rows: number } | { problems: ReferenceProblem[] }> {
  const { name, source, licence, asOf } = referenceSchema.parse(about);
  const read = readReference(csv);
  if ('problems' in read) return read;
  const { rows } = read;
  await inTransaction(
    workerActor,
    'import-reference',
    (tx) => tx.$queryRaw`SELECT private.import_reference_population(${name}, ${source}, ${licence}, ${asOf}::date,
      ${rows.map(({ marks }) => arrayText(tokensOf(marks)))}::text[], ${rows.map(({ born }) => arrayText(tokensOf(born)))}::text[],
      ${rows.map(({ people }) => people)}::integer[], ${rows.map(({ incidents }) => incidents)}::integer[])::text`,
  );
  return { rows: rows.length };
}

const cellsSchema = z.array(z.array(z.string()));

export function readReference(csv: string): { rows: ReferenceRow[] } | { problems: ReferenceProblem[] } {
  let lines: string[][];
  try {
    lines = cellsSchema.parse(parse(csv, { bom: true, skip_empty_lines: true, relax_column_count: true, trim: true }));
  } catch (error) {
    return { problems: [{ row: 1, field: '', problem: error instanceof Error ? error.message : 'this is no CSV' }] };
  }
  const [heads = [], ...body] = lines;
  const problems: ReferenceProblem[] = heads
    .filter((head, index) => !REFERENCE_COLUMNS.some((column) => column === head) || heads.indexOf(head) !== index)
    .map((field) => ({
      row: 1,
      field,
      problem: `is no column, or stands twice; columns are ${REFERENCE_COLUMNS.join(', ')}`,
    }));
  if (body.length === 0) problems.push({ row: 1, field: '', problem: 'there is no row' });
  if (problems.length > 0) return { problems };
  const rows: ReferenceRow[] = [];
  const seen = new Map<string, number>();
  for (const [index, cells] of body.entries()) {
    const row = index + 2;
    if (cells.length > heads.length)
      problems.push({ row, field: '', problem: 'has more fields than there are columns' });
    const read = readReferenceRow(
      areaTable(),
      Object.fromEntries(heads.map((head, at) => [head, cells[at] ?? ''])),
      row,
    );
    if (Array.isArray(read)) problems.push(...read);
    else {
      const same = JSON.stringify([read.marks, read.born]);
      const before = seen.get(same);
      if (before !== undefined) problems.push({ row, field: '', problem: `counts the same people as row ${before}` });
      seen.set(same, row);
      rows.push(read);
    }
  }
  return problems.length > 0 ? { problems } : { rows };
}
