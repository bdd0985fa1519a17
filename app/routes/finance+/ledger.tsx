import type { MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { finance as words } from '~/catalogues/en/finance';
import { workerActor } from '~/domain/access';
import { guarded } from '~/domain/access/index.server';
import { currentMonth, statementOfFunds } from '~/domain/audit/index.server';
import { checkInvariants, invariants, trialBalance } from '~/domain/ledger/index.server';
import { Button, EmptyState, fillMessage, Notice, PageHeading, TextInput } from '~/ui';
import { FundsTable } from './ui/funds-table';
import { TrialBalance } from './ui/trial-balance';

export const meta: MetaFunction = () => [{ title: `${words.ledgerTitle} · Homeward` }];

const monthText = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

export const loader = guarded({ permission: 'finance.read' }, async ({ actor, request }) => {
  const asked = monthText.safeParse(new URL(request.url).searchParams.get('month'));
  const month = asked.success ? asked.data : await currentMonth(actor);
  // The rules look at the trail as well, which finance does not read: the application asks, and tells the outcome only.
  const [accounts, funds, violation] = [
    await trialBalance(actor),
    await statementOfFunds(actor, month),
    await checkInvariants(workerActor),
  ];
  return { month, accounts, funds, violation: violation ?? null, rules: invariants.length };
});

export default function Ledger() {
  const { month, accounts, funds, violation, rules } = useLoaderData<typeof loader>();
  const currencies = [...new Set(accounts.map(({ currency }) => currency))];
  return (
    <div className="stack-loose">
      <PageHeading title={words.ledgerTitle} lead={words.ledgerLead} />
      {violation ? (
        <Notice tone="loss" title={fillMessage(words.invariantsBroken, { ...violation })} />
      ) : (
        <Notice tone="done">{fillMessage(words.invariantsHold, { count: rules })}</Notice>
      )}
      {currencies.length === 0 ? (
        <EmptyState title={words.ledgerEmptyTitle}>
          <p>{words.ledgerEmptyText}</p>
        </EmptyState>
      ) : null}
      {currencies.map((currency) => (
        <TrialBalance
          key={currency}
          currency={currency}
          accounts={accounts.filter((row) => row.currency === currency)}
        />
      ))}
      <section className="stack">
        <h2>{words.fundsTitle}</h2>
        <Form method="get" className="cluster">
          <TextInput
            id="month"
            name="month"
            label={words.month}
            hint={words.monthHint}
            defaultValue={month}
            width="short"
          />
          <Button kind="quiet">{words.monthShow}</Button>
        </Form>
        {[...new Set(funds.map(({ currency }) => currency))].map((currency) => (
          <FundsTable
            key={currency}
            currency={currency}
            month={month}
            funds={funds.filter((row) => row.currency === currency)}
          />
        ))}
      </section>
    </div>
  );
}
