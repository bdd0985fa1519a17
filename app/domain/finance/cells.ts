import { decimalsOf } from '../money';
import { type CellValue, type ReportColumn, type ReportRow, stateText } from './report';

/** An amount in major units as an exact decimal text: "-1500.50". */
export function decimalText(amountMinor: bigint, currency: string): string {
  const decimals = decimalsOf(currency);
  const digits = (amountMinor < 0n ? -amountMinor : amountMinor).toString().padStart(decimals + 1, '0');
  const sign = amountMinor < 0n ? '-' : '';
  return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** Spreadsheets read a text that begins like this as a formula; the apostrophe tells them that it is text. */
const FORMULA = /^[\s\u00a0]*[=+\-@\t\r\n＝＋－＠]/;
export const harmless = (text: string) => (FORMULA.test(text) ? `'${text}` : text);

const isoDay = (value: Date) => value.toISOString().slice(0, 10);

/** A value as a file holds it, apart from amounts: text that no spreadsheet takes for a formula. */
export function fileText(column: ReportColumn, value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) {
    if (column.kind === 'month') return isoDay(value).slice(0, 7);
    return column.kind === 'day' ? isoDay(value) : value.toISOString();
  }
  if (column.kind === 'state') return harmless(stateText(column, value));
  return typeof value === 'string' ? harmless(value) : String(value);
}

/** The amount of a cell; undefined where there is none. */
export function amountOf(column: ReportColumn, row: ReportRow): { amountMinor: bigint; currency: string } | undefined {
  const value = row[column.key];
  const currency = row[column.currencyKey ?? 'currency'];
  if (value === null || value === undefined || typeof currency !== 'string') return undefined;
  return { amountMinor: BigInt(value as bigint), currency };
}
