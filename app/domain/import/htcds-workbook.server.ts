import path from 'node:path';
import { type ImportProblem, UnreadableFileError } from './problem';
import { readSheets } from './read-sheets.server';
import { formulaCells, workbookParts } from './workbook-parts.server';

export type Cell = string | number | boolean | Date | null;
export interface Sheet {
  name: string;
  /** Row 0 is the first row of the sheet; cells are padded to nothing, so look with `?? null`. */
  rows: Cell[][];
}

const ROWS_MAX = 1_200;
const COLUMNS_MAX = 200;
/** A reference such as XFD1048576: everything up to it would be filled with nothing. */
const FAR_CELL = /\br\s*=\s*["'](?:[A-Z]{3,}\d*|[A-Z]*\d{5,})["']/;

/** The sheets of a .xlsx, read with limits, or what keeps it from being read. Throws UnreadableFileError. */
export async function readWorkbook(bytes: Uint8Array): Promise<{ sheets: Sheet[]; problems: ImportProblem[] }> {
  const parts = workbookParts(bytes);
  const formulas = parts
    .filter((part) => /^xl\/worksheets\/[^/]+\.xml$/i.test(part.name))
    .flatMap((part) => formulaCells(part.text).map((cell) => formulaProblem(part.name, cell)));
  if (formulas.length > 0) return { sheets: [], problems: formulas };
  if (parts.some((part) => FAR_CELL.test(part.text)))
    throw new UnreadableFileError(
      `A cell stands beyond row ${ROWS_MAX} or column ${COLUMNS_MAX}. Delete what is there and try again.`,
    );
  const sheets = await readSheets(bytes);
  return {
    problems: [],
    sheets: sheets.map(({ sheet, data }) => {
      if (data.length > ROWS_MAX) {
        throw new UnreadableFileError(
          `The sheet ${sheet} has more than ${ROWS_MAX} rows. Divide it into several files.`,
        );
      }
      if (data.some((row) => row.length > COLUMNS_MAX)) {
        throw new UnreadableFileError(`The sheet ${sheet} has more than ${COLUMNS_MAX} columns.`);
      }
      return { name: sheet, rows: data.map((row) => row.map(toCell)) };
    }),
  };
}

function toCell(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value.trim() === '' ? null : value.trim();
  if (typeof value === 'number' || typeof value === 'boolean' || value instanceof Date) return value;
  throw new UnreadableFileError('A cell holds something that is neither text, number, date nor yes/no.');
}

function formulaProblem(part: string, cell: string): ImportProblem {
  const row = /\d+$/.exec(cell)?.[0];
  return {
    sheet: path.basename(part, '.xml'),
    ...(row ? { row: Number(row) } : {}),
    field: `Cell ${cell}`,
    message: 'This cell holds a formula. Put the value itself there: a formula may show something else tomorrow.',
  };
}
