import { randomUUID } from 'node:crypto';
import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { cases } from '~/catalogues/en/cases';
import { consent as words } from '~/catalogues/en/consent';
import { guarded } from '~/domain/access/index.server';
import { caseProgress } from '~/domain/caseload/index.server';
import { ConsentRefusedError } from '~/domain/consent';
import { consentHistory, latestShowing, recordConsent, withdrawConsent } from '~/domain/consent/index.server';
import { ErrorSummary, Notice, PageHeading, summaryOf } from '~/ui';
import { orNotFound, textOf, valuesOf } from './answers.server';
import { readConsentForm } from './consent-form.server';
import { ConsentForm } from './ui/consent-form';
import { ConsentHistory } from './ui/consent-history';
import { ConsentPapers } from './ui/consent-papers';
import { NextLink } from './ui/next-link';
import { SavedNotice } from './ui/saved-notice';
import { dayWords, say } from './ui/words';

const params = z.object({ caseId: z.uuid() });

export const meta: MetaFunction = () => [{ title: `${words.title} · Homeward` }];

export const loader = guarded({ permission: 'consent.record', params }, async ({ actor, params }) => {
  const { id, pseudonym, facts, now } = await orNotFound(caseProgress(actor, params.caseId));
  const history = await orNotFound(consentHistory(actor, params.caseId, 'consent'));
  const [latest] = history;
  const showing = latest && (await orNotFound(latestShowing(actor, params.caseId, latest.id, 'consent')));
  return {
    id,
    pseudonym,
    shown: showing && { agreed: showing.agreed, on: showing.shownOn, mark: showing.mark },
    isMinor: facts.ageClass === 'minor',
    history,
    newConsentId: randomUUID(),
    today: now.toISOString().slice(0, 10),
  };
});

export const action = guarded({ permission: 'consent.record', params }, async ({ actor, params, request }) => {
  const form = await request.formData();
  const { caseId } = params;
  if (textOf(form, 'intent') === 'withdraw') {
    await orNotFound(withdrawConsent(actor, caseId));
    return redirect(`/officer/cases/${caseId}/consent?saved`);
  }
  const consentId = z.uuid().safeParse(textOf(form, 'consentId'));
  if (!consentId.success) throw new Response(null, { status: 400 });
  const { facts } = await orNotFound(caseProgress(actor, caseId));
  const read = readConsentForm(form, facts.ageClass === 'minor');
  if (!read.ok) return { errors: read.errors, values: valuesOf(form) };
  try {
    await orNotFound(recordConsent(actor, caseId, consentId.data, read.consent));
  } catch (error) {
    if (!(error instanceof ConsentRefusedError)) throw error;
    return { errors: { [error.field]: [error.message] }, values: valuesOf(form) };
  }
  return redirect(`/officer/cases/${caseId}/consent?saved`);
});

export default function ConsentPage() {
  const { id, pseudonym, isMinor, history, shown, newConsentId, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const latest = history[0];
  return (
    <>
      <PageHeading title={words.title} lead={say(words.lead, { pseudonym })} />
      <ErrorSummary errors={summaryOf('consent', answer?.errors ?? {})} />
      <SavedNotice />
      <StateNotice latest={latest} />
      {history.length > 0 ? <ConsentHistory history={history} shown={shownWords(shown)} /> : null}
      <ConsentPapers caseId={id} />
      <section className="section">
        <h2>{words.recordTitle}</h2>
        <p className="prose">{history.length > 0 ? words.renewLead : words.recordLead}</p>
        <Notice>
          <p>{words.neverLess}</p>
        </Notice>
        <ConsentForm
          key={newConsentId}
          consentId={newConsentId}
          today={today}
          language={latest?.language ?? ''}
          isMinor={isMinor}
          errors={answer?.errors ?? {}}
          values={answer?.values}
        />
      </section>
      <NextLink href={`/officer/cases/${id}/story`} name={cases.storyTitle} />
    </>
  );
}

function shownWords(shown: { agreed: boolean; on: Date | string; mark: string } | null | undefined): string {
  if (!shown) return words.shownNone;
  return say(shown.agreed ? words.shownAgreed : words.shownDeclined, { date: dayWords(shown.on), mark: shown.mark });
}

interface Latest {
  id: string;
  state: string;
  expiresOn: Date;
  withdrawnAt: Date | null;
  vetting: 'waits' | 'confirmed' | 'refused' | null;
}

function StateNotice({ latest }: { latest?: Latest }) {
  if (!latest) return <Notice tone="attention" title={words.stateNone} />;
  const date = dayWords(latest.expiresOn);
  if (latest.state === 'in_force' && latest.vetting === 'refused')
    return <Notice tone="attention" title={words.stateGuardianRefused} />;
  if (latest.state === 'in_force' && latest.vetting === 'waits')
    return (
      <Notice tone="attention" title={say(words.stateGuardianWaits, { date })}>
        <p>
          <a href={`/officer/guardians/${latest.id}`}>{words.guardianOpen}</a>
        </p>
      </Notice>
    );
  if (latest.state === 'in_force') return <Notice tone="done" title={say(words.stateInForce, { date })} />;
  if (latest.withdrawnAt)
    return <Notice tone="attention" title={say(words.stateWithdrawn, { date: dayWords(latest.withdrawnAt) })} />;
  return <Notice tone="attention" title={say(words.stateExpired, { date: dayWords(latest.expiresOn) })} />;
}
