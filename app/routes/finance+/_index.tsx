import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { financeOverview as words } from '~/catalogues/en/finance-overview';
import { guarded } from '~/domain/access/index.server';
import { ExportLinks } from '~/domain/finance';
import { cashReport, readCurrencies, readFlags, readWholeReport } from '~/domain/finance/index.server';
import { EmptyState, PageHeading } from '~/ui';
import { CashPosition } from './ui/cash-position';
import { Flags } from './ui/flags';

export const meta: MetaFunction = () => [{ title: `${words.overviewTitle} · Homeward` }];

export const loader = guarded({ permission: 'finance.read' }, async ({ actor }) => ({
  cash: (await readWholeReport(actor, cashReport)).rows.map((row) => ({
    side: String(row.side),
    item: String(row.item),
    currency: String(row.currency),
    amountMinor: row.amountMinor as bigint,
  })),
  flags: await readFlags(actor),
  // The currency that most is booked in comes first.
  currencies: await readCurrencies(actor),
}));

export default function FinanceOverview() {
  const { cash, flags, currencies: known } = useLoaderData<typeof loader>();
  const currencies = known.filter((currency) => cash.some((row) => row.currency === currency));
  return (
    <div className="stack-loose">
      <PageHeading title={words.overviewTitle} lead={words.overviewLead} />
      <Flags flags={flags} />
      {currencies.length === 0 ? (
        <EmptyState title={words.cashEmptyTitle}>
          <p>{words.cashEmptyText}</p>
        </EmptyState>
      ) : null}
      {currencies.map((currency) => (
        <CashPosition key={currency} currency={currency} rows={cash.filter((row) => row.currency === currency)} />
      ))}
      {currencies.length > 0 ? <ExportLinks name="cash" /> : null}
    </div>
  );
}
