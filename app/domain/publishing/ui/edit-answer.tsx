import { Form } from '@remix-run/react';
import { publishing as words } from '~/catalogues/en/publishing';
import { Button, Notice } from '~/ui';

/** What a change of the draft answers: what was done, and what takes it back. */
export interface EditAnswer {
  done: string | null;
  undo: { baseRevision: number; field: string; start: number; words: string; replacement: string } | null;
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
          <input type="hidden" name="field" value={undo.field} />
          <input type="hidden" name="revision" value={undo.baseRevision} />
          <input type="hidden" name="start" value={undo.start} />
          <input type="hidden" name="words" value={undo.words} />
          <input type="hidden" name="replacement" value={undo.replacement} />
          <Button small kind="quiet">
            {words.undo}
          </Button>
        </Form>
      ) : null}
    </Notice>
  );
}
