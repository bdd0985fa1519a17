import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { financeGifts as words } from '~/catalogues/en/finance-gifts';
import { financeOverview } from '~/catalogues/en/finance-overview';
import { financeTables } from '~/catalogues/en/finance-tables';
import { guarded } from '~/domain/access/index.server';
import { FilterForm, ReportView, readFilter, readPage } from '~/domain/finance';
import { giftsReport, readReport } from '~/domain/finance/index.server';
import { DateInput, EmptyState, PageHeading, Select, TextInput } from '~/ui';

export const meta: MetaFunction = () => [{ title: `${financeOverview.tabGifts} · Homeward` }];

export const loader = guarded({ permission: 'finance.read' }, async ({ actor, request }) => {
  const filter = readFilter(request, giftsReport.filters ?? []);
  return { filter, report: await readReport(actor, giftsReport, filter, readPage(request)) };
});

const states = Object.entries(financeTables.giftStates).map(([value, label]) => ({ value, label }));

export default function Gifts() {
  const { filter, report } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading title={financeOverview.tabGifts} lead={words.giftsLead} />
      <ReportView
        report={report}
        filter={filter}
        sums={['amountMinor', 'refundedMinor', 'netMinor']}
        empty={
          <EmptyState title={words.giftsEmptyTitle}>
            <p>{words.giftsEmptyText}</p>
          </EmptyState>
        }
      >
        <FilterForm isNarrowed={Object.keys(filter).length > 0}>
          <TextInput
            id="receipt"
            name="receipt"
            label={words.searchReceipt}
            defaultValue={filter.receipt}
            width="short"
          />
          <TextInput
            id="amount"
            name="amount"
            label={words.searchAmount}
            inputMode="decimal"
            defaultValue={filter.amount}
            width="short"
          />
          <DateInput id="from" name="from" label={words.searchFrom} defaultValue={filter.from} />
          <DateInput id="to" name="to" label={words.searchTo} defaultValue={filter.to} />
          <Select
            id="state"
            name="state"
            label={words.searchState}
            defaultValue={filter.state}
            options={states}
            emptyLabel={financeTables.any}
          />
        </FilterForm>
      </ReportView>
    </>
  );
}
