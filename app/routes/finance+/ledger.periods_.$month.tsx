import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { finance } from '~/catalogues/en/finance';
import { financeActs as words } from '~/catalogues/en/finance-acts';
import { guarded } from '~/domain/access/index.server';
import { ExportLinks, ReportTable } from '~/domain/finance';
import { monthlyTrialReport, readWholeReport, statementReport } from '~/domain/finance/index.server';
import { Breadcrumbs, fillMessage, PageHeading } from '~/ui';

export const meta: MetaFunction = () => [{ title: `${words.periodsTitle} · Homeward` }];

const params = z.object({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) });

export const loader = guarded({ permission: 'finance.read', params }, async ({ actor, params: { month } }) => ({
  month,
  trial: await readWholeReport(actor, monthlyTrialReport, { month }),
  funds: await readWholeReport(actor, statementReport, { month }),
}));

const trialSums = ['openingMinor', 'debitMinor', 'creditMinor', 'closingMinor'];
const fundSums = ['openingMinor', 'receivedMinor', 'releasedMinor', 'spentMinor', 'closingMinor'];

export default function Month() {
  const { month, trial, funds } = useLoaderData<typeof loader>();
  const currencies = [...new Set(trial.rows.map(({ currency }) => String(currency)))];
  return (
    <div className="stack-loose">
      <Breadcrumbs items={[{ href: '/finance/ledger/periods', label: words.periodsTitle }]} />
      <PageHeading title={month} />
      {currencies.length === 0 ? <p className="soft">{words.periodsEmpty}</p> : null}
      {currencies.map((currency) => (
        <section key={currency} className="stack-loose">
          <ReportTable
            id={`funds-${currency}`}
            caption={fillMessage(finance.fundsIn, { currency, month })}
            columns={funds.columns.filter(({ key }) => key !== 'month')}
            rows={funds.rows.filter((row) => row.currency === currency)}
            sums={fundSums}
          />
          <ReportTable
            id={`trial-${currency}`}
            caption={`${finance.trialBalance}, ${currency}, ${month}`}
            columns={trial.columns}
            rows={trial.rows.filter((row) => row.currency === currency)}
            sums={trialSums}
          />
        </section>
      ))}
      <ExportLinks name="trial-balance-by-month" filter={{ month }} />
      <ExportLinks name="statement-of-funds" filter={{ month }} />
    </div>
  );
}
