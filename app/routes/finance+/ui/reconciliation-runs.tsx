import { financeBank as words } from '~/catalogues/en/finance-bank';
import { reconciliation } from '~/catalogues/en/reconciliation';
import { message } from '~/catalogues/message';
import { momentWords } from '~/domain/disbursements';
import type { Difference, ReconciliationRun } from '~/domain/reconciliation';
import { Badge, fillMessage, Money, Notice, Table } from '~/ui';

/** The last run in full, and those before it in a line each. */
export function ReconciliationRuns({ runs }: { runs: readonly ReconciliationRun[] }) {
  const [last, ...past] = runs;
  if (!last) return <p className="soft">{words.runsEmpty}</p>;
  return (
    <>
      <Notice tone={last.clean ? 'done' : 'attention'}>
        <p>{fillMessage(words.runLast, { date: momentWords(last.ranAt) })}</p>
        <p>{last.clean ? words.runClean : message(words.runFound, { count: last.differences.length })}</p>
      </Notice>
      <Differences id="differences" caption={words.differences} rows={last.differences} />
      <Differences id="explained" caption={words.explained} rows={last.explained} />
      {past.length > 0 ? (
        <Table
          id="runs"
          caption={words.runsPast}
          rows={past}
          rowKey={(row) => row.id}
          columns={[
            { key: 'at', head: words.runAt, rowHead: true, cell: (row) => momentWords(row.ranAt) },
            {
              key: 'outcome',
              head: words.runOutcome,
              cell: (row) => (
                <Badge tone={row.clean ? 'home' : 'attention'}>{row.clean ? words.clean : words.notClean}</Badge>
              ),
            },
            { key: 'differences', head: words.runDifferences, figure: true, cell: (row) => row.differences.length },
            { key: 'explained', head: words.runExplained, figure: true, cell: (row) => row.explained.length },
          ]}
        />
      ) : null}
    </>
  );
}

function Differences({ id, caption, rows }: { id: string; caption: string; rows: readonly Difference[] }) {
  if (rows.length === 0) return null;
  const keyed = rows.map((row, index) => ({ ...row, key: `${id}-${index}` }));
  return (
    <Table
      id={id}
      caption={caption}
      rows={keyed}
      rowKey={(row) => row.key}
      columns={[
        { key: 'kind', head: words.difference, rowHead: true, cell: (row) => reconciliation.kinds[row.kind] },
        { key: 'about', head: words.differenceAbout, cell: (row) => <span className="money">{row.subjectId}</span> },
        {
          key: 'amount',
          head: words.differenceAmount,
          figure: true,
          cell: (row) => <Money amountMinor={row.amountMinor} currency={row.currency} locale="en" />,
        },
        {
          key: 'owner',
          head: words.differenceOwner,
          cell: (row) =>
            row.exceptionId ? (
              <a href={`/finance/reconciliation/exceptions/${row.exceptionId}`}>{words.openException}</a>
            ) : (
              <span className="soft">{words.differenceNobody}</span>
            ),
        },
      ]}
    />
  );
}
