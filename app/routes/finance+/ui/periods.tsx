import { financeActs as words } from '~/catalogues/en/finance-acts';
import { dayWords } from '~/domain/disbursements';
import type { Period } from '~/domain/reconciliation/index.server';
import { Badge, fillMessage, Table } from '~/ui';
import { RowAct } from './row-act';

const tones = { open: 'plain', proposed: 'attention', closed: 'home' } as const;

/** Every month of the books, the latest first, with what may be done about it. */
export function Periods({ periods, userId }: { periods: readonly Period[]; userId: string }) {
  return (
    <Table
      id="periods"
      caption={words.periodsTitle}
      rows={periods}
      rowKey={(row) => row.month}
      columns={[
        {
          key: 'month',
          head: words.periodMonth,
          rowHead: true,
          cell: (row) => (
            <a href={`/finance/ledger/periods/${row.month}`} className="money">
              {row.month}
            </a>
          ),
        },
        {
          key: 'state',
          head: words.periodState,
          cell: (row) => <Badge tone={tones[row.state]}>{words.periodStates[row.state]}</Badge>,
        },
        { key: 'who', head: words.periodWho, cell: whoOf },
        { key: 'acts', head: '', cell: (row) => <Acts period={row} userId={userId} /> },
      ]}
    />
  );
}

function whoOf({ proposedByName, closedByName, closedAt }: Period) {
  if (proposedByName === null) return null;
  if (!closedAt) return fillMessage(words.proposedBy, { name: proposedByName });
  return `${proposedByName}, ${closedByName ?? '—'}, ${dayWords(closedAt)}`;
}

function Acts({ period, userId }: { period: Period; userId: string }) {
  const about = period.month;
  if (period.isNext && period.state === 'open') {
    return (
      <RowAct intent="propose" id={period.month} about={about}>
        {words.periodPropose}
      </RowAct>
    );
  }
  if (period.state !== 'proposed') return null;
  return (
    <div className="cluster">
      {period.proposedBy === userId ? (
        <span className="soft">{words.waitsForOther}</span>
      ) : (
        <RowAct intent="confirm" id={period.month} kind="primary" about={about}>
          {words.periodConfirm}
        </RowAct>
      )}
      <RowAct intent="reject" id={period.month} about={about}>
        {words.periodReject}
      </RowAct>
    </div>
  );
}
