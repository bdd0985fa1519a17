import type { ReactNode } from 'react';

export type Column<Row> = {
  key: string;
  head: ReactNode;
  /** The unit of the figures, in the head: "USD", "days". */
  unit?: string;
  /** Figures stand right, in tabular digits. */
  figure?: boolean;
  /** Names its row. */
  rowHead?: boolean;
  cell: (row: Row) => ReactNode;
  total?: ReactNode;
};

type TableProps<Row> = {
  id: string;
  caption: ReactNode;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
};

/** A table that one can read: caption, units in the head, figures right, totals under a double rule. */
export function Table<Row>({ id, caption, columns, rows, rowKey }: TableProps<Row>) {
  const hasTotals = columns.some((column) => column.total !== undefined);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-scroll" aria-labelledby={`${id}-caption`} tabIndex={0}>
      <table className="table" id={id}>
        <caption id={`${id}-caption`}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) =>
              column.head === '' ? (
                <td key={column.key} />
              ) : (
                <th key={column.key} scope="col" className={figureClass(column)}>
                  {column.head}
                  {column.unit ? <span className="table-unit">{column.unit}</span> : null}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <Cell key={column.key} column={column}>
                  {column.cell(row)}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
        {hasTotals ? (
          <tfoot>
            <tr>
              {columns.map((column) => (
                // A head that says nothing is none.
                <Cell key={column.key} column={column.total === undefined ? { ...column, rowHead: false } : column}>
                  {column.total}
                </Cell>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </section>
  );
}

type AnyColumn = { figure?: boolean; rowHead?: boolean };

const figureClass = (column: AnyColumn) => (column.figure ? 'figure' : undefined);

function Cell({ column, children }: { column: AnyColumn; children: ReactNode }) {
  return column.rowHead ? (
    <th scope="row" className={figureClass(column)}>
      {children}
    </th>
  ) : (
    <td className={figureClass(column)}>{children}</td>
  );
}
