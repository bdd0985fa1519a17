import { financeBank as words } from '~/catalogues/en/finance-bank';
import { dayWords } from '~/domain/disbursements';
import type { BankStatement } from '~/domain/reconciliation';
import { Badge, fillMessage, Money, Table } from '~/ui';

/** Statements of the bank, the latest first. */
export function Statements({ statements }: { statements: readonly BankStatement[] }) {
  const money = (amountMinor: bigint, currency: string) => (
    <Money amountMinor={amountMinor} currency={currency} locale="en" />
  );
  return (
    <Table
      id="statements"
      caption={words.title}
      rows={statements}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'statement',
          head: words.statement,
          rowHead: true,
          cell: (row) => (
            <>
              <a href={`/finance/reconciliation/statements/${row.id}`}>{row.reference}</a>
              <div className="small soft">{row.bankLabel}</div>
            </>
          ),
        },
        {
          key: 'days',
          head: words.days,
          cell: (row) => fillMessage(words.fromTo, { from: dayWords(row.fromOn), to: dayWords(row.toOn) }),
        },
        { key: 'opening', head: words.opening, figure: true, cell: (row) => money(row.openingMinor, row.currency) },
        { key: 'closing', head: words.closing, figure: true, cell: (row) => money(row.closingMinor, row.currency) },
        { key: 'lines', head: words.lines, figure: true, cell: (row) => row.lineCount },
        {
          key: 'unmatched',
          head: words.unmatched,
          figure: true,
          cell: (row) => (row.unmatchedCount > 0 ? <Badge tone="attention">{row.unmatchedCount}</Badge> : '0'),
        },
        {
          key: 'imported',
          head: words.imported,
          cell: (row) => fillMessage(words.by, { name: row.importedByName ?? '—', date: dayWords(row.importedAt) }),
        },
      ]}
    />
  );
}
