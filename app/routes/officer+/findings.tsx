import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { audit as words } from '~/catalogues/en/audit';
import { disbursements } from '~/catalogues/en/disbursements';
import { guarded } from '~/domain/access/index.server';
import { respondSchema } from '~/domain/audit';
import { answerFinding, readFindings } from '~/domain/audit/index.server';
import { EmptyState, PageHeading } from '~/ui';
import { Findings } from '../audit+/ui/findings';
import { answerForm } from '../finance+/answer-form.server';
import { DoneNotice } from '../finance+/ui/done-notice';

export const meta: MetaFunction = () => [{ title: `${disbursements.findingsTitle} · Homeward` }];

export const loader = guarded({ permission: 'finding.answer' }, async ({ actor }) => ({
  findings: await readFindings(actor),
}));

export const action = guarded({ permission: 'finding.answer' }, async ({ actor, request }) =>
  answerForm(await request.formData(), respondSchema, async (input) => {
    await answerFinding(actor, input);
    return '/officer/findings?done=answered';
  }),
);

export default function OfficeFindings() {
  const { findings } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeading title={disbursements.findingsTitle} lead={disbursements.findingsLead}>
        <DoneNotice sentences={{ answered: words.doneAnswered }} />
      </PageHeading>
      {findings.length === 0 ? (
        <EmptyState title={disbursements.findingsEmptyTitle}>
          <p>{disbursements.findingsEmptyText}</p>
        </EmptyState>
      ) : (
        <div className="stack-loose">
          <Findings findings={findings} respond="answer" paymentBase="/officer/disbursements" answer={answer} />
        </div>
      )}
    </>
  );
}
