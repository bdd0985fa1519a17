import { finance as words } from '~/catalogues/en/finance';
import {
  type DisbursementFlag,
  type DisbursementState,
  type Duty,
  dayWords,
  Flags,
  StateBadge,
  sumOf,
} from '~/domain/disbursements';
import { fillMessage, Money, Table } from '~/ui';

export interface PaymentRow {
  id: string;
  pseudonym: string;
  label: string;
  payeeCode: string;
  plannedOn: Date;
  amountMinor: bigint;
  currency: string;
  state: DisbursementState;
  approvals: { given: number; needed: number };
  flags: readonly DisbursementFlag[];
  duty: Duty;
}

interface PaymentTableProps {
  id: string;
  caption: string;
  payments: readonly PaymentRow[];
  withReason?: boolean;
  withState?: boolean;
}

/** Payments one below another, the amounts on the right and summed up. Nothing when there are none. */
export function PaymentTable({ id, caption, payments, withReason = false, withState = false }: PaymentTableProps) {
  if (payments.length === 0) return null;
  const total = sumOf(payments);
  return (
    <Table
      id={id}
      caption={caption}
      rows={payments}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'need',
          head: words.columnNeed,
          rowHead: true,
          cell: (row) => <Need row={row} />,
          total: total ? words.sum : undefined,
        },
        {
          key: 'amount',
          head: words.columnAmount,
          figure: true,
          cell: (row) => <Money amountMinor={row.amountMinor} currency={row.currency} locale="en" />,
          total,
        },
        ...(withReason ? [{ key: 'why', head: words.columnWhy, cell: (row: PaymentRow) => row.duty.why }] : []),
        withState
          ? { key: 'state', head: words.columnState, cell: (row: PaymentRow) => <StateBadge state={row.state} /> }
          : {
              key: 'planned',
              head: words.columnPlanned,
              cell: (row: PaymentRow) => <span className="money">{dayWords(row.plannedOn)}</span>,
            },
      ]}
    />
  );
}

function Need({ row }: { row: PaymentRow }) {
  const { given, needed } = row.approvals;
  return (
    <>
      <a href={`/finance/disbursements/${row.id}`}>{row.label}</a>
      <span className="cluster small soft">
        <span className="money">{row.pseudonym}</span>
        <span className="money">{row.payeeCode}</span>
        {needed > 1 ? (
          <span>{`${words.approvalsHead}: ${fillMessage(words.approvalsOf, { given, needed })}`}</span>
        ) : null}
        <Flags flags={row.flags} />
      </span>
    </>
  );
}
