import { writing } from '~/catalogues/en/writing';
import { DefinitionList } from '~/ui';
import { MarksPanel } from './marks-panel';
import type { useMarkKeys } from './use-mark-keys';
import type { Marks } from './use-marks';

/** Something private about the person. */
export interface PrivateFact {
  term: string;
  value: string;
}

interface WritingNotesProps {
  marks: Marks;
  keys: ReturnType<typeof useMarkKeys>;
  headingOf: (key: string) => string;
  person: readonly PrivateFact[];
}

/** What stands beside the words: their marks, what a reader learns from them, and what is private. */
export function WritingNotes({ marks, keys, headingOf, person }: WritingNotesProps) {
  return (
    <aside className="stack-loose writing-notes" aria-label={writing.panelTitle}>
      <noscript>
        <p>{writing.withoutScript}</p>
      </noscript>
      <div className="needs-script stack-loose">
        <MarksPanel marks={marks} current={keys.current} headingOf={headingOf} onGo={keys.go} onTake={keys.take} />
        <p className="keys">
          <kbd>F8</kbd> <kbd>F9</kbd> <kbd>Ctrl Z</kbd> {writing.keys}
        </p>
        {marks.learns.length > 0 ? <Learnt sentences={marks.learns} /> : null}
      </div>
      {person.length === 0 ? null : (
        <details>
          <summary>{writing.privateTitle}</summary>
          <p className="soft small">{writing.privateLead}</p>
          <DefinitionList items={[...person]} />
        </details>
      )}
    </aside>
  );
}

function Learnt({ sentences }: { sentences: readonly string[] }) {
  return (
    <section className="stack" aria-labelledby="learns-title">
      <h2 id="learns-title">{writing.learnsTitle}</h2>
      <ul className="facts-list">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p className="soft small">{writing.atGate}</p>
    </section>
  );
}
