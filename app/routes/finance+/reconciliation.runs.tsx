import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { financeBank as words } from '~/catalogues/en/finance-bank';
import { guarded } from '~/domain/access/index.server';
import { ReportView } from '~/domain/finance';
import { payoutsReport, readReport, runReconciliation } from '~/domain/finance/index.server';
import { readRuns } from '~/domain/reconciliation/index.server';
import { Button, PageHeading } from '~/ui';
import { answerForm } from './answer-form.server';
import { ActForm } from './ui/act-form';
import { DoneNotice } from './ui/done-notice';
import { ReconciliationRuns } from './ui/reconciliation-runs';

export const meta: MetaFunction = () => [{ title: `${words.runsTitle} · Homeward` }];

export const loader = guarded({ permission: 'finance.read' }, async ({ actor }) => ({
  runs: await readRuns(actor),
  payouts: await readReport(actor, payoutsReport),
}));

export const action = guarded({ permission: 'reconciliation.manage' }, async ({ actor, request }) =>
  answerForm(await request.formData(), z.object({}), async () => {
    await runReconciliation(actor);
    return '/finance/reconciliation/runs?done=compared';
  }),
);

export default function DailyComparison() {
  const { runs, payouts } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="stack-loose">
      <PageHeading title={words.runsTitle} lead={words.runsLead}>
        <DoneNotice sentences={{ compared: words.runDone }} />
      </PageHeading>
      <ActForm intent="run" answer={answer}>
        {() => <Button kind="quiet">{words.runNow}</Button>}
      </ActForm>
      <ReconciliationRuns runs={runs} />
      <ReportView report={payouts} empty={<p className="soft">{words.payoutsNone}</p>} />
    </div>
  );
}
