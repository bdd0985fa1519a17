import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { financeOverview as words } from '~/catalogues/en/finance-overview';
import { financeTables } from '~/catalogues/en/finance-tables';
import { guarded } from '~/domain/access/index.server';
import { FilterForm, ReportView, readFilter, readPage } from '~/domain/finance';
import { fundsReport, readCurrencies, readReport } from '~/domain/finance/index.server';
import { EmptyState, PageHeading, Select, TextInput } from '~/ui';

export const meta: MetaFunction = () => [{ title: `${words.tabFunds} · Homeward` }];

export const loader = guarded({ permission: 'finance.read' }, async ({ actor, request }) => {
  const filter = readFilter(request, fundsReport.filters ?? []);
  return {
    filter,
    report: await readReport(actor, fundsReport, filter, readPage(request)),
    currencies: await readCurrencies(actor),
  };
});

const amounts = ['budgetedMinor', 'allocatedMinor', 'reservedMinor', 'paidMinor', 'frozenMinor', 'freeMinor'];
const states = Object.entries(words.fundStates).map(([value, label]) => ({ value, label }));

export default function Funds() {
  const { filter, report, currencies } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading title={words.tabFunds} lead={words.fundsLead} />
      <ReportView
        report={report}
        filter={filter}
        sums={amounts}
        empty={
          <EmptyState title={words.fundsEmptyTitle}>
            <p>{words.fundsEmptyText}</p>
          </EmptyState>
        }
      >
        <FilterForm isNarrowed={Object.keys(filter).length > 0}>
          <TextInput id="search" name="search" label={words.searchFunds} defaultValue={filter.search} width="short" />
          <Select
            id="state"
            name="state"
            label={words.filterState}
            defaultValue={filter.state}
            options={states}
            emptyLabel={financeTables.any}
          />
          <Select
            id="currency"
            name="currency"
            label={words.filterCurrency}
            defaultValue={filter.currency}
            options={currencies.map((currency) => ({ value: currency, label: currency }))}
            emptyLabel={financeTables.any}
          />
        </FilterForm>
      </ReportView>
    </>
  );
}
