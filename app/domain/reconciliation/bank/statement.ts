/** A statement as a file tells it, whatever its format. Money in is positive; days are YYYY-MM-DD. */
export interface ParsedLine {
  bookedOn: string;
  valueOn: string;
  amountMinor: bigint;
  /** The bank's own reference of this booking; empty when it gives none. */
  bankReference: string;
  text: string;
  counterparty: string;
  /** What the bank itself says that this is, beside the words. */
  isCharge: boolean;
  isReturn: boolean;
}

export interface ParsedStatement {
  /** As the bank numbers it, or made from account and days. */
  reference: string;
  currency: string;
  /** Last four characters of the account number, when the file says one. */
  accountLast4: string | null;
  fromOn: string;
  toOn: string;
  openingMinor: bigint;
  closingMinor: bigint;
  lines: ParsedLine[];
}

/** One thing that is wrong with a file: where, and what to do about it. Never repeats what a cell or element holds. */
export interface FileProblem {
  /** 1 is the first row of a CSV file or the first entry of a statement; null for the file as a whole. */
  row: number | null;
  column: string | null;
  problem:
    | 'too_large'
    | 'not_text'
    | 'not_xml'
    | 'doctype'
    | 'not_camt053'
    | 'unknown_version'
    | 'no_statement'
    | 'no_header'
    | 'missing_column'
    | 'missing'
    | 'not_a_day'
    | 'not_an_amount'
    | 'too_many_decimals'
    | 'other_currency'
    | 'no_balance'
    | 'does_not_add_up'
    | 'too_many_lines'
    | 'other_account';
}

/** Nothing of this file was stored. */
export class StatementRefused extends Error {
  override readonly name = 'StatementRefused';

  constructor(readonly problems: readonly FileProblem[]) {
    super(
      `The statement was refused: ${problems.map(({ row, column, problem }) => `${problem} (row ${row ?? '-'}, ${column ?? '-'})`).join('; ')}`,
    );
  }
}

export const refuse = (
  problem: FileProblem['problem'],
  row: number | null = null,
  column: string | null = null,
): never => {
  throw new StatementRefused([{ row, column, problem }]);
};

/** Larger files are not bank statements of an organisation like ours. */
export const FILE_BYTES_MAX = 8 * 1024 * 1024;
export const LINES_MAX = 20_000;
