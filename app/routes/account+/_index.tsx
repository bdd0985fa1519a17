import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { account } from '~/catalogues/en/account';
import { changePasswordSchema, roleName } from '~/domain/access';
import { guarded, requireAccount } from '~/domain/access/index.server';
import { identity } from '~/platform/identity/index.server';
import { Button, DefinitionList, ErrorSummary, fillMessage, Notice, PageHeading, summaryOf, TextInput } from '~/ui';

export const meta = () => [{ title: `${account.accountTitle} – Homeward` }];

export const loader = guarded({ permission: 'account.own' }, async ({ request, actor }) => {
  const { name, email } = await requireAccount(request);
  const changed = new URL(request.url).searchParams.get('done') === 'password';
  return { name, email, role: roleName(actor.role), changed };
});

export const action = guarded({ permission: 'account.own' }, async ({ request }) => {
  const own = await requireAccount(request);
  const submission = parseWithZod(await request.formData(), { schema: changePasswordSchema });
  const hide = { hideFields: ['currentPassword', 'newPassword'] };
  if (submission.status !== 'success') return data(submission.reply(hide), { status: 400 });
  // The session gets a new token, so the page is asked for anew with it.
  const done = await identity().changePassword(request, own, submission.value);
  if (done.outcome === 'changed') throw redirect('/account?done=password', { headers: done.headers });
  const message =
    done.outcome === 'locked'
      ? fillMessage(account.locked, { minutes: Math.ceil(done.waitSeconds / 60) })
      : account.passwordRefused;
  return data(submission.reply({ ...hide, formErrors: [message] }), { status: 400 });
});

export default function OwnAccount() {
  const { name, email, role, changed } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useForm<{ currentPassword: string; newPassword: string }>({
    id: 'change-password',
    lastResult,
  });
  return (
    <>
      <PageHeading title={account.accountTitle} />
      {changed && !lastResult ? (
        <Notice tone="done" live>
          {account.passwordChanged}
        </Notice>
      ) : null}
      <DefinitionList
        items={[
          { term: account.name, value: name },
          { term: account.email, value: email },
          { term: account.role, value: role },
        ]}
      />
      <p className="cluster">
        <a href="/account/sessions">{account.toSessions}</a>
        <a href="/account/two-factor">{account.toApp}</a>
      </p>
      <section className="section prose" aria-labelledby="change-password-title">
        <h2 id="change-password-title">{account.changePasswordTitle}</h2>
        <form method="post" action="?index" id={form.id} noValidate className="form">
          <ErrorSummary errors={summaryOf(form.id, form.allErrors)} />
          <TextInput
            id={`${form.id}-currentPassword`}
            name="currentPassword"
            type="password"
            label={account.currentPassword}
            autoComplete="current-password"
            errors={fields.currentPassword.errors}
            required
          />
          <TextInput
            id={`${form.id}-newPassword`}
            name="newPassword"
            type="password"
            label={account.newPassword}
            hint={account.newPasswordHint}
            autoComplete="new-password"
            errors={fields.newPassword.errors}
            required
          />
          <div className="actions">
            <Button>{account.changePassword}</Button>
          </div>
        </form>
      </section>
    </>
  );
}
