import { parse } from 'csv-parse/sync';
import { type DecimalSign, decimalSignOf, writtenAmount } from './amount';
import {
  FILE_BYTES_MAX,
  type FileProblem,
  LINES_MAX,
  type ParsedLine,
  type ParsedStatement,
  refuse,
  StatementRefused,
} from './statement';

// Statements as CSV: every bank has its own. Columns are known by their names in several languages; the separator and the
// decimal sign are those with which the file makes sense. A running balance gives opening and closing.

type Field =
  | 'bookedOn'
  | 'valueOn'
  | 'amount'
  | 'credit'
  | 'debit'
  | 'balance'
  | 'currency'
  | 'reference'
  | 'text'
  | 'counterparty'
  | 'direction';

const NAMES: Record<Field, RegExp> = {
  bookedOn:
    /^(booking ?date|booked ?on|date|transaction ?date|posting ?date|buchungstag|buchungsdatum|buchung|fecha( operaci[oó]n)?|date (de )?(comptabilisation|op[eé]ration)|data|tanggal)$/,
  valueOn: /^(value ?date|valuta(datum)?|wertstellung|fecha valor|date (de )?valeur)$/,
  amount: /^(amount|betrag|importe|montant|umsatz|transaction amount|amount \([a-z]{3}\)|betrag \([a-z]{3}\)|jumlah)$/,
  credit: /^(credit|paid in|money in|haben|gutschrift|abono|haber|cr[eé]dit|credit amount|deposit)$/,
  debit: /^(debit|paid out|money out|soll|lastschrift|cargo|debe|d[eé]bit|debit amount|withdrawal)$/,
  balance: /^(balance|saldo|solde|running balance|balance after|kontostand|saldo nach buchung)$/,
  currency: /^(currency|w[aä]hrung|moneda|divisa|devise|ccy)$/,
  reference: /^(reference|bank ?reference|transaction ?id|id|referenz|kundenreferenz|referencia|r[eé]f[eé]rence)$/,
  text: /^(description|details|text|narrative|remittance( information)?|verwendungszweck|buchungstext|concepto|libell[eé]|memo|purpose|keterangan)$/,
  counterparty:
    /^(name|counterparty|payee|payer|beneficiary|beg[uü]nstigter|auftraggeber|empf[aä]nger|contrapartida|b[eé]n[eé]ficiaire|beg[uü]nstigter\/zahlungspflichtiger)$/,
  direction: /^(type|debit\/credit|d\/c|dr\/cr|soll\/haben|s\/h|cdtdbtind)$/,
};
const SEPARATORS = [';', ',', '\t', '|'];
const CREDIT_WORDS = /^(c|cr|crdt|credit|h|haben|\+)$/;
const DEBIT_WORDS = /^(d|dr|dbit|debit|s|soll|-)$/;

/** What the file does not say itself. */
export interface CsvAccount {
  currency: string;
  /** What the account held before the first line; needed where the file has no running balance. */
  openingMinor?: bigint | undefined;
}

interface ReadLine extends ParsedLine {
  /** Row of the file. */
  at: number;
  balanceMinor: bigint | null;
}

interface Table {
  header: Map<Field, number>;
  names: string[];
  /** With the number of the row in the file, from 1. */
  rows: { at: number; cells: string[] }[];
}

/** Reads a CSV statement. Every problem of the file is named by row and column, up to twenty. @throws StatementRefused */
export function parseCsvStatement(bytes: Uint8Array, account: CsvAccount): ParsedStatement {
  if (bytes.length > FILE_BYTES_MAX) refuse('too_large');
  const table = tableOf(decoded(bytes));
  if (table.rows.length > LINES_MAX) refuse('too_many_lines');
  const problems: FileProblem[] = [];
  const signOf = amountSign(table, account.currency);
  const lines: ReadLine[] = [];
  for (const row of table.rows) {
    const line = lineOf(table, row, account.currency, signOf, problems);
    if (line) lines.push(line);
    if (problems.length >= 20) break;
  }
  if (problems.length > 0) throw new StatementRefused(problems);
  if (lines.length === 0) return refuse('no_statement');
  return withBalances(lines, account, table.names[table.header.get('balance') ?? -1]?.trim() ?? 'balance');
}

function decoded(bytes: Uint8Array): string {
  const bare = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bare);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // Many banks still write Windows' Latin letters.
    text = new TextDecoder('windows-1252').decode(bare);
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a file with these is no text
  if (/[\u0000-\u0008\u000e-\u001f]/.test(text)) refuse('not_text');
  return text;
}

const named = (cell: string) => cell.trim().toLowerCase().replace(/\s+/g, ' ');
const fieldOf = (cell: string) => (Object.keys(NAMES) as Field[]).find((field) => NAMES[field].test(named(cell)));

/** The separator with which a row is found that names a day and an amount; banks put notes above it. */
function tableOf(text: string): Table {
  let best: Table | undefined;
  for (const delimiter of SEPARATORS) {
    const records = recordsOf(text, delimiter);
    const at = records.slice(0, 30).findIndex(({ cells }) => isHeader(cells));
    if (at < 0) continue;
    const names = records[at]?.cells ?? [];
    const header = new Map<Field, number>();
    for (const [index, cell] of names.entries()) {
      const field = fieldOf(cell);
      if (field && !header.has(field)) header.set(field, index);
    }
    const table = {
      header,
      names,
      rows: records.slice(at + 1).filter(({ cells }) => cells.some((cell) => cell.trim() !== '')),
    };
    if (!best || table.header.size > best.header.size) best = table;
  }
  return best ?? refuse('no_header');
}

function isHeader(cells: readonly string[]): boolean {
  const fields = new Set(cells.map(fieldOf));
  return fields.has('bookedOn') && (fields.has('amount') || (fields.has('credit') && fields.has('debit')));
}

function recordsOf(text: string, delimiter: string): { at: number; cells: string[] }[] {
  const rows: string[][] = parse(text, {
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    bom: true,
  });
  return rows.map((cells, index) => ({ at: index + 1, cells }));
}

function amountSign({ header, rows }: Table, currency: string): DecimalSign {
  const columns = (['amount', 'credit', 'debit', 'balance'] as const).flatMap((field) => header.get(field) ?? []);
  return decimalSignOf(
    rows.flatMap(({ cells }) => columns.map((column) => cells[column] ?? '')),
    currency,
  );
}

function lineOf(
  table: Table,
  { at, cells }: Table['rows'][number],
  currency: string,
  sign: DecimalSign,
  problems: FileProblem[],
) {
  const cell = (field: Field) => (cells[table.header.get(field) ?? -1] ?? '').trim();
  const wrong = (field: Field, problem: FileProblem['problem']) => {
    problems.push({ row: at, column: table.names[table.header.get(field) ?? -1]?.trim() ?? field, problem });
    return undefined;
  };
  const amountOf = (field: Field) => {
    if (cell(field) === '') return 0n;
    const read = writtenAmount(cell(field), currency, sign);
    return 'amountMinor' in read ? read.amountMinor : wrong(field, read.problem);
  };
  const said = cell('currency').toUpperCase();
  if (said !== '' && said !== currency) return wrong('currency', 'other_currency');
  const bookedOn = dayOf(cell('bookedOn'));
  if (bookedOn === undefined) return wrong('bookedOn', cell('bookedOn') === '' ? 'missing' : 'not_a_day');
  const valueOn = cell('valueOn') === '' ? bookedOn : dayOf(cell('valueOn'));
  if (valueOn === undefined) return wrong('valueOn', 'not_a_day');
  let amountMinor: bigint | undefined;
  if (table.header.has('amount')) {
    if (cell('amount') === '') return wrong('amount', 'missing');
    amountMinor = amountOf('amount');
    const direction = named(cell('direction'));
    if (amountMinor !== undefined && DEBIT_WORDS.test(direction) && amountMinor > 0n) amountMinor = -amountMinor;
    if (amountMinor !== undefined && CREDIT_WORDS.test(direction) && amountMinor < 0n) amountMinor = -amountMinor;
  } else {
    const credit = amountOf('credit');
    const debit = amountOf('debit');
    if (credit === undefined || debit === undefined) return undefined;
    amountMinor = (credit < 0n ? -credit : credit) - (debit < 0n ? -debit : debit);
    if (credit === 0n && debit === 0n) return wrong('credit', 'missing');
  }
  if (amountMinor === undefined || amountMinor === 0n) return undefined;
  const balanceMinor = table.header.has('balance') && cell('balance') !== '' ? amountOf('balance') : null;
  if (balanceMinor === undefined) return undefined;
  return {
    at,
    bookedOn,
    valueOn,
    amountMinor,
    balanceMinor,
    bankReference: cell('reference').slice(0, 200),
    text: cell('text').slice(0, 1_000),
    counterparty: cell('counterparty').slice(0, 300),
    isCharge: false,
    isReturn: false,
  };
}

/** YYYY-MM-DD, DD.MM.YYYY, DD/MM/YYYY or DD-MM-YYYY (also with two digits of the year). Month first is not taken. */
export function dayOf(cell: string): string | undefined {
  const iso = /^(\d{4})[-/.](\d{2})[-/.](\d{2})(?:[ T].*)?$/.exec(cell);
  const written = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})$/.exec(cell);
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : written ? [written[3], written[2], written[1]] : [];
  if (!year || !month || !day) return undefined;
  const text = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text) ? text : undefined;
}

/** In order of booking, with opening and closing from the running balance, or from the opening that was told. */
function withBalances(read: ReadLine[], account: CsvAccount, balanceName: string): ParsedStatement {
  // Many banks list the latest first.
  const lines =
    (read[0]?.bookedOn ?? '') > (read.at(-1)?.bookedOn ?? '') || runsBackwards(read) ? [...read].reverse() : read;
  const first = lines[0];
  const last = lines.at(-1);
  if (!first || !last) return refuse('no_statement');
  const openingMinor = first.balanceMinor === null ? account.openingMinor : first.balanceMinor - first.amountMinor;
  if (openingMinor === undefined) return refuse('no_balance', null, 'balance');
  let balance = openingMinor;
  for (const line of lines) {
    balance += line.amountMinor;
    if (line.balanceMinor !== null && line.balanceMinor !== balance) refuse('does_not_add_up', line.at, balanceName);
  }
  const days = lines.map(({ bookedOn }) => bookedOn).sort();
  const [fromOn = '', toOn = ''] = [days[0], days.at(-1)];
  return {
    reference: `${fromOn}/${toOn}`,
    currency: account.currency,
    accountLast4: null,
    fromOn,
    toOn,
    openingMinor,
    closingMinor: balance,
    lines: lines.map(({ at, balanceMinor, ...line }) => line),
  };
}

function runsBackwards(lines: readonly ReadLine[]): boolean {
  const [first, second] = lines;
  if (
    first?.balanceMinor == null ||
    second?.balanceMinor == null ||
    lines.some(({ bookedOn }) => bookedOn !== first.bookedOn)
  )
    return false;
  return (
    first.balanceMinor - first.amountMinor === second.balanceMinor &&
    first.balanceMinor + second.amountMinor !== second.balanceMinor
  );
}
