import { type SubmissionResult, useForm } from '@conform-to/react';
import { account } from '~/catalogues/en/account';
import { Button, Confirm, ErrorSummary, PageHeading, summaryOf, TextInput } from '~/ui';

export interface LastAnswer {
  /** Which form of the page was sent. */
  form: string | undefined;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** The second step of sign-in: a code, or a recovery code where the app is lost. */
export function SecondFactorForms({ next, form: sent, lastResult }: LastAnswer & { next: string }) {
  const byRecoveryCode = sent === 'recovery-code';
  return (
    <>
      <PageHeading title={account.secondFactorTitle} lead={account.secondFactorLead} />
      <CodeForm
        intent="code"
        button={account.confirmCode}
        next={next}
        lastResult={byRecoveryCode ? undefined : lastResult}
      />
      {byRecoveryCode ? (
        <RecoveryCodeForm next={next} lastResult={lastResult} />
      ) : (
        <Confirm summary={account.recoveryCodeOpen} consequences={<p>{account.recoveryCodeExplained}</p>}>
          <RecoveryCodeForm next={next} lastResult={undefined} />
        </Confirm>
      )}
    </>
  );
}

type CodeFormProps = { intent: string; button: string; next?: string; lastResult: LastAnswer['lastResult'] };

/** Asks for the six digits of the app. */
export function CodeForm({ intent, button, next, lastResult }: CodeFormProps) {
  const [form, fields] = useForm<{ code: string }>({ id: `app-${intent}`, lastResult });
  return (
    <form method="post" id={form.id} noValidate className="form">
      <ErrorSummary errors={summaryOf(form.id, form.allErrors)} />
      {next === undefined ? null : <input type="hidden" name="next" value={next} />}
      <TextInput
        id={`${form.id}-code`}
        name="code"
        label={account.code}
        hint={account.codeHint}
        inputMode="numeric"
        autoComplete="one-time-code"
        width="short"
        errors={fields.code.errors}
        required
      />
      <div className="actions">
        <Button name="intent" value={intent}>
          {button}
        </Button>
      </div>
    </form>
  );
}

function RecoveryCodeForm({ next, lastResult }: { next: string; lastResult: LastAnswer['lastResult'] }) {
  const [form, fields] = useForm<{ recoveryCode: string }>({ id: 'recovery-code', lastResult });
  return (
    <form method="post" id={form.id} noValidate className="form">
      <ErrorSummary errors={summaryOf(form.id, form.allErrors)} />
      <input type="hidden" name="next" value={next} />
      <TextInput
        id={`${form.id}-recoveryCode`}
        name="recoveryCode"
        label={account.recoveryCode}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        errors={fields.recoveryCode.errors}
        required
      />
      <div className="actions">
        <Button name="intent" value="recovery-code" kind="quiet">
          {account.useRecoveryCode}
        </Button>
      </div>
    </form>
  );
}
