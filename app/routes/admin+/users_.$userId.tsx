import { type SubmissionResult, useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { admin } from '~/catalogues/en/admin';
import { grantSchema, proposeRoleSchema } from '~/domain/access';
import { endStaffSessions, guarded, proposeRole, readStaffList, revokeRole } from '~/domain/access/index.server';
import { Breadcrumbs, Notice, PageHeading } from '~/ui';
import { doneWord, refusalWord } from './ui/outcome-words';
import { EndSessions, PersonFacts, ProposeRole, RevokeRole } from './ui/person-sections';

const params = z.object({ userId: z.uuid() });

export const meta = () => [{ title: `${admin.usersTitle} – Homeward` }];

export const loader = guarded({ permission: 'user.manage', params }, async ({ actor, params: { userId }, request }) => {
  const { members, offices } = await readStaffList(actor);
  const member = members.find((one) => one.id === userId);
  if (!member) throw new Response(null, { status: 404 });
  return { member, offices, isOwn: userId === actor.userId, done: new URL(request.url).searchParams.get('done') };
});

export const action = guarded(
  { permission: 'role.propose', params },
  async ({ actor, params: { userId }, request }) => {
    const form = await request.formData();
    const intent = form.get('intent');
    const here = `/admin/users/${userId}`;
    if (intent === 'end-sessions') {
      await endStaffSessions(actor, userId);
      throw redirect(`${here}?done=sessions`);
    }
    if (intent === 'revoke') {
      const submission = parseWithZod(form, { schema: grantSchema });
      if (submission.status !== 'success') throw new Response(null, { status: 404 });
      const outcome = await revokeRole(actor, submission.value.grantId);
      if (outcome.outcome === 'done') throw redirect(`${here}?done=revoked`);
      return data({ refused: outcome.why, proposal: undefined }, { status: 409 });
    }
    const submission = parseWithZod(form, { schema: proposeRoleSchema });
    if (submission.status !== 'success')
      return data({ refused: undefined, proposal: submission.reply() }, { status: 400 });
    const { role, officeId } = submission.value;
    const outcome = await proposeRole(actor, { userId, role, officeId: officeId ?? null });
    if (outcome.outcome === 'done') throw redirect(`${here}?done=proposed`);
    return data(
      { refused: outcome.why, proposal: undefined as SubmissionResult<string[]> | undefined },
      { status: 409 },
    );
  },
);

export default function Person() {
  const { member, offices, isOwn, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [form, fields] = useForm<{ role: string; officeId: string }>({ id: 'propose', lastResult: answer?.proposal });
  const said = answer ? undefined : doneWord(done);
  return (
    <>
      <Breadcrumbs items={[{ label: admin.usersTitle, href: '/admin/users' }]} />
      <PageHeading title={member.name} />
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
      <PersonFacts member={member} />
      {isOwn ? <p className="section soft">{admin.selfHint}</p> : null}
      {!isOwn && member.grant === null ? (
        <ProposeRole
          formId={form.id}
          errors={form.allErrors}
          roleErrors={fields.role.errors}
          officeErrors={fields.officeId.errors}
          offices={offices}
        />
      ) : null}
      {!isOwn && member.grant !== null ? <RevokeRole member={member} grant={member.grant} /> : null}
      {!isOwn && member.openSessions > 0 ? <EndSessions member={member} /> : null}
    </>
  );
}
