import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { financeOverview as words } from '~/catalogues/en/finance-overview';
import { guarded } from '~/domain/access/index.server';
import { ReportView } from '~/domain/finance';
import { exchangeReport, feesReport, readWholeReport } from '~/domain/finance/index.server';
import { EmptyState, PageHeading } from '~/ui';

export const meta: MetaFunction = () => [{ title: `${words.tabFees} · Homeward` }];

export const loader = guarded({ permission: 'finance.read' }, async ({ actor }) => ({
  fees: await readWholeReport(actor, feesReport),
  exchange: await readWholeReport(actor, exchangeReport),
}));

export default function FeesAndExchange() {
  const { fees, exchange } = useLoaderData<typeof loader>();
  return (
    <div className="stack-loose">
      <PageHeading title={words.tabFees} lead={words.feesLead} />
      <ReportView
        report={fees}
        sums={['chargedMinor', 'refundedMinor', 'feesMinor', 'coverMinor', 'borneMinor', 'differenceMinor']}
        empty={
          <EmptyState title={words.feesEmptyTitle}>
            <p>{words.feesEmptyText}</p>
          </EmptyState>
        }
      />
      <ReportView
        report={exchange}
        caption={words.exchangeCaption}
        empty={<p className="soft">{words.exchangeNone}</p>}
      />
    </div>
  );
}
