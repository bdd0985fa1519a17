import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { financeActs as words } from '~/catalogues/en/finance-acts';
import { guarded } from '~/domain/access/index.server';
import { ExportLinks, giveUpJobSchema, giveUpSchema, retryJobSchema, rowSchema } from '~/domain/finance';
import { unlessGone } from '~/domain/finance/index.server';
import { giveUpEvent, giveUpJob, readDeadLetters, retryEvent, retryJob } from '~/domain/giving/index.server';
import { EmptyState, PageHeading } from '~/ui';
import { answerForm } from './answer-form.server';
import { DoneNotice } from './ui/done-notice';
import { FailedWork } from './ui/failed-work';
import { Refusal } from './ui/row-act';

export const meta: MetaFunction = () => [{ title: `${words.workTitle} · Homeward` }];

export const loader = guarded({ permission: 'finance.read' }, async ({ actor }) => {
  const { events, jobs } = await readDeadLetters(actor);
  return { events, jobs: jobs.map((job) => ({ ...job, subject: JSON.stringify(job.subject) })) };
});

const back = (done: string) => `/finance/reconciliation/work?done=${done}`;

export const action = guarded({ permission: 'reconciliation.manage' }, async ({ actor, request }) => {
  const form = await request.formData();
  switch (form.get('intent')) {
    case 'retry-event':
      return answerForm(form, rowSchema, async ({ id }) => {
        await unlessGone(() => retryEvent(actor, id));
        return back('retried');
      });
    case 'retry-job':
      return answerForm(form, retryJobSchema, async ({ id }) => {
        await unlessGone(() => retryJob(actor, id));
        return back('retried');
      });
    case 'give-up-event':
      return answerForm(form, giveUpSchema, async ({ id, why }) => {
        await unlessGone(() => giveUpEvent(actor, id, why));
        return back('gave-up');
      });
    case 'give-up-job':
      return answerForm(form, giveUpJobSchema, async ({ id, why }) => {
        await unlessGone(() => giveUpJob(actor, id, why));
        return back('gave-up');
      });
    default:
      throw new Response(null, { status: 400 });
  }
});

const intents = ['retry-event', 'retry-job', 'give-up-event', 'give-up-job'];

export default function EventsAndJobs() {
  const { events, jobs } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="stack-loose">
      <PageHeading title={words.workTitle} lead={words.workLead}>
        <DoneNotice sentences={{ retried: words.retried, 'gave-up': words.gaveUp }} />
        <Refusal answer={answer} intents={intents} />
      </PageHeading>
      {events.length === 0 && jobs.length === 0 ? <EmptyState title={words.workEmpty} /> : null}
      <FailedWork events={events} jobs={jobs} />
      <ExportLinks name="stripe-events" />
    </div>
  );
}
