import { type SubmissionResult, useForm } from '@conform-to/react';
import { Form, useNavigation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { ErrorSummary, Notice } from '~/ui';

interface ActFormProps {
  /** Also the value of `intent`, by which the page's action knows the form. */
  intent: string;
  answer?: { intent: string; result: SubmissionResult<string[]> };
  children: (question: Question) => ReactNode;
  encType?: 'multipart/form-data';
}

/** What every field of the form needs: ids that the summary leads to, what was typed, what is wrong. */
export type Question = (
  name: string,
  stored?: string,
) => { id: string; name: string; defaultValue: string; errors: string[] | undefined };

/** A form that does one thing on a page that may have several; works without script. */
export function ActForm({ intent, answer, children, encType }: ActFormProps) {
  const lastResult = answer?.intent === intent ? answer.result : undefined;
  const [form] = useForm({ id: intent, lastResult });
  const busy = useNavigation().state !== 'idle';
  const errors = lastResult?.error ?? {};
  const typed = lastResult?.initialValue ?? {};
  const fieldErrors = Object.entries(errors).filter(([name, messages]) => name !== '' && messages !== null);
  const formErrors = errors[''] ?? [];
  const question: Question = (name, stored = '') => {
    const value = typed[name];
    return {
      id: `${intent}-${name}`,
      name,
      defaultValue: typeof value === 'string' ? value : stored,
      errors: errors[name] ?? undefined,
    };
  };
  return (
    <Form method="post" id={form.id} className="form" noValidate encType={encType} aria-busy={busy || undefined}>
      {formErrors.length > 0 ? (
        <Notice tone="attention" live>
          {formErrors.join(' ')}
        </Notice>
      ) : null}
      <ErrorSummary
        errors={fieldErrors.flatMap(([name, messages]) =>
          (messages ?? []).map((said) => ({ fieldId: `${intent}-${name}`, message: said })),
        )}
      />
      <input type="hidden" name="intent" value={intent} />
      {children(question)}
    </Form>
  );
}
