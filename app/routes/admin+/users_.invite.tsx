import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { data, redirect } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { admin } from '~/catalogues/en/admin';
import { inviteSchema } from '~/domain/access';
import { guarded, inviteStaff } from '~/domain/access/index.server';
import { Breadcrumbs, Button, ErrorSummary, PageHeading, summaryOf, TextInput } from '~/ui';

export const meta = () => [{ title: `${admin.inviteTitle} – Homeward` }];

export const loader = guarded({ permission: 'user.manage' }, async () => null);

export const action = guarded({ permission: 'user.manage' }, async ({ actor, request }) => {
  const submission = parseWithZod(await request.formData(), { schema: inviteSchema });
  if (submission.status !== 'success') return data(submission.reply(), { status: 400 });
  const userId = await inviteStaff(actor, submission.value);
  if (userId !== undefined) throw redirect(`/admin/users/${userId}?done=invited`);
  return data(submission.reply({ fieldErrors: { email: [admin.emailTaken] } }), { status: 409 });
});

export default function Invite() {
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useForm<{ name: string; email: string }>({ id: 'invite', lastResult });
  return (
    <>
      <Breadcrumbs items={[{ label: admin.usersTitle, href: '/admin/users' }]} />
      <PageHeading title={admin.inviteTitle} lead={admin.inviteLead} />
      <form method="post" id={form.id} noValidate className="form prose">
        <ErrorSummary errors={summaryOf(form.id, form.allErrors)} />
        <TextInput
          id={`${form.id}-name`}
          name="name"
          label={admin.name}
          autoComplete="off"
          defaultValue={fields.name.initialValue}
          errors={fields.name.errors}
          required
        />
        <TextInput
          id={`${form.id}-email`}
          name="email"
          type="email"
          label={admin.email}
          autoComplete="off"
          defaultValue={fields.email.initialValue}
          errors={fields.email.errors}
          required
        />
        <div className="actions">
          <Button>{admin.inviteSend}</Button>
        </div>
      </form>
    </>
  );
}
