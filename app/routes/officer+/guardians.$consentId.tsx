import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { consent as words } from '~/catalogues/en/consent';
import { guarded } from '~/domain/access/index.server';
import { GuardianPage, guardianDecisionSchema } from '~/domain/consent';
import { decideGuardian, openGuardian } from '~/domain/consent/index.server';

const params = z.object({ consentId: z.uuid() });

export const meta: MetaFunction = () => [{ title: `${words.guardianPage} · Homeward` }];

export const loader = guarded({ permission: 'case.read', params }, async ({ actor, params }) => {
  const guardian = await openGuardian(actor, params.consentId);
  if (guardian === null) throw new Response(null, { status: 404 });
  return { guardian };
});

export const action = guarded({ permission: 'consent.record', params }, async ({ actor, params, request }) => {
  const decision = guardianDecisionSchema.safeParse((await request.formData()).get('decision'));
  if (!decision.success) return { errors: { decision: [words.guardianAnswerThis] } };
  const done = await decideGuardian(actor, params.consentId, decision.data);
  // What is decided has no page any more: the list says what became of it.
  return redirect(`/officer/guardians?${done ? 'decided' : 'meanwhile'}`);
});

export default function GuardianToConfirm() {
  const { guardian } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <GuardianPage guardian={guardian} errors={answer?.errors ?? {}} listHref="/officer/guardians" />;
}
