import { writing as words } from '~/catalogues/en/writing';
import { message } from '~/catalogues/message';
import { Badge, Button } from '~/ui';
import { openMarks, type PlacedMark } from './use-mark-keys';
import type { Marks } from './use-marks';

interface MarksPanelProps {
  marks: Marks;
  current: string | null;
  /** The text in which a mark stands; empty for the story itself. */
  headingOf: (key: string) => string;
  onGo: (mark: PlacedMark) => void;
  onTake: (mark: PlacedMark) => void;
}

/** Every mark with why and what could stand instead; each leads to its place in the text. */
export function MarksPanel({ marks, current, headingOf, onGo, onTake }: MarksPanelProps) {
  const open = openMarks(marks);
  return (
    <section className="stack" aria-labelledby="marks-title">
      <h2 id="marks-title">{words.panelTitle}</h2>
      {marks.refusals.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p className="soft">{stateWords(marks)}</p>
      {open.length > 0 ? (
        <ol className="mark-list">
          {open.map((mark) => (
            <MarkItem
              key={mark.finding.id}
              mark={mark}
              isCurrent={mark.finding.id === current}
              heading={headingOf(mark.key)}
              onGo={onGo}
              onTake={onTake}
            />
          ))}
        </ol>
      ) : null}
    </section>
  );
}

interface MarkItemProps extends Pick<MarksPanelProps, 'onGo' | 'onTake'> {
  mark: PlacedMark;
  isCurrent: boolean;
  heading: string;
}

function MarkItem({ mark, isCurrent, heading, onGo, onTake }: MarkItemProps) {
  const { id, level, words: marked, why, advice, replacement } = mark.finding;
  return (
    <li id={`note-${id}`} aria-current={isCurrent ? 'true' : undefined}>
      <p className="cluster">
        <button
          type="button"
          className="mark-words"
          onClick={() => onGo(mark)}
          aria-label={message(words.showOf, { words: marked })}
        >
          {marked}
        </button>
        {level === 'block' ? <Badge tone="loss">{words.block}</Badge> : <Badge tone="attention">{words.review}</Badge>}
      </p>
      <p>
        {why} {replacement === null ? advice : null}{' '}
        {heading === '' ? null : <span className="soft">{message(words.inField, { field: heading })}</span>}
      </p>
      {replacement === null ? null : (
        <Button type="button" small kind="quiet" data-accept="" onClick={() => onTake(mark)}>
          {takeWords(replacement)}
        </Button>
      )}
    </li>
  );
}

export const takeWords = (replacement: string): string =>
  replacement === '' ? words.leaveOut : message(words.take, { words: replacement });

/** How the marks stand, in one line. */
export function stateWords(marks: Marks): string {
  if (marks.state === 'paused') return words.paused;
  if (marks.state === 'too-long') return words.tooLong;
  if (marks.state === 'first') return words.first;
  if (marks.refusals.length > 0) return '';
  return countWords(marks);
}

export function countWords(marks: Marks): string {
  const open = openMarks(marks);
  const block = open.filter(({ finding }) => finding.level === 'block').length;
  const review = open.length - block;
  if (open.length === 0) return `${words.none}. ${words.noneText}`;
  return `${message(words.counts, { block, review, both: block > 0 && review > 0 ? 'yes' : 'no' })}.`;
}
