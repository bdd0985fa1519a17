import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { audit as words } from '~/catalogues/en/audit';
import { guarded } from '~/domain/access/index.server';
import { respondSchema } from '~/domain/audit';
import { closeFinding, readFindings } from '~/domain/audit/index.server';
import { EmptyState, PageHeading } from '~/ui';
import { answerForm } from '../finance+/answer-form.server';
import { DoneNotice } from '../finance+/ui/done-notice';
import { Findings } from './ui/findings';

export const meta: MetaFunction = () => [{ title: `${words.findingsTitle} · Homeward` }];

export const loader = guarded({ permission: 'audit.read' }, async ({ actor }) => ({
  findings: await readFindings(actor),
}));

export const action = guarded({ permission: 'audit.write' }, async ({ actor, request }) =>
  answerForm(await request.formData(), respondSchema, async (input) => {
    await closeFinding(actor, input);
    return '/audit/findings?done=closed';
  }),
);

export default function AuditFindings() {
  const { findings } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeading title={words.findingsTitle} lead={words.findingsLead}>
        <DoneNotice sentences={{ closed: words.doneClosed }} />
      </PageHeading>
      {findings.length === 0 ? (
        <EmptyState title={words.findingsEmptyTitle}>
          <p>{words.findingsEmptyText}</p>
        </EmptyState>
      ) : (
        <div className="stack-loose">
          <Findings findings={findings} respond="close" paymentBase="/audit/disbursements" answer={answer} />
        </div>
      )}
    </>
  );
}
