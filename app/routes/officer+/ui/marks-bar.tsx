import { useEffect, useState } from 'react';
import { writing as words } from '~/catalogues/en/writing';
import { message } from '~/catalogues/message';
import { Button } from '~/ui';
import { countWords, stateWords, takeWords } from './marks-panel';
import { openMarks, type useMarkKeys } from './use-mark-keys';
import type { Marks } from './use-marks';

const QUIET_MS = 1_500;

/** Stays in sight under the text: how it stands, the mark at which the writer is, and the two things to do about it. */
export function MarksBar({ marks, keys }: { marks: Marks; keys: ReturnType<typeof useMarkKeys> }) {
  const { current, said, step, take, undo } = keys;
  const open = openMarks(marks);
  const at = open.find(({ finding }) => finding.id === current);
  return (
    <div className="marks-bar">
      <p>
        {at ? (
          <>
            <strong>{at.finding.words}</strong> {at.finding.why}
          </>
        ) : said.field !== null ? (
          said.text
        ) : (
          stateWords(marks)
        )}
        {marks.state === 'checking' ? <span className="soft"> {words.checking}</span> : null}
      </p>
      <div className="cluster">
        {at && at.finding.replacement !== null ? (
          <Button type="button" small onClick={() => take(at)} aria-keyshortcuts="F9">
            {takeWords(at.finding.replacement)}
          </Button>
        ) : null}
        {said.field === null || at ? null : (
          <Button type="button" small kind="quiet" onClick={undo}>
            {words.undo}
          </Button>
        )}
        {open.length > 0 ? (
          <Button type="button" small kind="quiet" onClick={() => step(1)} aria-keyshortcuts="F8">
            {words.next}
          </Button>
        ) : null}
      </div>
      <Announced marks={marks} said={said.text} />
    </div>
  );
}

/** Read out politely: what was just done at once, how many marks there are only when the writer pauses. */
function Announced({ marks, said }: { marks: Marks; said: string }) {
  const counted = marks.state === 'checked' && marks.refusals.length === 0 ? countWords(marks) : null;
  const [quiet, setQuiet] = useState('');
  useEffect(() => {
    if (counted === null) return;
    const timer = setTimeout(() => setQuiet(counted), QUIET_MS);
    return () => clearTimeout(timer);
  }, [counted]);
  return (
    <>
      <p role="status" className="sr-only">
        {said}
      </p>
      <p role="status" className="sr-only">
        {quiet === '' ? '' : message(words.announced, { counts: quiet })}
      </p>
    </>
  );
}
