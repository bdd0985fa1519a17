import { type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { consent as words } from '~/catalogues/en/consent';
import { guarded } from '~/domain/access/index.server';
import { decideGuardian, openGuardian } from '~/domain/consent/index.server';
import { Button, Confirm, DefinitionList, Notice, PageHeading } from '~/ui';
import { dayWords } from './ui/words';

const params = z.object({ consentId: z.uuid() });

export const meta: MetaFunction = () => [{ title: `${words.guardianPage} · Homeward` }];

export const loader = guarded({ permission: 'review.read', params }, async ({ actor, params }) => {
  const guardian = await openGuardian(actor, params.consentId);
  if (guardian === null) throw new Response(null, { status: 404 });
  return { guardian };
});

export const action = guarded({ permission: 'review.decide', params }, async ({ actor, params, request }) => {
  const decision = z.enum(['confirmed', 'refused']).safeParse((await request.formData()).get('decision'));
  if (!decision.success) throw new Response(null, { status: 400 });
  const done = await decideGuardian(actor, params.consentId, decision.data);
  return done ? redirect('/review/guardians?decided') : { refused: true };
});

/** Who speaks for somebody, what was done to be sure of them, and the names of the case beside it. */
export default function GuardianToConfirm() {
  const { guardian } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { name, relation, how, vettedBy, vettedOn, explainedBy, concern, mayDecide } = guardian;
  const perpetrators = guardian.allegedPerpetrators.map((one) => `${one.name} (${one.role})`).join(', ');
  const relatives = guardian.relatives.map((one) => `${one.name} (${one.relation})`).join(', ');
  return (
    <>
      <PageHeading title={words.guardianPage} above={guardian.pseudonym} lead={words.guardiansLead} />
      {answer ? <Notice tone="attention" live title={words.guardianDecidedMeanwhile} /> : null}
      {concern ? <Notice tone="loss" title={words[`guardianConcern_${concern}`]} /> : null}
      <div className="section">
        <DefinitionList
          items={[
            { term: words.guardian, value: `${name} (${relation})` },
            { term: words.guardianSaid, value: how || words.notRecorded },
            { term: words.guardiansVettedBy, value: `${vettedBy}, ${dayWords(vettedOn)}` },
            { term: words.explainedBy, value: explainedBy || words.notRecorded },
            { term: words.guardianPerpetrators, value: perpetrators || words.guardianNoneKnown },
            { term: words.guardianRelatives, value: relatives || words.guardianNoneKnown },
          ]}
        />
      </div>
      {mayDecide ? (
        <div className="section stack">
          {concern === null ? (
            <Form method="post">
              <Button name="decision" value="confirmed">
                {words.guardianConfirm}
              </Button>
            </Form>
          ) : null}
          <Confirm summary={words.guardianRefuse} consequences={<p>{words.guardianRefuseConsequences}</p>}>
            <Form method="post">
              <Button name="decision" value="refused" kind="danger" small>
                {words.guardianRefuse}
              </Button>
            </Form>
          </Confirm>
        </div>
      ) : (
        <p className="section soft">{words.guardiansYours}</p>
      )}
    </>
  );
}
