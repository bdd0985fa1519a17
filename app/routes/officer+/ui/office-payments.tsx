import { disbursements as words } from '~/catalogues/en/disbursements';
import { type DisbursementState, StateBadge, sumOf } from '~/domain/disbursements';
import { Money, Table } from '~/ui';

interface OfficePayment {
  id: string;
  pseudonym: string;
  label: string;
  amountMinor: bigint;
  currency: string;
  state: DisbursementState;
  next: { text: string };
}

/** Payments of the office with what comes next. Nothing when there are none. */
export function OfficePayments({
  id,
  caption,
  payments,
}: {
  id: string;
  caption: string;
  payments: readonly OfficePayment[];
}) {
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
          key: 'line',
          head: words.columnLine,
          rowHead: true,
          cell: (row) => (
            <>
              <a href={`/officer/disbursements/${row.id}`}>{row.label}</a>
              <div className="small soft money">{row.pseudonym}</div>
              <StateBadge state={row.state} />
            </>
          ),
          total: total ? words.listSum : undefined,
        },
        {
          key: 'amount',
          head: words.columnAmount,
          figure: true,
          cell: (row) => <Money amountMinor={row.amountMinor} currency={row.currency} locale="en" />,
          total,
        },
        { key: 'next', head: words.columnNext, cell: (row) => row.next.text },
      ]}
    />
  );
}
