import { Form } from '@remix-run/react';
import { Fragment } from 'react';
import { publishing as words } from '~/catalogues/en/publishing';
import { Button, Notice } from '~/ui';

/** What a change of the draft answers: what was done, and what takes it back. */
export interface EditAnswer {
  done: string | null;
  undo: {
    baseRevision: number;
    changes: { field: string; start: number; words: string; replacement: string }[];
  } | null;
  error: string | null;
  /** The note that was answered, to keep the place. */
  finding: string;
}

export function EditAnswerNotice({ answer }: { answer: EditAnswer | undefined }) {
  if (!answer) return null;
  const { done, undo, error } = answer;
  return (
    <Notice tone={error ? 'attention' : 'done'} live>
      <p>{error ?? done}</p>
      {undo ? (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="intent" value="undo" />
          <input type="hidden" name="revision" value={undo.baseRevision} />
          {undo.changes.map(({ field, start, words: now, replacement }) => (
            <Fragment key={`${field}/${start}`}>
              <input type="hidden" name="field" value={field} />
              <input type="hidden" name="start" value={start} />
              <input type="hidden" name="words" value={now} />
              <input type="hidden" name="replacement" value={replacement} />
            </Fragment>
          ))}
          <Button small kind="quiet" data-undo="" aria-keyshortcuts="u">
            {words.undo}
          </Button>
        </Form>
      ) : null}
    </Notice>
  );
}
