import { Form } from '@remix-run/react';
import { publishing as words } from '~/catalogues/en/publishing';
import { message } from '~/catalogues/message';
import { Button, Notice } from '~/ui';
import type { GateView } from '../gate-view.server';
import type { ShownState } from '../shown-state.server';
import { ShowFirst } from './shown-notice';

type Outcome = Pick<GateView, 'caseId' | 'outcome' | 'open' | 'missing' | 'refusalWords' | 'maySend' | 'revision'>;

/** What the gate says and what to do next. The button is there only when the draft may be sent and the person agreed to it. */
export function OutcomeBanner({ view, shown }: { view: Outcome; shown: Pick<ShownState, 'state' | 'differs'> | null }) {
  const { outcome, open, missing, refusalWords, maySend, revision } = view;
  if (outcome === 'refused') {
    return (
      <Notice tone="loss" title={words.outcomeRefused}>
        <ul>
          {refusalWords.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Notice>
    );
  }
  if (outcome === 'blocked') {
    return (
      <Notice tone="attention" title={message(words.outcomeBlocked, { open })}>
        {open > 0 ? <p>{words.outcomeBlockedText}</p> : null}
        {missing > 0 ? <p>{message(words.outcomeMissing, { count: missing })}</p> : null}
      </Notice>
    );
  }
  if (maySend && shown?.state !== 'agreed') return <ShowFirst caseId={view.caseId} shown={shown} />;
  const title = outcome === 'clean' ? words.outcomeClean : message(words.outcomeReview, { open });
  const text =
    outcome === 'clean' ? words.outcomeCleanText : maySend ? words.outcomeReviewDone : words.outcomeReviewText;
  return (
    <Notice tone={maySend ? 'done' : 'attention'} title={title}>
      <p>{text}</p>
      {maySend ? <SendForm revision={revision} /> : null}
    </Notice>
  );
}

function SendForm({ revision }: { revision: number }) {
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="send" />
      <input type="hidden" name="revision" value={revision} />
      <Button>{words.sendButton}</Button>
    </Form>
  );
}
