import type { ReactNode } from 'react';
import type { EditedFinding } from './finding';

type FindingMarkProps = { finding: EditedFinding; number: number; children: ReactNode };

/** A mark of the gate in the text, tied by number to its note in the margin. */
export function FindingMark({ finding, number, children }: FindingMarkProps) {
  const state = finding.resolved ? 'finding-resolved' : `finding-${finding.level}`;
  return (
    <mark className={`finding ${state}`} id={`mark-${finding.id}`}>
      <a href={`#note-${finding.id}`} aria-describedby={`note-${finding.id}`}>
        <span className="finding-words">{children}</span>
        <span className="finding-ref">{number}</span>
      </a>
    </mark>
  );
}
