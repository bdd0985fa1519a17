import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { financeActs as words } from '~/catalogues/en/finance-acts';
import { financeOverview } from '~/catalogues/en/finance-overview';
import { guarded } from '~/domain/access/index.server';
import { ReportView } from '~/domain/finance';
import { fundsReport, readWholeReport, releaseLeftOver } from '~/domain/finance/index.server';
import { Breadcrumbs, Button, Confirm, Notice, PageHeading } from '~/ui';
import { answerForm } from './answer-form.server';
import { ActForm } from './ui/act-form';
import { DoneNotice } from './ui/done-notice';

const params = z.object({ campaignId: z.uuid() });

export const meta: MetaFunction = () => [{ title: `${words.needTitle} · Homeward` }];

export const loader = guarded({ permission: 'finance.read', params }, async ({ actor, params: { campaignId } }) => {
  const report = await readWholeReport(actor, fundsReport, { campaign: campaignId });
  const [first] = report.rows;
  if (!first) throw new Response(null, { status: 404 });
  const isPublic = first.status === 'public';
  return {
    campaignId,
    report: { ...report, columns: report.columns.filter(({ key }) => key !== 'need' && key !== 'status') },
    title: String(first.need),
    page: isPublic ? `/en/needs/${String(first.slug)}` : null,
    free: report.rows.some(({ freeMinor }) => (freeMinor as bigint) > 0n),
  };
});

export const action = guarded(
  { permission: 'ledger.adjust', params },
  async ({ actor, request, params: { campaignId } }) =>
    answerForm(await request.formData(), z.object({}), async () => {
      await releaseLeftOver(actor, campaignId);
      return `/finance/funds/needs/${campaignId}?done=released`;
    }),
);

const amounts = ['budgetedMinor', 'allocatedMinor', 'reservedMinor', 'paidMinor', 'frozenMinor', 'freeMinor'];

export default function Need() {
  const { campaignId, report, title, page, free } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = (
    <ActForm intent="release" answer={answer}>
      {() => <Button kind="danger">{words.releaseButton}</Button>}
    </ActForm>
  );
  return (
    <div className="stack-loose">
      <Breadcrumbs items={[{ href: '/finance/funds', label: financeOverview.tabFunds }]} />
      <PageHeading title={title} above={words.needTitle}>
        <DoneNotice sentences={{ released: words.releaseDone }} />
        {page ? (
          <p>
            <a href={page}>{words.needOpenPage}</a>
          </p>
        ) : (
          <Notice>{words.needGone}</Notice>
        )}
      </PageHeading>
      <ReportView report={report} filter={{ campaign: campaignId }} sums={amounts} />
      {page ? null : (
        <section className="stack">
          <h2>{words.releaseTitle}</h2>
          {!free ? <p className="soft">{words.releaseNone}</p> : null}
          {free && answer ? form : null}
          {free && !answer ? (
            <Confirm summary={words.releaseButton} consequences={<p>{words.releaseText}</p>}>
              {form}
            </Confirm>
          ) : null}
        </section>
      )}
    </div>
  );
}
