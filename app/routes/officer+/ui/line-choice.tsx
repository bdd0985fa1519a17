import { disbursements as words } from '~/catalogues/en/disbursements';
import { financeActs } from '~/catalogues/en/finance-acts';
import { Money, Table } from '~/ui';

interface Line {
  id: string;
  needId: string | null;
  pseudonym: string;
  label: string;
  currency: string;
  goalMinor: bigint;
  allocatedMinor: bigint;
  reservedMinor: bigint;
  paidMinor: bigint;
  freeMinor: bigint;
  asks: 'pool' | 'reserve';
}
type Figure = 'goalMinor' | 'allocatedMinor' | 'reservedMinor' | 'paidMinor' | 'freeMinor';
const figures: { key: Figure; head: string }[] = [
  { key: 'freeMinor', head: words.columnFree },
  { key: 'goalMinor', head: words.columnGoal },
  { key: 'allocatedMinor', head: words.columnAllocated },
  { key: 'reservedMinor', head: words.columnReserved },
  { key: 'paidMinor', head: words.columnPaid },
];

/** The lines that hold money, what is free first, one table a currency. */
export function LineChoice({ lines }: { lines: readonly Line[] }) {
  return (
    <div className="stack-loose">
      {[...new Set(lines.map(({ currency }) => currency))].map((currency) => (
        <Table
          key={currency}
          id={`lines-${currency}`}
          caption={words.linesCaption}
          rows={lines.filter((line) => line.currency === currency)}
          rowKey={(row) => row.id}
          columns={[
            { key: 'line', head: words.columnLine, rowHead: true, cell: (row) => <LineName line={row} /> },
            ...figures.map(({ key, head }) => ({
              key,
              head,
              unit: currency,
              figure: true,
              cell: (row: Line) => <Money amountMinor={row[key]} currency={currency} locale="en" bare />,
            })),
          ]}
        />
      ))}
    </div>
  );
}

function LineName({ line }: { line: Line }) {
  return (
    <>
      {line.freeMinor > 0n ? <a href={`/officer/disbursements/new?line=${line.id}`}>{line.label}</a> : line.label}
      <div className="small soft money">{line.pseudonym}</div>
      {line.asks === 'reserve' || line.goalMinor > line.allocatedMinor ? (
        <a className="small" href={`/officer/disbursements/pool?line=${line.id}`}>
          {line.asks === 'pool' ? financeActs.askPoolTitle : financeActs.askReserveTitle}{' '}
          <span className="sr-only">{line.label}</span>
        </a>
      ) : null}
    </>
  );
}
