import { disbursements as words } from '~/catalogues/en/disbursements';
import { dayWords } from '~/domain/disbursements';
import { Money, Table } from '~/ui';

interface Receipt {
  id: string;
  label: string;
  amountMinor: bigint;
  currency: string;
  uploadedAt: Date;
}

/** Receipts with the line and the amount that they are for. Nothing when there are none. */
export function PendingReceipts({
  id,
  caption,
  base,
  receipts,
}: {
  id: string;
  caption: string;
  base: string;
  receipts: readonly Receipt[];
}) {
  if (receipts.length === 0) return null;
  return (
    <Table
      id={id}
      caption={caption}
      rows={receipts}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'line',
          head: words.columnLine,
          rowHead: true,
          cell: (row) => <a href={`${base}/${row.id}`}>{row.label}</a>,
        },
        { key: 'added', head: words.columnAdded, cell: (row) => dayWords(row.uploadedAt) },
        {
          key: 'amount',
          head: words.columnAmount,
          figure: true,
          cell: (row) => <Money amountMinor={row.amountMinor} currency={row.currency} locale="en" />,
        },
      ]}
    />
  );
}
