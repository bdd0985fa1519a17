import { randomUUID } from 'node:crypto';
import type { LinksFunction, MetaFunction } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { consent as words } from '~/catalogues/en/consent';
import { guarded } from '~/domain/access/index.server';
import type { FactKind } from '~/domain/consent';
import { differsWords, PagePreviewBody, PublishingError } from '~/domain/publishing';
import { gateView, recordShowing, runGate, shownState } from '~/domain/publishing/index.server';
import styles from '~/domain/publishing/ui/publishing.css?url';
import { ErrorSummary, LinkButton, Notice, PageHeading, summaryOf } from '~/ui';
import { orNotFound, textOf, valuesOf } from './answers.server';
import { readShowingForm } from './showing-form.server';
import { ShowingForm } from './ui/showing-form';
import { dayWords, say } from './ui/words';

const params = z.object({ caseId: z.uuid() });

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];
export const meta: MetaFunction = () => [{ title: `${words.showTitle} · Homeward` }];

export const loader = guarded({ permission: 'consent.record', params }, async ({ actor, params }) => {
  const evaluation = await orNotFound(runGate(actor, params.caseId, { reason: 'showing' }));
  const { pseudonym, maySend, preview, refusals } = gateView(evaluation);
  const shown = maySend ? await shownState(actor, evaluation, 'showing') : null;
  const today = evaluation.state.now.toISOString().slice(0, 10);
  const stands = refusals.includes('already_public') || refusals.includes('waits_for_release');
  return { caseId: params.caseId, pseudonym, preview, shown, stands, today, showingId: randomUUID() };
});

export const action = guarded({ permission: 'consent.record', params }, async ({ actor, params, request }) => {
  const form = await request.formData();
  const showingId = z.uuid().safeParse(textOf(form, 'showingId'));
  if (!showingId.success) throw new Response(null, { status: 400 });
  const read = readShowingForm(form);
  if (!read.ok) return { errors: read.errors, values: valuesOf(form) };
  try {
    await orNotFound(recordShowing(actor, params.caseId, showingId.data, read.showing));
  } catch (error) {
    if (!(error instanceof PublishingError)) throw error;
    return { errors: { mark: [error.message] }, values: valuesOf(form) };
  }
  return redirect(`/officer/cases/${params.caseId}/${read.showing.agreed ? 'gate' : 'consent?saved'}`);
});

/** What others will see, to the letter; and what the person says to it. */
export default function ShowPage() {
  const { caseId, pseudonym, preview, shown, stands, today, showingId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (stands) {
    return (
      <>
        <PageHeading title={words.showTitle} above={pseudonym} />
        <Notice title={words.showStands}>
          <p>{words.showStandsText}</p>
          <p>
            <LinkButton href={`/officer/cases/${caseId}/consent`} small kind="quiet">
              {words.showPrint}
            </LinkButton>
          </p>
        </Notice>
      </>
    );
  }
  if (preview === null || shown?.mark == null) {
    return (
      <>
        <PageHeading title={words.showTitle} above={pseudonym} />
        <Notice tone="attention" title={words.showNotYet}>
          <p>{words.showNotYetText}</p>
          <p>
            <LinkButton href={`/officer/cases/${caseId}/gate`} small>
              {words.showToGate}
            </LinkButton>
          </p>
        </Notice>
      </>
    );
  }
  return (
    <>
      <PageHeading title={words.showTitle} above={pseudonym} lead={words.showLead} />
      <ErrorSummary errors={summaryOf('showing', answer?.errors ?? {})} />
      <div className="stack">
        <AnsweredBefore shown={shown} />
        <p className="prose">
          {words.showMark} <strong className="figures">{shown.mark}</strong>
        </p>
        <p>
          <a href={`/officer/cases/${caseId}/consent`}>{words.showPrint}</a>
        </p>
      </div>
      <section className="section">
        <h2>{words.showPage}</h2>
        <PagePreviewBody page={preview} />
      </section>
      <section className="section">
        <h2>{words.answerTitle}</h2>
        <p className="prose">{words.answerLead}</p>
        <ShowingForm
          key={showingId}
          showingId={showingId}
          today={today}
          errors={answer?.errors ?? {}}
          values={answer?.values}
        />
      </section>
    </>
  );
}

interface Answered {
  state: 'never' | 'declined' | 'differs' | 'agreed';
  differs: readonly FactKind[];
  shown: { on: Date | string; mark: string } | null;
}

function AnsweredBefore({ shown }: { shown: Answered }) {
  if (shown.state === 'never' || shown.shown === null) return null;
  const values = { date: dayWords(shown.shown.on), mark: shown.shown.mark };
  if (shown.state === 'agreed') return <Notice tone="done" title={say(words.answered_agreed, values)} />;
  return (
    <Notice tone="attention" title={say(words[`answered_${shown.state}`], values)}>
      {shown.state === 'differs' ? <p>{differsWords(shown)}</p> : null}
    </Notice>
  );
}
