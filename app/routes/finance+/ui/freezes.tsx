import { financeActs as words } from '~/catalogues/en/finance-acts';
import { dayWords, momentWords } from '~/domain/disbursements';
import type { FundFreeze } from '~/domain/reconciliation';
import { Badge, fillMessage, Table } from '~/ui';
import { RowAct } from './row-act';

const whatOf = (freeze: FundFreeze) => {
  if (freeze.campaignLineId) return fillMessage(words.freezeLine, { label: freeze.lineLabel ?? '' });
  return freeze.currency ? fillMessage(words.freezeCurrency, { currency: freeze.currency }) : words.freezeEverything;
};

/** What is frozen now and was lifted before; each is lifted by two people. */
export function Freezes({ freezes, userId }: { freezes: readonly FundFreeze[]; userId: string }) {
  const open = freezes.filter(({ liftedAt }) => liftedAt === null);
  const past = freezes.filter(({ liftedAt }) => liftedAt !== null);
  return (
    <>
      {open.length === 0 ? <p>{words.freezesEmpty}</p> : <FreezeTable id="open" rows={open} userId={userId} />}
      {past.length > 0 ? <FreezeTable id="past" rows={past} userId={userId} /> : null}
    </>
  );
}

function FreezeTable({ id, rows, userId }: { id: 'open' | 'past'; rows: readonly FundFreeze[]; userId: string }) {
  return (
    <Table
      id={`freezes-${id}`}
      caption={id === 'open' ? words.freezesOpen : words.freezesPast}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: 'what', head: words.freezeWhat, rowHead: true, cell: whatOf },
        { key: 'why', head: words.freezeReason, cell: (row) => row.reason },
        {
          key: 'since',
          head: words.freezeRaised,
          cell: (row) =>
            fillMessage(words.by, { name: row.raisedByName ?? words.machine, date: momentWords(row.raisedAt) }),
        },
        { key: 'lift', head: words.freezeLift, cell: (row) => <Lift freeze={row} userId={userId} /> },
      ]}
    />
  );
}

function Lift({ freeze, userId }: { freeze: FundFreeze; userId: string }) {
  if (freeze.liftedAt) {
    return `${freeze.liftProposedByName ?? '—'}, ${freeze.liftedByName ?? '—'}, ${dayWords(freeze.liftedAt)}`;
  }
  if (freeze.liftProposedBy === userId) return <Badge tone="attention">{words.waitsForOther}</Badge>;
  return (
    <div className="stack">
      {freeze.liftProposedBy ? (
        <span className="soft">{fillMessage(words.proposedBy, { name: freeze.liftProposedByName ?? '—' })}</span>
      ) : null}
      <RowAct intent="lift" id={freeze.id} about={whatOf(freeze)}>
        {freeze.liftProposedBy ? words.freezeConfirm : words.freezePropose}
      </RowAct>
    </div>
  );
}
