import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { financeGifts as words } from '~/catalogues/en/finance-gifts';
import { guarded } from '~/domain/access/index.server';
import { ReportView, readFilter, readPage } from '~/domain/finance';
import { readReport, refundsReport } from '~/domain/finance/index.server';
import { EmptyState, PageHeading } from '~/ui';

export const meta: MetaFunction = () => [{ title: `${words.refundsTitle} · Homeward` }];

export const loader = guarded({ permission: 'finance.read' }, async ({ actor, request }) => {
  const filter = readFilter(request, refundsReport.filters ?? []);
  return { filter, report: await readReport(actor, refundsReport, filter, readPage(request)) };
});

export default function Refunds() {
  const { filter, report } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading title={words.refundsTitle} lead={words.refundsLead} />
      <ReportView
        report={report}
        filter={filter}
        sums={['amountMinor']}
        empty={
          <EmptyState title={words.refundsEmptyTitle}>
            <p>{words.refundsEmptyText}</p>
          </EmptyState>
        }
      />
    </>
  );
}
