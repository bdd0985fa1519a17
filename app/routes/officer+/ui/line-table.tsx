import { Form } from '@remix-run/react';
import { cases as words } from '~/catalogues/en/cases';
import { Button, Confirm, formatMoney, NeedIcon, needWord, Table, useWords } from '~/ui';
import type { AssessmentView, LineView } from '../needs-view.server';
import { type LineAnswer, LineForm } from './line-form';
import { say as fill } from './words';

/** The lines with their totals and what each is published as; below, each line with what can be done to it. */
export function LineTable({ view, answer }: { view: AssessmentView; answer?: LineAnswer }) {
  const { currency, settlementCurrency, lines } = view;
  const say = useWords();
  if (lines.length === 0) return <p>{words.needsEmpty}</p>;
  const bare = (amountMinor: bigint, unit: string) => formatMoney(amountMinor, unit, 'en', { bare: true });
  return (
    <>
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
            cell: (line) => (
              <>
                <span className="cluster small soft">
                  <NeedIcon category={line.category} /> {say(needWord[line.category])}
                </span>
                {line.label || line.description}
              </>
            ),
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
            cell: (line) => (line.settlementMinor === null ? '–' : bare(line.settlementMinor, settlementCurrency)),
            total: view.goalMinor === null ? '–' : bare(view.goalMinor, settlementCurrency),
          },
        ]}
      />
      <ol className="section stack">
        {lines.map((line, index) => (
          <li key={line.id}>
            <LineActions
              line={line}
              view={view}
              isFirst={index === 0}
              isLast={index === lines.length - 1}
              answer={answer}
            />
          </li>
        ))}
      </ol>
    </>
  );
}

interface LineActionsProps {
  line: LineView;
  view: AssessmentView;
  isFirst: boolean;
  isLast: boolean;
  answer?: LineAnswer;
}

function LineActions({ line, view, isFirst, isLast, answer }: LineActionsProps) {
  const own = answer?.lineId === line.id ? answer : undefined;
  const move = (by: 1 | -1, label: string) => (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="lineId" value={line.id} />
      <input type="hidden" name="position" value={line.position + by} />
      <Button name="intent" value="move" kind="quiet" small aria-label={`${label}: ${line.description}`}>
        {label}
      </Button>
    </Form>
  );
  return (
    <>
      <div className="cluster">
        <span>{line.description}</span>
        {isFirst ? null : move(-1, words.moveUp)}
        {isLast ? null : move(1, words.moveDown)}
      </div>
      <details className="confirm" open={own !== undefined}>
        <summary>
          {words.lineEdit}
          <span className="sr-only">: {line.description}</span>
        </summary>
        <LineForm lineId={line.id} currency={view.currency} nextPriority={line.priority} stored={line} answer={own} />
      </details>
      <Confirm summary={words.lineRemove} consequences={<p>{fill(words.lineRemoveText)}</p>}>
        <Form method="post" preventScrollReset>
          <input type="hidden" name="lineId" value={line.id} />
          <Button name="intent" value="remove" kind="danger" small>
            {words.lineRemove}
          </Button>
        </Form>
      </Confirm>
    </>
  );
}
