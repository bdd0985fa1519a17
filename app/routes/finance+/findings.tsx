import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { audit } from '~/catalogues/en/audit';
import { financeOverview as words } from '~/catalogues/en/finance-overview';
import { guarded } from '~/domain/access/index.server';
import { respondSchema } from '~/domain/audit';
import { answerFinding, readFindings } from '~/domain/audit/index.server';
import { EmptyState, PageHeading } from '~/ui';
import { Findings } from '../audit+/ui/findings';
import { answerForm } from './answer-form.server';
import { DoneNotice } from './ui/done-notice';

export const meta: MetaFunction = () => [{ title: `${words.findingsTitle} · Homeward` }];

export const loader = guarded({ permission: 'finding.answer' }, async ({ actor }) => ({
  findings: await readFindings(actor),
}));

export const action = guarded({ permission: 'finding.answer' }, async ({ actor, request }) =>
  answerForm(await request.formData(), respondSchema, async (input) => {
    await answerFinding(actor, input);
    return '/finance/findings?done=answered';
  }),
);

export default function FinanceFindings() {
  const { findings } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeading title={words.findingsTitle} lead={words.findingsLead}>
        <DoneNotice sentences={{ answered: audit.doneAnswered }} />
      </PageHeading>
      {findings.length === 0 ? (
        <EmptyState title={words.findingsEmptyTitle}>
          <p>{words.findingsEmptyText}</p>
        </EmptyState>
      ) : (
        <Findings findings={findings} respond="answer" paymentBase="/finance/disbursements" answer={answer} />
      )}
    </>
  );
}
