import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { financeGifts as words } from '~/catalogues/en/finance-gifts';
import { guarded } from '~/domain/access/index.server';
import { ReportView, readFilter, readPage } from '~/domain/finance';
import { disputesReport, readReport } from '~/domain/finance/index.server';
import { EmptyState, PageHeading } from '~/ui';

export const meta: MetaFunction = () => [{ title: `${words.disputesTitle} · Homeward` }];

export const loader = guarded({ permission: 'finance.read' }, async ({ actor, request }) => {
  const filter = readFilter(request, disputesReport.filters ?? []);
  return { filter, report: await readReport(actor, disputesReport, filter, readPage(request)) };
});

export default function Disputes() {
  const { filter, report } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading title={words.disputesTitle} lead={words.disputesLead} />
      <ReportView
        report={report}
        filter={filter}
        empty={
          <EmptyState title={words.disputesEmptyTitle}>
            <p>{words.disputesEmptyText}</p>
          </EmptyState>
        }
      />
    </>
  );
}
