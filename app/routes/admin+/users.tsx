import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { admin } from '~/catalogues/en/admin';
import { grantSchema, officeSchema } from '~/domain/access';
import { addOffice, approveRole, guarded, readStaffList, revokeRole } from '~/domain/access/index.server';
import { Button, ErrorSummary, LinkButton, Notice, PageHeading, summaryOf, TextInput } from '~/ui';
import { doneWord, refusalWord } from './ui/outcome-words';
import { StaffTable } from './ui/staff-table';
import { WaitingProposals } from './ui/waiting-proposals';

export const meta = () => [{ title: `${admin.usersTitle} – Homeward` }];

export const loader = guarded({ permission: 'user.manage' }, async ({ actor, request }) => {
  const { members, offices } = await readStaffList(actor);
  return { members, offices, ownId: actor.userId, done: new URL(request.url).searchParams.get('done') };
});

export const action = guarded({ permission: 'role.approve' }, async ({ actor, request }) => {
  const form = await request.formData();
  const intent = form.get('intent');
  if (intent === 'add-office') {
    const submission = parseWithZod(form, { schema: officeSchema });
    if (submission.status !== 'success')
      return data({ refused: undefined, office: submission.reply() }, { status: 400 });
    const added = await addOffice(actor, submission.value.officeName);
    if (added !== undefined) throw redirect('/admin/users?done=office');
    return data(
      { refused: undefined, office: submission.reply({ fieldErrors: { officeName: [admin.officeTaken] } }) },
      { status: 409 },
    );
  }
  const submission = parseWithZod(form, { schema: grantSchema });
  if (submission.status !== 'success') throw new Response(null, { status: 404 });
  const { grantId } = submission.value;
  const outcome = intent === 'approve' ? await approveRole(actor, grantId) : await revokeRole(actor, grantId);
  if (outcome.outcome === 'done') throw redirect(`/admin/users?done=${intent === 'approve' ? 'approved' : 'revoked'}`);
  return data({ refused: outcome.why, office: undefined }, { status: 409 });
});

export default function Users() {
  const { members, offices, ownId, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [form, fields] = useForm<{ officeName: string }>({ id: 'add-office', lastResult: answer?.office });
  const said = answer?.refused ? undefined : doneWord(done);
  return (
    <>
      <PageHeading
        title={admin.usersTitle}
        lead={admin.usersLead}
        actions={<LinkButton href="/admin/users/invite">{admin.invite}</LinkButton>}
      />
      {said ? (
        <Notice tone="done" live>
          {said}
        </Notice>
      ) : null}
      {answer?.refused ? (
        <Notice tone="attention" live>
          {refusalWord(answer.refused)}
        </Notice>
      ) : null}
      <WaitingProposals members={members} ownId={ownId} />
      <section className="section">
        <StaffTable members={members} />
      </section>
      <section className="section prose" aria-labelledby="offices-title">
        <h2 id="offices-title">{admin.offices}</h2>
        <ul>
          {offices.map((office) => (
            <li key={office.id}>{office.name}</li>
          ))}
        </ul>
        <form method="post" id={form.id} noValidate className="form">
          <ErrorSummary errors={summaryOf(form.id, form.allErrors)} />
          <TextInput
            id={`${form.id}-officeName`}
            name="officeName"
            label={admin.officeName}
            hint={admin.officeHint}
            errors={fields.officeName.errors}
            defaultValue={fields.officeName.initialValue}
          />
          <div className="actions">
            <Button name="intent" value="add-office" kind="quiet">
              {admin.addOffice}
            </Button>
          </div>
        </form>
      </section>
    </>
  );
}
