import { financeActs as words } from '~/catalogues/en/finance-acts';
import { dayWords } from '~/domain/disbursements';
import { Badge, fillMessage, Money, Table } from '~/ui';
import { RowAct } from './row-act';

interface Transfer {
  id: string;
  campaignLineId: string;
  label: string;
  amountMinor: bigint;
  currency: string;
  source: 'pool' | 'reserve';
  state: 'proposed' | 'approved' | 'rejected' | 'cancelled';
  reason: string;
  proposedBy: string;
  proposedByName: string | null;
  proposedAt: Date;
  decidedByName: string | null;
  roomMinor: bigint;
}

const tones = { proposed: 'attention', approved: 'home', rejected: 'loss', cancelled: 'plain' } as const;

/** What officers ask of the pool: those to decide, then those that were decided. */
export function PoolTransfers({ transfers, userId }: { transfers: readonly Transfer[]; userId: string }) {
  const waiting = transfers.filter(({ state }) => state === 'proposed');
  const past = transfers.filter(({ state }) => state !== 'proposed');
  return (
    <>
      {waiting.length > 0 ? (
        <Transfers id="waiting" caption={words.poolWaiting} rows={waiting} userId={userId} />
      ) : null}
      {past.length > 0 ? <Transfers id="decided" caption={words.poolPast} rows={past} userId={userId} /> : null}
    </>
  );
}

function Transfers({
  id,
  caption,
  rows,
  userId,
}: {
  id: string;
  caption: string;
  rows: readonly Transfer[];
  userId: string;
}) {
  const money = (amountMinor: bigint, currency: string) => (
    <Money amountMinor={amountMinor} currency={currency} locale="en" />
  );
  return (
    <Table
      id={id}
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'line',
          head: words.poolLine,
          rowHead: true,
          cell: (row) => <a href={`/finance/funds/lines/${row.campaignLineId}`}>{row.label}</a>,
        },
        { key: 'amount', head: words.poolAmount, figure: true, cell: (row) => money(row.amountMinor, row.currency) },
        { key: 'from', head: words.poolFrom, cell: (row) => words.poolSources[row.source] },
        { key: 'room', head: words.poolRoom, figure: true, cell: (row) => money(row.roomMinor, row.currency) },
        { key: 'why', head: words.poolWhy, cell: (row) => row.reason },
        {
          key: 'proposed',
          head: words.poolProposed,
          cell: (row) => fillMessage(words.by, { name: row.proposedByName ?? '—', date: dayWords(row.proposedAt) }),
        },
        { key: 'acts', head: '', cell: (row) => <Acts transfer={row} userId={userId} /> },
      ]}
    />
  );
}

function Acts({ transfer, userId }: { transfer: Transfer; userId: string }) {
  if (transfer.state !== 'proposed') {
    return (
      <span className="cluster">
        <Badge tone={tones[transfer.state]}>{words.poolStates[transfer.state]}</Badge>
        <span className="soft">{transfer.decidedByName}</span>
      </span>
    );
  }
  if (transfer.proposedBy === userId) return words.poolOwn;
  return (
    <div className="cluster">
      <RowAct intent="approve" id={transfer.id} kind="primary" about={transfer.label}>
        {words.poolApprove}
      </RowAct>
      <RowAct intent="reject" id={transfer.id} about={transfer.label}>
        {words.poolReject}
      </RowAct>
    </div>
  );
}
