import { cases as words } from '~/catalogues/en/cases';
import { formatMoney, NeedIcon, needWord, Table, useWords } from '~/ui';
import type { AssessmentView, LineView } from '../needs-view.server';
import { say as fill } from './words';

/** The lines with their totals and what each is published as. Changing one opens it below. */
export function LineTable({ view }: { view: AssessmentView }) {
  const { currency, settlementCurrency, lines } = view;
  if (lines.length === 0) return <p>{words.needsEmpty}</p>;
  const bare = (amountMinor: bigint, unit: string) => formatMoney(amountMinor, unit, 'en', { bare: true });
  const settled = (amountMinor: bigint | null) => (amountMinor === null ? '–' : bare(amountMinor, settlementCurrency));
  return (
    <Table
      id="lines"
      caption={words.needsCaption}
      rows={lines}
      rowKey={(line) => line.id}
      columns={[
        {
          key: 'need',
          head: words.needsNeed,
          rowHead: true,
          total: words.needsSum,
          cell: (line) => <LineName line={line} />,
        },
        { key: 'priority', head: words.needsPriority, figure: true, cell: (line) => line.priority },
        {
          key: 'quantity',
          head: words.needsQuantity,
          figure: true,
          cell: (line) => `${line.quantity.toLocaleString('en')} ${line.unit}`,
        },
        {
          key: 'cost',
          head: words.needsUnitCost,
          unit: currency,
          figure: true,
          cell: (line) => bare(line.unitCostMinor, currency),
        },
        {
          key: 'total',
          head: words.needsTotal,
          unit: currency,
          figure: true,
          cell: (line) => bare(line.totalMinor, currency),
          total: bare(view.totalMinor, currency),
        },
        {
          key: 'published',
          head: words.needsPublished,
          unit: `${settlementCurrency}, ${words.needsPublishedHint}`,
          figure: true,
          cell: (line) => settled(line.settlementMinor),
          total: settled(view.goalMinor),
        },
      ]}
    />
  );
}

function LineName({ line }: { line: LineView }) {
  const say = useWords();
  return (
    <>
      <span className="cluster small soft">
        <NeedIcon category={line.category} /> {say(needWord[line.category])}
      </span>
      {line.description}
      {line.label ? <span className="small soft"> “{line.label}”</span> : null}{' '}
      <a href={`?line=${line.id}#line-${line.id}`} aria-label={fill(words.changeOne, { name: line.description })}>
        {words.change}
      </a>
    </>
  );
}
