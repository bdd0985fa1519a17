import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { account } from '~/catalogues/en/account';
import { signInSchema } from '~/domain/access';
import { networkAddress, publicRoute } from '~/domain/access/index.server';
import { safeNextPath } from '~/platform/identity';
import { identity } from '~/platform/identity/index.server';
import { Button, ErrorSummary, fillMessage, Notice, PageHeading, summaryOf, TextInput } from '~/ui';

const HOME = '/account/home';

export const meta = () => [{ title: `${account.signInTitle} – Homeward` }];

export const loader = publicRoute(async ({ request }) => {
  const query = new URL(request.url).searchParams;
  const next = safeNextPath(query.get('next'), HOME);
  if (await identity().currentAccount(request)) throw redirect(next);
  return { next, asked: query.has('next'), done: query.get('done'), hasText: await identity().hasStashedForm(request) };
});

export const action = publicRoute(async ({ request }) => {
  const submission = parseWithZod(await request.formData(), { schema: signInSchema });
  const refuse = (message: string, status: number, headers?: HeadersInit) =>
    data(submission.reply({ formErrors: [message], hideFields: ['password'] }), { status, headers });
  if (submission.status !== 'success') return data(submission.reply({ hideFields: ['password'] }), { status: 400 });
  const { email, password, next } = submission.value;
  const wanted = safeNextPath(next, HOME);
  const signedIn = await identity().signIn(request, { email, password, address: networkAddress(request) });
  switch (signedIn.outcome) {
    case 'signed-in':
      throw redirect((await identity().hasStashedForm(request)) ? '/account/resume' : wanted, {
        headers: signedIn.headers,
      });
    case 'second-factor':
      throw redirect(`/account/two-factor?next=${encodeURIComponent(wanted)}`, { headers: signedIn.headers });
    case 'locked':
      return refuse(fillMessage(account.locked, { minutes: Math.ceil(signedIn.waitSeconds / 60) }), 429, {
        'Retry-After': String(signedIn.waitSeconds),
      });
    case 'refused':
      return refuse(account.signInRefused, 401);
  }
});

export default function SignIn() {
  const { next, asked, done, hasText } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useForm<{ email: string; password: string }>({ id: 'sign-in', lastResult });
  return (
    <>
      <PageHeading title={account.signInTitle} lead={account.signInLead} />
      {hasText ? <Notice tone="attention">{account.textIsSafe}</Notice> : null}
      {asked && !hasText ? <Notice>{account.signInToGoOn}</Notice> : null}
      {done === 'signed-out' ? <Notice tone="done">{account.signedOut}</Notice> : null}
      {done === 'begin-again' ? <Notice tone="attention">{account.beginAgain}</Notice> : null}
      {done === 'password' ? <Notice tone="done">{account.passwordSet}</Notice> : null}
      <form method="post" id={form.id} noValidate className="form">
        <ErrorSummary errors={summaryOf(form.id, form.allErrors)} />
        <input type="hidden" name="next" value={next} />
        <TextInput
          id={`${form.id}-email`}
          name="email"
          type="email"
          label={account.email}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={fields.email.initialValue}
          errors={fields.email.errors}
          required
        />
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
          <Button>{account.signIn}</Button>
        </div>
      </form>
      <p>
        <a href="/account/recovery">{account.forgotten}</a>
      </p>
    </>
  );
}
