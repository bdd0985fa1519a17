import { finance as words } from '~/catalogues/en/finance';
import { Money, Table } from '~/ui';

interface Figures {
  goalMinor: bigint;
  allocatedMinor: bigint;
  reservedMinor: bigint;
  paidMinor: bigint;
  frozenMinor: bigint;
  freeMinor: bigint;
}

/** What the line may take, holds, has promised and has paid; what is left stands under the rule. */
export function LineFigures({ line, currency }: { line: Figures; currency: string }) {
  const rows = [
    { name: words.lineGoal, amountMinor: line.goalMinor, sign: '' },
    { name: words.lineAllocated, amountMinor: line.allocatedMinor, sign: '' },
    { name: words.lineReserved, amountMinor: line.reservedMinor, sign: '−' },
    { name: words.linePaid, amountMinor: line.paidMinor, sign: '−' },
    { name: words.lineFrozen, amountMinor: line.frozenMinor, sign: '−' },
  ].filter(({ name, amountMinor }) => amountMinor !== 0n || name !== words.lineFrozen);
  const figure = (amountMinor: bigint) => <Money amountMinor={amountMinor} currency={currency} locale="en" bare />;
  return (
    <Table
      id="line"
      caption={words.lineCaption}
      rows={rows}
      rowKey={(row) => row.name}
      columns={[
        { key: 'name', head: '', rowHead: true, cell: (row) => row.name, total: words.lineFree },
        {
          key: 'amount',
          head: words.lineAmount,
          unit: currency,
          figure: true,
          cell: (row) => (
            <>
              {row.amountMinor === 0n ? '' : row.sign}
              {figure(row.amountMinor)}
            </>
          ),
          total: figure(line.freeMinor),
        },
      ]}
    />
  );
}
