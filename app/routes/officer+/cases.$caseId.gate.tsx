import type { LinksFunction, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { publishing as words } from '~/catalogues/en/publishing';
import { message } from '~/catalogues/message';
import { guarded } from '~/domain/access/index.server';
import { NeedJourney } from '~/domain/campaigns';
import {
  AmountsTable,
  AnonymityPanel,
  EditAnswerNotice,
  GateFields,
  MinorRefusal,
  OutcomeBanner,
  PagePreviewBody,
  useEditingKeys,
} from '~/domain/publishing';
import { gateView, latestReview, runGate, shownState } from '~/domain/publishing/index.server';
import styles from '~/domain/publishing/ui/publishing.css?url';
import { DefinitionList, Notice, PageHeading } from '~/ui';
import { orNotFound } from './answers.server';
import { answerGateForm } from './gate-form.server';
import { dayWords } from './ui/words';

const params = z.object({ caseId: z.uuid() });

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];
export const meta: MetaFunction = () => [{ title: `${words.gateTitle} · Homeward` }];

export const loader = guarded({ permission: 'gate.run', params }, async ({ actor, params }) => {
  const evaluation = await orNotFound(runGate(actor, params.caseId));
  const review = evaluation.report.refusals.includes('minor') ? null : await latestReview(actor, params.caseId);
  const view = gateView(evaluation);
  return { view, review, shown: view.maySend ? await shownState(actor, evaluation, 'gate') : null };
});

export const action = guarded({ permission: 'draft.write', params }, async ({ actor, params, request }) =>
  answerGateForm(actor, params.caseId, await request.formData()),
);

export default function GatePage() {
  const { view, review, shown } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useEditingKeys(answer);
  if (view.refusals.includes('minor')) {
    return (
      <>
        <PageHeading title={words.gateTitle} above={view.pseudonym} />
        <MinorRefusal caseId={view.caseId} />
      </>
    );
  }
  const isWaiting = review?.decision === null && review.draftRevision === view.revision;
  return (
    <>
      <PageHeading title={words.gateTitle} above={view.pseudonym} lead={words.gateLead} />
      <div className="stack">
        <EditAnswerNotice answer={answer} />
        <ReviewNotice review={review} revision={view.revision} />
        {isWaiting && view.maySend ? null : <OutcomeBanner view={view} shown={shown} />}
      </div>
      <div className="section stack-loose desk">
        <p className="keys">
          <kbd>n</kbd> <kbd>p</kbd> <kbd>a</kbd> <kbd>u</kbd> {words.keys}
        </p>
        {view.person.length > 0 ? (
          <details>
            <summary>{words.privatePerson}</summary>
            <DefinitionList items={view.person} />
          </details>
        ) : null}
        <GateFields fields={view.fields} revision={view.revision} />
      </div>
      {view.preview ? (
        <>
          <section className="section">
            <h2>{words.learnsTitle}</h2>
            <p>{words.learnsLead}</p>
            <ul className="facts-list">
              {view.learns.map((fact) => (
                <li key={fact}>{fact}</li>
              ))}
            </ul>
          </section>
          {view.anonymity ? (
            <AnonymityPanel view={view.anonymity} coarser={{ count: view.coarser, revision: view.revision }} />
          ) : null}
          <section className="section stack">
            <h2>{words.mapTitle}</h2>
            <p>{view.givenUp.join(' ')}</p>
            <NeedJourney journey={view.preview.journey} explorable={false} />
          </section>
          <section className="section stack">
            <h2>{words.linesTitle}</h2>
            <AmountsTable {...view} />
          </section>
          <details className="section">
            <summary>{words.previewTitle}</summary>
            <PagePreviewBody page={view.preview} withoutJourney />
          </details>
        </>
      ) : null}
      {view.maySend && !isWaiting ? <OutcomeBanner view={view} shown={shown} /> : null}
    </>
  );
}

interface ReviewNoticeProps {
  review: { draftRevision: number; sentAt: Date | string; decision: string | null; reason: string | null } | null;
  revision: number;
}

function ReviewNotice({ review, revision }: ReviewNoticeProps) {
  if (review === null || review.decision === 'approved') return null;
  const date = dayWords(review.sentAt);
  if (review.decision === 'sent_back') {
    return (
      <Notice tone="attention" title={message(words.sentBack, { date })}>
        <blockquote>{review.reason}</blockquote>
      </Notice>
    );
  }
  const isCurrent = review.draftRevision === revision;
  return (
    <Notice title={isCurrent ? message(words.waits, { date }) : undefined} tone={isCurrent ? 'info' : 'attention'}>
      <p>{isCurrent ? words.waitsText : message(words.waitsOld, { date })}</p>
    </Notice>
  );
}
