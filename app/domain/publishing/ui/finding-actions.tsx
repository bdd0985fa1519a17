import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { publishing as words } from '~/catalogues/en/publishing';
import { message } from '~/catalogues/message';
import { Button, TextArea, TextInput } from '~/ui';
import type { FindingView } from '../gate-view.server';

interface FindingActionsProps {
  finding: FindingView;
  field: string;
  revision: number;
}

/** How a mark is answered: take the suggestion, write something else, or (review only) say why it stays. */
export function FindingActions({ finding, field, revision }: FindingActionsProps) {
  const place = { finding, field, revision };
  return (
    <div className="finding-answers">
      {finding.justification ? (
        <p>
          {message(words.justifiedBecause, { reason: finding.justification.reason })}
          {finding.justification.isAccepted ? ` ${words.justifiedAccepted}` : null}
        </p>
      ) : (
        <>
          <Accept {...place} />
          {finding.times > 1 ? <Accept {...place} everywhere /> : null}
        </>
      )}
      <details>
        <summary>{words.own}</summary>
        <Answer {...place} intent="replace">
          <TextInput
            id={`own-${finding.id}`}
            name="replacement"
            label={message(words.ownLabel, { words: finding.words })}
            defaultValue={finding.words}
          />
          <Button small kind="quiet">
            {words.ownButton}
          </Button>
        </Answer>
      </details>
      {finding.level === 'review' ? (
        <details>
          <summary>{finding.justification ? words.changeReason : words.justify}</summary>
          <Answer {...place} intent="justify">
            <input type="hidden" name="fingerprint" value={finding.fingerprint} />
            <TextArea
              id={`reason-${finding.id}`}
              name="reason"
              label={message(words.justifyLabel, { words: finding.words })}
              hint={words.justifyHint}
              defaultValue={finding.justification?.reason}
              rows={3}
              required
            />
            <Button small kind="quiet">
              {words.justifyButton}
            </Button>
          </Answer>
        </details>
      ) : null}
    </div>
  );
}

/** The ready suggestion as one button. */
function Accept({ finding, everywhere = false, ...place }: FindingActionsProps & { everywhere?: boolean }) {
  const { replacement, times } = finding;
  if (replacement === null) return null;
  const label =
    replacement === ''
      ? words.leaveOut
      : message(everywhere ? words.acceptAll : words.accept, { words: replacement, count: times });
  if (everywhere && replacement === '') return null;
  return (
    <Answer finding={finding} {...place} intent={everywhere ? 'replace-all' : 'replace'} isPlain>
      <input type="hidden" name="replacement" value={replacement} />
      <Button small kind="quiet" data-accept={everywhere ? undefined : ''}>
        {label}
      </Button>
    </Answer>
  );
}

interface AnswerProps extends FindingActionsProps {
  intent: 'replace' | 'replace-all' | 'justify';
  /** A single button, without the spacing of questions. */
  isPlain?: boolean;
  children: ReactNode;
}

/** A form about one mark. Its address ends at the mark's note, so that the place is kept without script too. */
function Answer({ finding, field, revision, intent, isPlain = false, children }: AnswerProps) {
  return (
    <Form method="post" action={`#note-${finding.id}`} preventScrollReset className={isPlain ? undefined : 'form'}>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="finding" value={finding.id} />
      <input type="hidden" name="field" value={field} />
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="start" value={finding.start} />
      <input type="hidden" name="words" value={finding.words} />
      {children}
    </Form>
  );
}
