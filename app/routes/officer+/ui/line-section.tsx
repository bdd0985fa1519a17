import { useSearchParams } from '@remix-run/react';
import { cases as words } from '~/catalogues/en/cases';
import type { AssessmentView } from '../needs-view.server';
import { ItemActions } from './item-actions';
import { type LineAnswer, LineForm } from './line-form';

interface LineSectionProps {
  caseId: string;
  view: AssessmentView;
  newLineId: string;
  answer?: LineAnswer;
}

/** One line at a time: a new one, or the one that was chosen in the table. */
export function LineSection({ caseId, view, newLineId, answer }: LineSectionProps) {
  const [search] = useSearchParams();
  const chosen = view.lines.find((line) => line.id === (answer?.lineId ?? search.get('line')));
  const lineId = chosen?.id ?? answer?.lineId ?? newLineId;
  return (
    <section className="section">
      <h2>{chosen ? words.lineEdit : words.lineAdd}</h2>
      <LineForm
        key={lineId}
        lineId={lineId}
        currency={view.currency}
        nextPriority={view.lines.length + 1}
        stored={chosen}
        answer={answer}
      />
      {chosen ? (
        <>
          <ItemActions
            field="lineId"
            id={chosen.id}
            position={chosen.position}
            last={view.lines.length}
            remove={words.lineRemove}
            removeText={words.lineRemoveText}
          />
          <p className="section">
            <a href={`/officer/cases/${caseId}/needs`}>{words.lineAddInstead}</a>
          </p>
        </>
      ) : null}
    </section>
  );
}
