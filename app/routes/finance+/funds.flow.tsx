import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { financeOverview as words } from '~/catalogues/en/finance-overview';
import { guarded } from '~/domain/access/index.server';
import { FilterForm, FlowOfMoney, ReportView, readFilter } from '~/domain/finance';
import { drawFlow, readCurrencies, readFlow, readMonths } from '~/domain/finance/index.server';
import { EmptyState, fillMessage, PageHeading, Select } from '~/ui';

export const meta: MetaFunction = () => [{ title: `${words.tabFlow} · Homeward` }];

export const loader = guarded({ permission: 'finance.read' }, async ({ actor, request }) => {
  const filter = readFilter(request, ['month', 'currency']);
  const currencies = await readCurrencies(actor);
  const currency = filter.currency ?? currencies[0] ?? 'USD';
  const { report, links } = await readFlow(actor, currency, filter.month);
  return { filter, currencies, currency, months: await readMonths(actor), report, flow: drawFlow(links) ?? null };
});

const options = (values: readonly string[]) => values.map((value) => ({ value, label: value }));

export default function Flow() {
  const { filter, currencies, currency, months, report, flow } = useLoaderData<typeof loader>();
  const label = fillMessage(words.flowOf, { currency, month: filter.month ?? words.flowAllMonths });
  return (
    <div className="stack-loose">
      <PageHeading title={words.tabFlow} lead={words.flowLead} />
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
          defaultValue={currency}
          options={options(currencies)}
        />
      </FilterForm>
      {flow ? (
        <>
          <FlowOfMoney flow={flow} currency={currency} label={label} />
          <ReportView report={report} filter={{ ...filter, currency }} caption={words.flowTable} />
        </>
      ) : (
        <EmptyState title={words.flowEmptyTitle}>
          <p>{fillMessage(words.flowEmptyText, { currency })}</p>
        </EmptyState>
      )}
    </div>
  );
}
