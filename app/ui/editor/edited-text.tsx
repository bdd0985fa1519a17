import { Fragment, type ReactNode } from 'react';
import { Badge } from '../notices/badge';
import { useWords } from '../words/words';
import { type EditedFinding, partsOf } from './finding';
import { FindingMark } from './finding-mark';

type EditedTextProps = {
  text: string;
  lang: string;
  findings: readonly EditedFinding[];
  /** The form that resolves a finding: replace, or justify. */
  renderActions?: (finding: EditedFinding) => ReactNode;
};

/** A text as a careful editor returns it: marks in place, reasons and suggestions in the margin. */
export function EditedText({ text, lang, findings, renderActions }: EditedTextProps) {
  const say = useWords();
  const ordered = [...findings].sort((a, b) => a.start - b.start || b.end - a.end);
  const numberOf = (finding: EditedFinding) => ordered.indexOf(finding) + 1;
  return (
    <div className="edited">
      <div className="edited-text" lang={lang}>
        {partsOf(text, ordered).map((part) =>
          part.finding ? (
            <FindingMark key={part.start} finding={part.finding} number={numberOf(part.finding)}>
              {part.text}
            </FindingMark>
          ) : (
            <Fragment key={part.start}>{part.text}</Fragment>
          ),
        )}
      </div>
      {/* One for each text of a page: a group, since a landmark of one name may stand on a page once. */}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for questions. */}
      <div role="group" aria-label={say('findingsTitle')}>
        {ordered.length === 0 ? <p className="soft">{say('noFindings')}</p> : null}
        <ol className="margin-notes">
          {ordered.map((finding) => (
            <li key={finding.id} id={`note-${finding.id}`}>
              <p>
                <strong>{numberOf(finding)}</strong> <FindingState finding={finding} />
              </p>
              <p>
                {finding.why} {finding.suggestion ? say('findingSuggestion', { suggestion: finding.suggestion }) : null}
              </p>
              <div className="cluster">
                {renderActions?.(finding)}
                <a href={`#mark-${finding.id}`}>{say('backToText')}</a>
              </div>
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}

function FindingState({ finding }: { finding: EditedFinding }) {
  const say = useWords();
  if (finding.resolved) return <Badge tone="home">{say('findingResolved')}</Badge>;
  return finding.level === 'block' ? (
    <Badge tone="loss">{say('findingBlock')}</Badge>
  ) : (
    <Badge tone="attention">{say('findingReview')}</Badge>
  );
}
