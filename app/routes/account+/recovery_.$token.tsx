import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { account } from '~/catalogues/en/account';
import { newPasswordSchema } from '~/domain/access';
import { publicRoute } from '~/domain/access/index.server';
import { identity } from '~/platform/identity/index.server';
import { Button, ErrorSummary, LinkButton, PageHeading, summaryOf, TextInput } from '~/ui';

export const meta = () => [{ title: `${account.newPasswordTitle} – Homeward` }];

// Opening the page does not use the link up: mail programs look at links before people do.
export const loader = publicRoute(async ({ params }) => {
  const open = await identity().isRecoveryOpen(params.token ?? '');
  return data({ open }, { status: open ? 200 : 410 });
});

export const action = publicRoute(async ({ request, params }) => {
  const submission = parseWithZod(await request.formData(), { schema: newPasswordSchema });
  const hide = { hideFields: ['newPassword'] };
  if (submission.status !== 'success') return data(submission.reply(hide), { status: 400 });
  const { outcome } = await identity().recoverPassword({
    token: params.token ?? '',
    newPassword: submission.value.newPassword,
  });
  if (outcome === 'link-over')
    return data(submission.reply({ ...hide, formErrors: [account.linkOver] }), { status: 410 });
  throw redirect('/account/sign-in?done=password');
});

export default function ChoosePassword() {
  const { open } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useForm<{ newPassword: string }>({ id: 'new-password', lastResult });
  if (!open) {
    return (
      <>
        <PageHeading title={account.linkOverTitle} />
        <p>{account.linkOver}</p>
        <LinkButton href="/account/recovery">{account.askAgain}</LinkButton>
      </>
    );
  }
  return (
    <>
      <PageHeading title={account.newPasswordTitle} lead={account.newPasswordLead} />
      <form method="post" id={form.id} noValidate className="form">
        <ErrorSummary errors={summaryOf(form.id, form.allErrors)} />
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
          <Button>{account.setPassword}</Button>
        </div>
      </form>
    </>
  );
}
