import { fromPicklist, type Picklist } from '../cases';
import { countryOf } from './countries.server';
import type { Column } from './htcds-columns';
import type { Cell } from './htcds-workbook.server';
import type { ImportProblem } from './problem';

/** Reads the fields of one row; what is wrong is noted with its place and the reading goes on. */
export interface RowReader {
  /** Row number as the spreadsheet program shows it. */
  readonly row: number;
  has(prefix: string): boolean;
  text(name: string): string;
  /** The filled cells whose names begin so, in the order of the columns. */
  valuesOf(prefix: string): string[];
  date(name: string): string | null;
  number(name: string, min: number, max: number): number | null;
  yesNo(name: string): boolean | null;
  one<P extends Picklist>(name: string, picklist: P): (keyof P & string) | null;
  several<P extends Picklist>(name: string, picklist: P): (keyof P & string)[];
  country(name: string): string | null;
  countries(name: string): string[];
  /** Every filled cell that `taken` does not claim, as "Label: value". */
  rest(taken: (column: Column) => boolean): string[];
  problem(label: string, message: string): void;
}

export function rowReader(
  sheet: string,
  row: number,
  cells: readonly Cell[],
  columns: readonly Column[],
  problems: ImportProblem[],
): RowReader {
  const columnOf = (name: string) => columns.find((column) => column.name === name);
  const labelOf = (name: string) => columnOf(name)?.label ?? name;
  const cellOf = (name: string): Cell => cells[columnOf(name)?.index ?? -1] ?? null;
  const problem = (field: string, message: string) => {
    problems.push({ sheet, row, field, message });
  };
  const text = (name: string) => shown(cellOf(name));
  const parts = (name: string) =>
    text(name)
      .split(/[;\n]/)
      .map((part) => part.trim())
      .filter((part) => part !== '');

  function listed<P extends Picklist>(name: string, picklist: P, value: string) {
    const found = fromPicklist(picklist, value);
    if (found === undefined) {
      problem(
        labelOf(name),
        `This value is not on the standard's list. Use one of: ${Object.values(picklist).join(', ')}.`,
      );
    }
    return found;
  }

  function countryNamed(name: string, value: string) {
    const found = countryOf(value);
    if (found === undefined)
      problem(labelOf(name), 'We do not know this country. Use its two letters, for example KH.');
    return found;
  }

  return {
    row,
    problem,
    text,
    valuesOf: (prefix) =>
      columns
        .filter(({ name }) => name?.startsWith(prefix))
        .map(({ index }) => shown(cells[index] ?? null))
        .filter((value) => value !== ''),
    has: (prefix) => columns.some(({ name, index }) => name?.startsWith(prefix) && (cells[index] ?? null) !== null),
    date(name) {
      const cell = cellOf(name);
      if (cell === null) return null;
      const day = dayOfCell(cell);
      if (day === undefined) problem(labelOf(name), 'Write the date as year-month-day, for example 1994-03-28.');
      return day ?? null;
    },
    number(name, min, max) {
      const cell = cellOf(name);
      if (cell === null) return null;
      const value = typeof cell === 'string' && /^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell;
      if (typeof value === 'number' && value >= min && value <= max) return value;
      problem(labelOf(name), `This should be a number from ${min} to ${max}.`);
      return null;
    },
    yesNo(name) {
      const cell = cellOf(name);
      if (cell === null) return null;
      const word = String(cell).toLowerCase();
      if (['true', 'yes', 'y', '1', 'x'].includes(word)) return true;
      if (['false', 'no', 'n', '0'].includes(word)) return false;
      problem(labelOf(name), 'Write yes or no.');
      return null;
    },
    one: (name, picklist) => (text(name) === '' ? null : (listed(name, picklist, text(name)) ?? null)),
    several(name, picklist) {
      // Some labels of the standard contain a semicolon themselves.
      const whole = fromPicklist(picklist, text(name));
      if (whole !== undefined) return [whole];
      const found = parts(name).map((value) => listed(name, picklist, value));
      return [...new Set(found.filter((value) => value !== undefined))];
    },
    country: (name) => (text(name) === '' ? null : (countryNamed(name, text(name)) ?? null)),
    countries(name) {
      const found = parts(name).flatMap((value) => (countryOf(value) ? [value] : value.split(',')));
      return [...new Set(found.map((value) => countryNamed(name, value)).filter((value) => value !== undefined))];
    },
    rest: (taken) =>
      columns
        .filter((column) => !taken(column) && shown(cells[column.index] ?? null) !== '')
        .map((column) => `${column.label}: ${shown(cells[column.index] ?? null)}`),
  };
}

function shown(cell: Cell): string {
  if (cell === null) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return String(cell);
}

const EXCEL_EPOCH_MS = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;

/** A date cell, an ISO text, or a serial number of a cell that lost its date format; undefined for anything else. */
function dayOfCell(cell: Exclude<Cell, null>): string | undefined {
  if (cell instanceof Date) return isPlausible(cell) ? cell.toISOString().slice(0, 10) : undefined;
  if (typeof cell === 'number' && Number.isInteger(cell) && cell > 10_000 && cell < 80_000) {
    return new Date(EXCEL_EPOCH_MS + cell * DAY_MS).toISOString().slice(0, 10);
  }
  if (typeof cell !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(cell)) return undefined;
  const date = new Date(`${cell}T00:00:00Z`);
  return isPlausible(date) && date.toISOString().startsWith(cell) ? cell : undefined;
}

function isPlausible(date: Date): boolean {
  return !Number.isNaN(date.getTime()) && date.getUTCFullYear() >= 1900 && date.getUTCFullYear() < 2200;
}
