import { randomUUID } from 'node:crypto';
import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { cases as words } from '~/catalogues/en/cases';
import { guarded } from '~/domain/access/index.server';
import { CaseStateError } from '~/domain/cases';
import { moveLine, openCase, removeLine, saveAssessment, saveLine } from '~/domain/cases/index.server';
import { ErrorSummary, Notice, PageHeading, summaryOf } from '~/ui';
import { errorsOf, orNotFound, textOf, trimmedOf, valuesOf } from './answers.server';
import { readLineForm } from './needs-form.server';
import { assessmentView, currencies, currencyOptions } from './needs-view.server';
import { AssessmentForm } from './ui/assessment-form';
import type { LineAnswer } from './ui/line-form';
import { LineSection } from './ui/line-section';
import { LineTable } from './ui/line-table';
import { NextLink } from './ui/next-link';
import { SavedNotice } from './ui/saved-notice';
import { SupportPlans } from './ui/support-plans';

const params = z.object({ caseId: z.uuid() });
const command = z.object({ lineId: z.uuid(), position: z.coerce.number().int().min(1).catch(1) });
const assessment = z.object({ currency: z.enum(currencies), assessedOn: z.iso.date() });

export const meta: MetaFunction = () => [{ title: `${words.needsTitle} · Homeward` }];

export const loader = guarded({ permission: 'case.read', params }, async ({ actor, params }) => {
  const opened = await orNotFound(openCase(actor, params.caseId, ['needs', 'draft', 'person'], 'needs assessment'));
  return {
    id: opened.id,
    newLineId: randomUUID(),
    currencies: currencyOptions(),
    today: new Date().toISOString().slice(0, 10),
    plans: opened.person.content.supportPlans,
    view: opened.needs && assessmentView(opened.needs, opened.draft?.content.labels ?? {}),
  };
});

export const action = guarded({ permission: 'case.write', params }, async ({ actor, params, request }) => {
  const form = await request.formData();
  const { caseId } = params;
  const intent = textOf(form, 'intent');
  const refuse = (lineId: string, errors: Record<string, string[]>): LineAnswer => ({
    lineId,
    errors,
    values: valuesOf(form),
  });
  const parsed = command.safeParse({ lineId: textOf(form, 'lineId'), position: textOf(form, 'position') });
  const lineId = parsed.success ? parsed.data.lineId : '';
  try {
    if (intent === 'assessment') {
      const read = assessment.safeParse({
        currency: textOf(form, 'currency'),
        assessedOn: trimmedOf(form, 'assessedOn'),
      });
      if (!read.success) return refuse('assessment', errorsOf(read.error));
      await orNotFound(saveAssessment(actor, caseId, read.data));
    } else if (!parsed.success) throw new Response(null, { status: 400 });
    else if (intent === 'remove') await orNotFound(removeLine(actor, caseId, lineId));
    else if (intent === 'move') await orNotFound(moveLine(actor, caseId, lineId, parsed.data.position));
    else {
      const { needs } = await orNotFound(openCase(actor, caseId, ['needs'], 'save a line'));
      const read = readLineForm(form, needs?.currency ?? 'USD');
      if (!read.ok) return refuse(lineId, read.errors);
      await orNotFound(saveLine(actor, caseId, lineId, read.line, read.label));
    }
  } catch (error) {
    if (!(error instanceof CaseStateError)) throw error;
    return refuse(lineId || 'assessment', { '': [error.message] });
  }
  return redirect(`/officer/cases/${caseId}/needs?saved`);
});

export default function NeedsPage() {
  const { id, view, plans, newLineId, currencies, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeading title={words.needsTitle} lead={words.needsLead} />
      <ErrorSummary errors={summaryOf(`line-${answer?.lineId ?? ''}`, answer?.errors ?? {})} />
      <SavedNotice />
      {view ? (
        <>
          <LineTable view={view} />
          {view.rate === null ? (
            <Notice tone="attention" title={view.rateWords} />
          ) : (
            <p className="small soft">{view.rateWords}</p>
          )}
          <SupportPlans plans={plans} />
          <LineSection
            caseId={id}
            view={view}
            newLineId={newLineId}
            answer={answer?.lineId === 'assessment' ? undefined : answer}
          />
        </>
      ) : null}
      <section className="section">
        <h2>{view ? words.needsAssessedOn : words.needsStart}</h2>
        <AssessmentForm
          currencies={currencies}
          stored={view}
          today={today}
          answer={answer?.lineId === 'assessment' ? answer : undefined}
        />
      </section>
      <NextLink href={`/officer/cases/${id}/consent`} name={words.tabConsent} />
    </>
  );
}
