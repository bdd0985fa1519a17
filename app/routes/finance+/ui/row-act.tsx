import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Button, type ButtonKind, Notice } from '~/ui';
import type { FormAnswer } from '../answer-form.server';

interface RowActProps {
  intent: string;
  id: string;
  kind?: ButtonKind;
  /** Where it is sent; this page unless told otherwise. */
  action?: string;
  /** What a screen reader hears after the word of the button: which row it is about. */
  about: string;
  children: ReactNode;
}

/** One act on one row of a table, as a form of its own. */
export function RowAct({ intent, id, kind = 'quiet', action, about, children }: RowActProps) {
  return (
    <Form method="post" action={action}>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="id" value={id} />
      <Button kind={kind} small>
        {children} <span className="sr-only">{about}</span>
      </Button>
    </Form>
  );
}

/** Why the last act was refused; nothing when it was done. */
export function Refusal({ answer, intents }: { answer?: FormAnswer; intents: readonly string[] }) {
  if (!answer || !intents.includes(answer.intent)) return null;
  const said = Object.values(answer.result.error ?? {}).flatMap((messages) => messages ?? []);
  if (said.length === 0) return null;
  return (
    <Notice tone="attention" live>
      {said.join(' ')}
    </Notice>
  );
}
