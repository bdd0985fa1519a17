import { type LinksFunction, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { publishing } from '~/catalogues/en/publishing';
import { review as words } from '~/catalogues/en/review';
import { message } from '~/catalogues/message';
import { guarded } from '~/domain/access/index.server';
import { CaseNotFoundError } from '~/domain/cases';
import { ConsentPanel, DecisionForms, PagePreviewBody, ReviewTexts } from '~/domain/publishing';
import { openReview, reviewView } from '~/domain/publishing/index.server';
import styles from '~/domain/publishing/ui/publishing.css?url';
import { Breadcrumbs, LinkButton, Notice, PageHeading } from '~/ui';
import { answerDecision } from './decision-form.server';
import { dayWords } from './ui/words';

const params = z.object({ reviewId: z.uuid() });

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];
export const meta: MetaFunction = () => [{ title: `${words.queueTitle} · Homeward` }];

export const loader = guarded({ permission: 'review.read', params }, async ({ actor, params, request }) => {
  const published = new URL(request.url).searchParams.get('published');
  try {
    const review = await openReview(actor, params.reviewId);
    if (review === null) throw new Response(null, { status: 404 });
    if (review.state === 'waiting') return { past: null, view: reviewView(review), published };
    return { past: { state: review.state, decidedAt: review.decidedAt }, view: null, published };
  } catch (error) {
    if (error instanceof CaseNotFoundError) throw new Response(null, { status: 404 });
    throw error;
  }
});

export const action = guarded({ permission: 'review.decide', params }, async ({ actor, params, request }) => {
  const outcome = await answerDecision(actor, params.reviewId, await request.formData());
  if (!outcome.ok) return outcome.answer;
  if (outcome.slug === null) return redirect('/review?sent-back');
  return redirect(`/review/${params.reviewId}?published=${outcome.slug}`);
});

export default function ReviewPage() {
  const { past, view, published } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (view === null) return <Past state={past.state} decidedAt={past.decidedAt} slug={published} />;
  const { gate, consent } = view;
  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/review', label: words.queueTitle },
          { href: `/review/${view.id}`, label: view.pseudonym },
        ]}
      />
      <PageHeading
        title={message(words.pageTitle, { pseudonym: view.pseudonym })}
        lead={message(words.pageLead, { date: dayWords(view.sentAt), revision: view.revision })}
        actions={
          <LinkButton href="#decide" kind="quiet">
            {words.decideTitle}
          </LinkButton>
        }
      />
      <div className="stack">
        {view.mayDecide ? null : (
          <Notice tone="attention" title={words.authorTitle}>
            <p>{words.authorText}</p>
          </Notice>
        )}
        {view.changedSince ? (
          <Notice tone="attention" title={words.changedTitle}>
            <p>{words.changedText}</p>
          </Notice>
        ) : null}
        {gate.maySend ? null : (
          <Notice tone="loss" title={words.refusedTitle}>
            <p>{words.refusedText}</p>
            <ul>
              {gate.refusalWords.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </Notice>
        )}
      </div>
      {consent ? (
        <section className="section">
          <h2>{words.consentTitle}</h2>
          <ConsentPanel consent={consent} />
        </section>
      ) : null}
      <ReviewTexts view={view} />
      <section className="section">
        <h2>{publishing.learnsTitle}</h2>
        <ul className="facts-list">
          {gate.learns.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      </section>
      {gate.preview ? (
        <section className="section">
          <h2>{words.previewTitle}</h2>
          <PagePreviewBody page={gate.preview} />
        </section>
      ) : null}
      {view.mayDecide ? (
        <section className="section" id="decide">
          <h2>{words.decideTitle}</h2>
          <DecisionForms view={view} answer={answer} canApprove={gate.maySend && !view.changedSince} />
        </section>
      ) : null}
    </>
  );
}

/** A decided review: when, and the page that came of it. */
function Past({
  state,
  decidedAt,
  slug,
}: {
  state: 'approved' | 'sent_back';
  decidedAt: Date | string | null;
  slug: string | null;
}) {
  return (
    <>
      <PageHeading title={state === 'approved' ? words.pastApproved : words.pastSentBack} />
      <Notice tone="done" live={slug !== null}>
        {slug ? <p>{message(words.approvedNotice, { slug })}</p> : null}
        <p>{message(words.pastText, { date: decidedAt ? dayWords(decidedAt) : '' })}</p>
      </Notice>
      <p className="section cluster">
        {slug && /^[0-9a-z]{16}$/.test(slug) ? (
          <LinkButton href={`/en/needs/${slug}`}>{words.openPage}</LinkButton>
        ) : null}
        <LinkButton href="/review" kind="quiet">
          {words.queueTitle}
        </LinkButton>
      </p>
    </>
  );
}
