import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { financeOverview as words } from '~/catalogues/en/finance-overview';
import { financeTables } from '~/catalogues/en/finance-tables';
import { guarded } from '~/domain/access/index.server';
import { FilterForm, ReportView, readFilter, readPage } from '~/domain/finance';
import { readCurrencies, readMonths, readReport, statementReport } from '~/domain/finance/index.server';
import { PageHeading, Select } from '~/ui';

export const meta: MetaFunction = () => [{ title: `${words.tabStatement} · Homeward` }];

export const loader = guarded({ permission: 'finance.read' }, async ({ actor, request }) => {
  const filter = readFilter(request, statementReport.filters ?? []);
  return {
    filter,
    report: await readReport(actor, statementReport, filter, readPage(request)),
    months: await readMonths(actor),
    currencies: await readCurrencies(actor),
  };
});

const options = (values: readonly string[]) => values.map((value) => ({ value, label: value }));

export default function StatementOfFunds() {
  const { filter, report, months, currencies } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading title={words.tabStatement} lead={words.statementLead} />
      <ReportView
        report={report}
        filter={filter}
        sums={filter.month ? ['openingMinor', 'receivedMinor', 'releasedMinor', 'spentMinor', 'closingMinor'] : []}
        empty={<p className="soft">{words.statementEmpty}</p>}
      >
        <FilterForm isNarrowed={Object.keys(filter).length > 0}>
          <Select
            id="month"
            name="month"
            label={words.filterMonth}
            defaultValue={filter.month}
            options={options(months)}
            emptyLabel={words.filterAllMonths}
          />
          <Select
            id="currency"
            name="currency"
            label={words.filterCurrency}
            defaultValue={filter.currency}
            options={options(currencies)}
            emptyLabel={financeTables.any}
          />
        </FilterForm>
      </ReportView>
    </>
  );
}
