import { audit as words } from '~/catalogues/en/audit';
import { finance } from '~/catalogues/en/finance';
import {
  type DisbursementFlag,
  type DisbursementState,
  dayWords,
  Flags,
  StateBadge,
  sumOf,
} from '~/domain/disbursements';
import { Money, Table } from '~/ui';

interface Payment {
  id: string;
  pseudonym: string;
  label: string;
  payeeCode: string;
  requestedAt: Date;
  state: DisbursementState;
  flags: readonly DisbursementFlag[];
  amountMinor: bigint;
  currency: string;
}

export function AuditedTable({ caption, payments }: { caption: string; payments: readonly Payment[] }) {
  const total = sumOf(payments);
  return (
    <Table
      id="payments"
      caption={caption}
      rows={payments}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'need',
          head: words.columnNeed,
          rowHead: true,
          cell: (row) => (
            <>
              <a href={`/audit/disbursements/${row.id}`}>{row.label}</a>
              <span className="cluster small soft">
                <span className="money">{row.pseudonym}</span>
                <span className="money">{row.payeeCode}</span>
                <span className="money">{dayWords(row.requestedAt)}</span>
                <Flags flags={row.flags} />
              </span>
            </>
          ),
          total: total ? finance.sum : undefined,
        },
        {
          key: 'amount',
          head: words.columnAmount,
          figure: true,
          cell: (row) => <Money amountMinor={row.amountMinor} currency={row.currency} locale="en" />,
          total,
        },
        { key: 'state', head: words.columnState, cell: (row) => <StateBadge state={row.state} /> },
      ]}
    />
  );
}
