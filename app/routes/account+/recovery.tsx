import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { data } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { account } from '~/catalogues/en/account';
import { recoverySchema } from '~/domain/access';
import { networkAddress, publicRoute } from '~/domain/access/index.server';
import { identity } from '~/platform/identity/index.server';
import { Button, ErrorSummary, Notice, PageHeading, summaryOf, TextInput } from '~/ui';

export const meta = () => [{ title: `${account.recoveryTitle} – Homeward` }];

export const loader = publicRoute(async () => null);

export const action = publicRoute(async ({ request }) => {
  const submission = parseWithZod(await request.formData(), { schema: recoverySchema });
  if (submission.status !== 'success') return data({ sent: false, lastResult: submission.reply() }, { status: 400 });
  await identity().requestRecovery({ email: submission.value.email, address: networkAddress(request) });
  return data({ sent: true, lastResult: undefined });
});

export default function Recovery() {
  const answer = useActionData<typeof action>();
  const [form, fields] = useForm<{ email: string }>({ id: 'recovery', lastResult: answer?.lastResult });
  return (
    <>
      <PageHeading title={account.recoveryTitle} lead={account.recoveryLead} />
      {answer?.sent ? (
        <Notice tone="done" live>
          {account.recoverySent}
        </Notice>
      ) : (
        <form method="post" id={form.id} noValidate className="form">
          <ErrorSummary errors={summaryOf(form.id, form.allErrors)} />
          <TextInput
            id={`${form.id}-email`}
            name="email"
            type="email"
            label={account.email}
            autoComplete="username"
            defaultValue={fields.email.initialValue}
            errors={fields.email.errors}
            required
          />
          <div className="actions">
            <Button>{account.recoverySend}</Button>
          </div>
        </form>
      )}
      <p>
        <a href="/account/sign-in">{account.signInTitle}</a>
      </p>
    </>
  );
}
