import { financeActs as words } from '~/catalogues/en/finance-acts';
import { dayWords } from '~/domain/disbursements';
import type { FinanceException } from '~/domain/reconciliation';
import { Badge, Money, Table } from '~/ui';

const kinds: Readonly<Record<string, string>> = words.exceptionKinds;

/** What an exception is about, in words; a kind without words stands for itself. */
export const exceptionName = (kind: string) => kinds[kind] ?? kind.replaceAll('_', ' ');

/** Exceptions with their owner and their day. Nothing when there are none. */
export function Exceptions({ id, caption, rows }: { id: string; caption: string; rows: readonly FinanceException[] }) {
  if (rows.length === 0) return null;
  const money = (amountMinor: bigint | null, currency: string | null) =>
    amountMinor !== null && currency !== null ? (
      <Money amountMinor={amountMinor} currency={currency} locale="en" />
    ) : null;
  return (
    <Table
      id={id}
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'what',
          head: words.exceptionWhat,
          rowHead: true,
          cell: (row) => (
            <>
              <a href={`/finance/reconciliation/exceptions/${row.id}`}>{exceptionName(row.kind)}</a>
              <div className="small soft">{row.subjectId}</div>
            </>
          ),
        },
        {
          key: 'amount',
          head: words.exceptionAmount,
          figure: true,
          cell: (row) => money(row.amountMinor, row.currency),
        },
        {
          key: 'suspense',
          head: words.exceptionSuspense,
          figure: true,
          cell: (row) => money(row.inSuspenseMinor, row.currency),
        },
        {
          key: 'owner',
          head: words.exceptionOwner,
          cell: (row) => row.ownerName ?? <span className="soft">{words.exceptionNobody}</span>,
        },
        {
          key: 'due',
          head: words.exceptionDue,
          cell: (row) => (
            <>
              {dayWords(row.dueOn)} {row.isOverdue ? <Badge tone="attention">{words.exceptionOverdue}</Badge> : null}
            </>
          ),
        },
        { key: 'state', head: words.exceptionState, cell: (row) => words.exceptionStates[row.state] },
      ]}
    />
  );
}
