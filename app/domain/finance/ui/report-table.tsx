import { financeTables as words } from '~/catalogues/en/finance-tables';
import { Badge, type Column, Money, Table } from '~/ui';
import { dayWords, momentWords } from '../../disbursements';
import { amountOf } from '../cells';
import { linkOf, type ReportColumn, type ReportRow, stateText } from '../report';

interface ReportTableProps {
  id: string;
  caption: string;
  columns: readonly ReportColumn[];
  rows: readonly ReportRow[];
  /** Columns of amounts that are summed up under the table, when all rows are in one currency. */
  sums?: readonly string[];
}

/** The one currency of all rows, if there is one: then it stands in the heads, and not in every cell. */
function onlyCurrency(rows: readonly ReportRow[]): string | undefined {
  const currency = rows[0]?.currency;
  return typeof currency === 'string' && rows.every((row) => row.currency === currency) ? currency : undefined;
}

/** A report as a table that one can read. */
export function ReportTable({ id, caption, columns, rows, sums = [] }: ReportTableProps) {
  const currency = onlyCurrency(rows);
  const shown = columns.filter(({ fileOnly, kind }) => !fileOnly && !(kind === 'currency' && currency !== undefined));
  const keyed = rows.map((row, index) => ({ row, key: `${id}-${index}` }));
  return (
    <Table
      id={id}
      caption={caption}
      rows={keyed}
      rowKey={({ key }) => key}
      columns={shown.map((column, index): Column<{ row: ReportRow }> => {
        const isFigure = column.kind === 'amount' || column.kind === 'count';
        const own = column.currencyKey === undefined ? currency : undefined;
        return {
          key: column.key,
          head: column.head,
          unit: column.kind === 'amount' ? own : undefined,
          figure: isFigure,
          rowHead: index === 0,
          cell: ({ row }) => <Cell column={column} row={row} isBare={own !== undefined} />,
          total: totalOf(column, index, rows, sums, currency),
        };
      })}
    />
  );
}

function totalOf(
  column: ReportColumn,
  index: number,
  rows: readonly ReportRow[],
  sums: readonly string[],
  currency: string | undefined,
) {
  if (currency === undefined || sums.length === 0 || rows.length < 2) return undefined;
  if (index === 0) return words.sum;
  if (!sums.includes(column.key)) return undefined;
  const total = rows.reduce((sum, row) => sum + (amountOf(column, row)?.amountMinor ?? 0n), 0n);
  return <Money amountMinor={total} currency={currency} locale="en" bare />;
}

function Cell({ column, row, isBare }: { column: ReportColumn; row: ReportRow; isBare: boolean }) {
  const content = contentOf(column, row, isBare);
  const href = linkOf(column, row);
  return href === undefined ? content : <a href={href}>{content || words.itself}</a>;
}

function contentOf(column: ReportColumn, row: ReportRow, isBare: boolean) {
  const value = row[column.key];
  if (value === null || value === undefined || value === '') return null;
  switch (column.kind) {
    case 'amount': {
      const amount = amountOf(column, row);
      return amount ? <Money {...amount} locale="en" bare={isBare} /> : null;
    }
    case 'count':
      return <span className="money">{Number(value).toLocaleString('en')}</span>;
    case 'code':
      return <span className="money">{String(value)}</span>;
    case 'day':
      return <span className="money">{dayWords(value as Date)}</span>;
    case 'moment':
      return <span className="money">{momentWords(value as Date)}</span>;
    case 'month':
      return <span className="money">{(value as Date).toISOString().slice(0, 7)}</span>;
    case 'state': {
      const tone = column.tones?.[String(value)];
      const text = stateText(column, value);
      return tone === undefined ? text : <Badge tone={tone}>{text}</Badge>;
    }
    default:
      return String(value);
  }
}
