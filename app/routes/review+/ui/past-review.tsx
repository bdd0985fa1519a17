import { Form } from '@remix-run/react';
import { review as words } from '~/catalogues/en/review';
import { message } from '~/catalogues/message';
import { releaseWords } from '~/domain/publishing';
import type { PageOutcome } from '~/domain/publishing/index.server';
import { Button, LinkButton, Notice, PageHeading } from '~/ui';
import { dayWords } from './words';

interface PastReviewProps {
  state: 'approved' | 'sent_back';
  decidedAt: Date | string | null;
  page: PageOutcome | null;
  /** The decision was made just now. */
  isNew: boolean;
}

/** A decided review: when, and what became of the page that came of it. */
export function PastReview({ state, decidedAt, page, isNew }: PastReviewProps) {
  return (
    <>
      <PageHeading title={state === 'approved' ? words.pastApproved : words.pastSentBack} />
      <Notice
        tone={page?.state === 'refused' ? 'attention' : 'done'}
        live={isNew}
        title={
          page?.state === 'waiting' ? message(words.waitsTitle, { date: releaseWords(page.releaseAt) }) : undefined
        }
      >
        {page ? <p>{outcomeWords(page)}</p> : null}
        <p>{message(words.pastText, { date: decidedAt ? dayWords(decidedAt) : '' })}</p>
      </Notice>
      <div className="section cluster">
        {page?.state === 'public' ? <LinkButton href={`/en/needs/${page.slug}`}>{words.openPage}</LinkButton> : null}
        {page?.state === 'waiting' ? (
          <Form method="post" action="/review/published">
            <input type="hidden" name="intent" value="one" />
            <input type="hidden" name="campaignId" value={page.campaignId} />
            <Button kind="danger">{words.stop}</Button>
          </Form>
        ) : null}
        <LinkButton href="/review" kind="quiet">
          {words.queueTitle}
        </LinkButton>
      </div>
    </>
  );
}

function outcomeWords(page: PageOutcome): string {
  if (page.state === 'waiting') return words.waitsText;
  if (page.state === 'public') return words.isPublicText;
  if (page.state === 'ended') return words.pageEnded;
  return message(words.releaseRefused, { reason: refusalWords(page.refusal) });
}

function refusalWords(refusal: string): string {
  const found = Object.entries(words).find(([name]) => name === `refusal_${refusal}`);
  return found?.[1] ?? words.refusal_other;
}
