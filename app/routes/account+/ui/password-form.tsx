import type { SubmissionResult } from '@conform-to/react';
import { useForm } from '@conform-to/react';
import { account } from '~/catalogues/en/account';
import { Button, ErrorSummary, summaryOf, TextInput } from '~/ui';

type PasswordFormProps = {
  id: string;
  intent: string;
  button: string;
  kind?: 'primary' | 'quiet' | 'danger';
  lastResult: SubmissionResult<string[]> | undefined;
};

/** Something that needs the password once more. */
export function PasswordForm({ id, intent, button, kind, lastResult }: PasswordFormProps) {
  const [form, fields] = useForm<{ password: string }>({ id, lastResult });
  return (
    <form method="post" id={form.id} noValidate className="form">
      <ErrorSummary errors={summaryOf(form.id, form.allErrors)} />
      <TextInput
        id={`${form.id}-password`}
        name="password"
        type="password"
        label={account.password}
        autoComplete="current-password"
        errors={fields.password.errors}
        required
      />
      <div className="actions">
        <Button name="intent" value={intent} kind={kind}>
          {button}
        </Button>
      </div>
    </form>
  );
}
