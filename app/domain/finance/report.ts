import type { BadgeTone } from '~/ui';

/** What a cell holds, and so how it is shown and written to a file. Amounts are minor units in the row's `currency`. */
export type CellKind = 'text' | 'code' | 'amount' | 'currency' | 'count' | 'day' | 'moment' | 'month' | 'state';

export interface ReportColumn {
  key: string;
  head: string;
  kind: CellKind;
  /** Which field holds the currency of an amount; `currency` unless told otherwise. */
  currencyKey?: string;
  /** Words for the values of a state. */
  words?: Readonly<Record<string, string>>;
  tones?: Readonly<Record<string, BadgeTone>>;
  /** An address of one row, `{key}` filled from it. */
  link?: string;
  /** In the file only: what a screen has no room for. */
  fileOnly?: boolean;
}

export type CellValue = string | number | bigint | boolean | Date | null;
export type ReportRow = Readonly<Record<string, CellValue>>;

/** A page of a report as a loader hands it to the screen. */
export interface ReportPage {
  name: string;
  title: string;
  columns: readonly ReportColumn[];
  rows: ReportRow[];
  page: number;
  pages: number;
  count: number;
}

/** The words of a state; a value without words stands for itself. */
export function stateText(column: ReportColumn, value: CellValue): string {
  const text = value === null ? '' : String(value);
  return column.words?.[text] ?? text;
}

/** Fills `{key}` of an address from a row; undefined when the row has no such value. */
export function linkOf(column: ReportColumn, row: ReportRow): string | undefined {
  if (column.link === undefined) return undefined;
  let complete = true;
  const address = column.link.replace(/\{(\w+)\}/g, (_, key: string) => {
    const value = row[key];
    if (value === null || value === undefined || value === '') complete = false;
    return encodeURIComponent(String(value ?? ''));
  });
  return complete ? address : undefined;
}
