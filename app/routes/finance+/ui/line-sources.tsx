import { financeActs as words } from '~/catalogues/en/finance-acts';
import { financeGifts } from '~/catalogues/en/finance-gifts';
import { Money, Table } from '~/ui';

interface Source {
  source: 'gift' | 'pool' | 'reserve';
  amountMinor: bigint;
  consumedMinor: bigint;
  remainingMinor: bigint;
}

/** Who funds a line: gifts, the pool, the reserve. Nothing while nobody does. */
export function LineSources({ sources, currency }: { sources: readonly Source[]; currency: string }) {
  if (sources.length === 0) return null;
  const figure = (amountMinor: bigint) => <Money amountMinor={amountMinor} currency={currency} locale="en" bare />;
  return (
    <Table
      id="sources"
      caption={words.lineSources}
      rows={sources}
      rowKey={(row) => row.source}
      columns={[
        { key: 'source', head: words.lineSource, rowHead: true, cell: (row) => words.lineSourceNames[row.source] },
        {
          key: 'given',
          head: financeGifts.given,
          unit: currency,
          figure: true,
          cell: (row) => figure(row.amountMinor),
        },
        {
          key: 'paid',
          head: financeGifts.paidOut,
          unit: currency,
          figure: true,
          cell: (row) => figure(row.consumedMinor),
        },
        {
          key: 'left',
          head: financeGifts.remaining,
          unit: currency,
          figure: true,
          cell: (row) => figure(row.remainingMinor),
        },
      ]}
    />
  );
}
