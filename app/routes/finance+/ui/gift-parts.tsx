import { financeGifts as words } from '~/catalogues/en/finance-gifts';
import { financeTables } from '~/catalogues/en/finance-tables';
import { dayWords } from '~/domain/disbursements';
import { Money, Table } from '~/ui';

interface Part {
  kind: 'line' | 'pool' | 'operating' | 'refund';
  label: string | null;
  lineId: string | null;
  amountMinor: bigint;
  consumedMinor: bigint;
  withdrawnMinor: bigint;
  frozenMinor: bigint;
  remainingMinor: bigint;
}
interface Payment {
  disbursementId: string;
  label: string;
  amountMinor: bigint;
  valueDate: Date | null;
}
type Amount = Extract<keyof Part, `${string}Minor`>;

const amounts: { key: Amount; head: string }[] = [
  { key: 'amountMinor', head: words.given },
  { key: 'consumedMinor', head: words.paidOut },
  { key: 'withdrawnMinor', head: words.withdrawn },
  { key: 'frozenMinor', head: words.frozen },
  { key: 'remainingMinor', head: words.remaining },
];

/** Where a gift went, part by part, and the payments that it was used for. */
export function GiftParts({
  currency,
  parts,
  payments,
}: {
  currency: string;
  parts: readonly Part[];
  payments: readonly Payment[];
}) {
  const figure = (amountMinor: bigint) => <Money amountMinor={amountMinor} currency={currency} locale="en" bare />;
  const keyed = parts.map((part, index) => ({ ...part, key: String(index) }));
  return (
    <>
      <Table
        id="parts"
        caption={words.allocationsTitle}
        rows={keyed}
        rowKey={(row) => row.key}
        columns={[
          {
            key: 'part',
            head: words.part,
            rowHead: true,
            cell: (row) =>
              row.lineId ? (
                <a href={`/finance/funds/lines/${row.lineId}`}>{row.label}</a>
              ) : (
                words.allocationKinds[row.kind]
              ),
            total: parts.length > 1 ? financeTables.sum : undefined,
          },
          ...amounts.map(({ key, head }) => ({
            key,
            head,
            unit: currency,
            figure: true,
            cell: (row: Part) => figure(row[key]),
            total: parts.length > 1 ? figure(parts.reduce((sum, part) => sum + part[key], 0n)) : undefined,
          })),
        ]}
      />
      {payments.length === 0 ? (
        <section className="stack">
          <h2>{words.paidForTitle}</h2>
          <p className="soft">{words.paidForNone}</p>
        </section>
      ) : (
        <Table
          id="paid-for"
          caption={words.paidForTitle}
          rows={payments}
          rowKey={(row) => row.disbursementId}
          columns={[
            {
              key: 'payment',
              head: words.payment,
              rowHead: true,
              cell: (row) => <a href={`/finance/disbursements/${row.disbursementId}`}>{row.label}</a>,
            },
            { key: 'valueDate', head: words.valueDate, cell: (row) => (row.valueDate ? dayWords(row.valueDate) : '') },
            { key: 'amount', head: words.part, unit: currency, figure: true, cell: (row) => figure(row.amountMinor) },
          ]}
        />
      )}
    </>
  );
}
