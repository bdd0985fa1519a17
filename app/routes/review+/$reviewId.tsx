import { type LinksFunction, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { publishing } from '~/catalogues/en/publishing';
import { review as words } from '~/catalogues/en/review';
import { message } from '~/catalogues/message';
import { guarded } from '~/domain/access/index.server';
import { CaseNotFoundError } from '~/domain/cases';
import { ConsentPanel, DecisionForms, PagePreviewBody, ReviewTexts } from '~/domain/publishing';
import { openReview, pageOfReview, reviewView } from '~/domain/publishing/index.server';
import styles from '~/domain/publishing/ui/publishing.css?url';
import { Breadcrumbs, LinkButton, Notice, PageHeading } from '~/ui';
import { answerDecision } from './decision-form.server';
import { PastReview } from './ui/past-review';
import { dayWords } from './ui/words';

const params = z.object({ reviewId: z.uuid() });

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];
export const meta: MetaFunction = () => [{ title: `${words.queueTitle} · Homeward` }];

export const loader = guarded({ permission: 'review.read', params }, async ({ actor, params, request }) => {
  const isNew = new URL(request.url).searchParams.has('approved');
  try {
    const review = await openReview(actor, params.reviewId);
    if (review === null) throw new Response(null, { status: 404 });
    if (review.state === 'waiting') return { past: null, view: reviewView(review) };
    const page = review.state === 'approved' ? await pageOfReview(actor, params.reviewId) : null;
    return { past: { state: review.state, decidedAt: review.decidedAt, page, isNew }, view: null };
  } catch (error) {
    if (error instanceof CaseNotFoundError) throw new Response(null, { status: 404 });
    throw error;
  }
});

export const action = guarded({ permission: 'review.decide', params }, async ({ actor, params, request }) => {
  const outcome = await answerDecision(actor, params.reviewId, await request.formData());
  if (!outcome.ok) return outcome.answer;
  return redirect(outcome.slug === null ? '/review?sent-back' : `/review/${params.reviewId}?approved`);
});

export default function ReviewPage() {
  const { past, view } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (view === null) return <PastReview {...past} />;
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
