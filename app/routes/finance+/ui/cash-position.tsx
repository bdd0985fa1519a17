import { financeOverview } from '~/catalogues/en/finance-overview';
import { financeTables as words } from '~/catalogues/en/finance-tables';
import { cashItemWord } from '~/domain/finance';
import { fillMessage, Money, Table } from '~/ui';

interface CashRow {
  side: string;
  item: string;
  amountMinor: bigint;
}

/** Both sides of one currency: where its money is, and whose it is. They come to the same. */
export function CashPosition({ currency, rows }: { currency: string; rows: readonly CashRow[] }) {
  const id = `cash-${currency}`;
  return (
    <section className="stack" aria-labelledby={id}>
      <h2 id={id} className="sr-only">
        {fillMessage(financeOverview.cashIn, { currency })}
      </h2>
      <div className="columns">
        <Side currency={currency} side="where" rows={rows} />
        <Side currency={currency} side="whose" rows={rows} />
      </div>
    </section>
  );
}

function Side({ currency, side, rows }: { currency: string; side: 'where' | 'whose'; rows: readonly CashRow[] }) {
  const own = rows.filter((row) => row.side === side);
  const figure = (amountMinor: bigint) => <Money amountMinor={amountMinor} currency={currency} locale="en" bare />;
  const total = own.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  return (
    <Table
      id={`cash-${currency}-${side}`}
      caption={`${words.cashSides[side]}, ${currency}`}
      rows={own}
      rowKey={(row) => row.item}
      columns={[
        { key: 'item', head: words.item, rowHead: true, cell: (row) => cashItemWord(row.item), total: words.sum },
        {
          key: 'amount',
          head: words.flowAmount,
          unit: currency,
          figure: true,
          cell: (row) => figure(row.amountMinor),
          total: figure(total),
        },
      ]}
    />
  );
}
