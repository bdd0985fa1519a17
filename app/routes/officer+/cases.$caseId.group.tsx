import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { z } from 'zod';
import { pools as words } from '~/catalogues/en/pools';
import { message } from '~/catalogues/message';
import { guarded } from '~/domain/access/index.server';
import { CasePoolCards, categorySchema, POOL_CHILDREN_MIN, PoolError } from '~/domain/pools';
import { casePools, offerNeeds, takeFromPool } from '~/domain/pools/index.server';
import { EmptyState, Notice, PageHeading } from '~/ui';
import { orNotFound, textOf } from './answers.server';

const params = z.object({ caseId: z.uuid() });

export const meta: MetaFunction = () => [{ title: `${words.caseTitle} · Homeward` }];

export const loader = guarded({ permission: 'draft.write', params }, async ({ actor, params }) => ({
  caseId: params.caseId,
  ...(await orNotFound(casePools(actor, params.caseId))),
}));

export const action = guarded({ permission: 'draft.write', params }, async ({ actor, params, request }) => {
  const form = await request.formData();
  const intent = textOf(form, 'intent');
  const category = categorySchema.safeParse(textOf(form, 'category'));
  if (!category.success || (intent !== 'offer' && intent !== 'take')) throw new Response(null, { status: 400 });
  const act = intent === 'offer' ? offerNeeds : takeFromPool;
  try {
    await orNotFound(act(actor, params.caseId, category.data));
  } catch (error) {
    if (error instanceof PoolError) return { error: error.message };
    throw error;
  }
  return redirect(`/officer/cases/${params.caseId}/group?done=${intent === 'offer' ? 'offered' : 'taken'}`);
});

const needed = POOL_CHILDREN_MIN;

export default function CaseGroupPage() {
  const { caseId, pseudonym, isMinor, pools, consentExpiresOn } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const done = search.get('done');
  const refusal = pools[0]?.refusal ?? null;
  return (
    <>
      <PageHeading title={words.caseTitle} above={pseudonym} lead={words.caseLead} />
      <div className="stack">
        {answer?.error ? (
          <Notice tone="loss" live>
            <p>{answer.error}</p>
          </Notice>
        ) : null}
        {answer === undefined && (done === 'offered' || done === 'taken') ? (
          <Notice tone="done" live>
            <p>{words[`done_${done}`]}</p>
          </Notice>
        ) : null}
        {isMinor && refusal !== null ? (
          <Notice tone="attention" title={words.guardianTitle}>
            <p>{words[`guardian_${refusal}`]}</p>
            <p>
              <a href={`/officer/cases/${caseId}/consent`}>{words.guardianLink}</a>
            </p>
          </Notice>
        ) : null}
      </div>
      <div className="section">
        {!isMinor ? (
          <EmptyState title={words.caseAdult}>
            <p>{words.caseAdultText}</p>
          </EmptyState>
        ) : pools.length === 0 ? (
          <EmptyState title={words.caseNothing}>
            <p>{words.caseNothingText}</p>
          </EmptyState>
        ) : (
          <CasePoolCards
            pools={pools}
            consentExpiresOn={consentExpiresOn}
            isStopped={refusal !== null && refusal !== 'condition_open' && refusal !== 'guardian_not_confirmed'}
          />
        )}
      </div>
      <section className="section prose">
        <h2>{words.how}</h2>
        <ul>
          {[words.how1, words.how2, message(words.how3, { needed }), words.how4].map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
    </>
  );
}
