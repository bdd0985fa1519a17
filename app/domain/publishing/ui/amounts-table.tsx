import { publishing as words } from '~/catalogues/en/publishing';
import { formatMoney, NeedIcon, Table } from '~/ui';
import type { GateView } from '../gate-view.server';

type AmountsTableProps = Pick<GateView, 'lines' | 'currency' | 'goalMinor' | 'rate'>;

/** Each line's cost there and its public amount; the goal is their sum. */
export function AmountsTable({ lines, currency, goalMinor, rate }: AmountsTableProps) {
  const money = (minor: string) => formatMoney(minor, currency, 'en', { bare: true });
  return (
    <>
      <Table
        id="amounts"
        caption={words.linesCaption}
        rows={lines}
        rowKey={(line) => line.id}
        columns={[
          {
            key: 'need',
            head: words.lineNeed,
            rowHead: true,
            total: words.linesGoal,
            cell: (line) => (
              <span className="line-label">
                <NeedIcon category={line.category} /> {line.label || words.lineNoLabel}
              </span>
            ),
          },
          { key: 'priority', head: words.linePriority, figure: true, cell: (line) => line.priority },
          { key: 'local', head: words.lineLocal, figure: true, cell: (line) => line.local },
          {
            key: 'public',
            head: words.linePublic,
            unit: currency,
            figure: true,
            cell: (line) => money(line.goalMinor),
            total: money(goalMinor),
          },
        ]}
      />
      {rate ? <p className="small soft">{rate}</p> : null}
    </>
  );
}
