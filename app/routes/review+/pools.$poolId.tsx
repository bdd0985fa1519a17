import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { z } from 'zod';
import { pooledWording } from '~/catalogues/en/pooled-page';
import { pools as words } from '~/catalogues/en/pools';
import { message } from '~/catalogues/message';
import { guarded } from '~/domain/access/index.server';
import { POOL_CHILDREN_MIN, POOL_INCIDENTS_MIN, PoolApprovalForm, PoolMembers, PoolNumbers } from '~/domain/pools';
import { openPool } from '~/domain/pools/index.server';
import { Breadcrumbs, DefinitionList, formatMoney, LinkButton, Notice, needWord, PageHeading, useWords } from '~/ui';
import { answerPoolForm } from './pool-form.server';

const params = z.object({ poolId: z.uuid() });

export const meta: MetaFunction = () => [{ title: `${words.listTitle} · Homeward` }];

export const loader = guarded({ permission: 'review.read', params }, async ({ actor, params }) => {
  const pool = await openPool(actor, params.poolId);
  if (pool === null) throw new Response(null, { status: 404 });
  const { priced, difference, today, approvedAt: _approvedAt, visibleUntil: _visibleUntil, ...shown } = pool;
  return {
    ...shown,
    difference: difference?.toString() ?? null,
    isOwn: pool.members.some(({ isOwn }) => isOwn),
    goal: priced && formatMoney(priced.goalMinor, priced.currency, 'en', { trim: true }),
    digest: priced?.digest ?? null,
    today: today.toISOString().slice(0, 10),
  };
});

export const action = guarded({ permission: 'review.decide', params }, async ({ actor, params, request }) => {
  const outcome = await answerPoolForm(actor, params.poolId, await request.formData());
  if (outcome.done === null) return outcome.answer;
  return redirect(`/review/pools/${params.poolId}?done=${outcome.done}`);
});

const needed = POOL_CHILDREN_MIN;

export default function PoolPage() {
  const pool = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const kind = useWords()(needWord[pool.category]);
  const done = search.get('done');
  const wording = pooledWording[pool.category];
  const isGathering = pool.state === 'gathering';
  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/review/pools', label: words.listTitle },
          { href: `/review/pools/${pool.id}`, label: kind },
        ]}
      />
      <PageHeading title={kind} above={words.listTitle} lead={words.poolLead} />
      {answer === undefined && (done === 'approved' || done === 'confirmed') ? (
        <Notice tone="done" live>
          <p>{words[`done_${done}`]}</p>
        </Notice>
      ) : null}
      {isGathering ? (
        <div className="section">
          <PoolNumbers {...pool} />
        </div>
      ) : (
        <Notice title={words.standsTitle}>
          <p>{standing(pool)}</p>
          {pool.state === 'published' ? (
            <p>
              <LinkButton kind="quiet" href={`/en/needs/${pool.slug}`}>
                {words.openPage}
              </LinkButton>
            </p>
          ) : null}
        </Notice>
      )}
      <section className="section">
        <h2>{words.pageTitle}</h2>
        <p className="prose">{words.pageText}</p>
        <DefinitionList
          items={[
            { term: words.pageTitleTerm, value: wording.title },
            { term: words.pageLineTerm, value: wording.label },
            ...(pool.goal === null ? [] : [{ term: words.pageGoal, value: `${pool.goal}. ${words.pageGoalHint}` }]),
          ]}
        />
      </section>
      <section className="section">
        <h2>{words.membersTitle}</h2>
        <PoolMembers members={pool.members} />
      </section>
      {isGathering ? (
        <section className="section" id="decide">
          <h2>{words.decideTitle}</h2>
          <Decide pool={pool} answer={answer} />
        </section>
      ) : null}
    </>
  );
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

function Decide({ pool, answer }: { pool: Loaded; answer: ReturnType<typeof useActionData<typeof action>> }) {
  if (pool.isOwn) {
    return (
      <Notice tone="attention" title={words.ownTitle}>
        <p>{words.ownHand}</p>
      </Notice>
    );
  }
  const numbers = { needed: pool.refusal === 'too_few_incidents' ? POOL_INCIDENTS_MIN : needed };
  if (pool.refusal !== null || pool.digest === null) {
    return (
      <Notice tone="attention" title={words.notYetTitle}>
        <p>{pool.refusal === null ? words.notYetRate : message(words[`notYet_${pool.refusal}`], numbers)}</p>
      </Notice>
    );
  }
  return <PoolApprovalForm digest={pool.digest} today={pool.today} answer={answer} />;
}

function standing({ state, children }: Loaded): string {
  if (state === 'waiting') return words.standsWaiting;
  return state === 'published' ? message(words.standsPublished, { children, needed }) : words.standsUnpublished;
}
