import { finance as words } from '~/catalogues/en/finance';
import { fillMessage, Money, Table } from '~/ui';

interface Fund {
  fund: 'restricted' | 'pool' | 'reserve' | 'operating';
  openingMinor: bigint;
  receivedMinor: bigint;
  spentMinor: bigint;
  closingMinor: bigint;
}
type Column = Exclude<keyof Fund, 'fund'>;

const columns: { key: Column; head: string }[] = [
  { key: 'openingMinor', head: words.opening },
  { key: 'receivedMinor', head: words.received },
  { key: 'spentMinor', head: words.spent },
  { key: 'closingMinor', head: words.closing },
];

/** The funds over a month: opening, received, spent, closing, and all of them together. */
export function FundsTable({ currency, month, funds }: { currency: string; month: string; funds: readonly Fund[] }) {
  const figure = (amountMinor: bigint) => <Money amountMinor={amountMinor} currency={currency} locale="en" bare />;
  const total = (key: Column) => funds.reduce((sum, fund) => sum + fund[key], 0n);
  return (
    <Table
      id={`funds-${currency}`}
      caption={fillMessage(words.fundsIn, { currency, month })}
      rows={funds}
      rowKey={(row) => row.fund}
      columns={[
        { key: 'fund', head: words.fund, rowHead: true, cell: (row) => words[`fund_${row.fund}`], total: words.sum },
        ...columns.map(({ key, head }) => ({
          key,
          head,
          unit: currency,
          figure: true,
          cell: (row: Fund) => figure(row[key]),
          total: figure(total(key)),
        })),
      ]}
    />
  );
}
