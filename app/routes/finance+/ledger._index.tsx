import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { finance as words } from '~/catalogues/en/finance';
import { workerActor } from '~/domain/access';
import { guarded } from '~/domain/access/index.server';
import { ExportLinks } from '~/domain/finance';
import { checkInvariants, invariants, trialBalance } from '~/domain/ledger/index.server';
import { EmptyState, fillMessage, Notice, PageHeading } from '~/ui';
import { TrialBalance } from './ui/trial-balance';

export const meta: MetaFunction = () => [{ title: `${words.ledgerTitle} · Homeward` }];

export const loader = guarded({ permission: 'finance.read' }, async ({ actor }) => {
  // The rules look at the trail as well, which finance does not read: the application asks, and tells the outcome only.
  const [accounts, violation] = [await trialBalance(actor), await checkInvariants(workerActor)];
  return { accounts, violation: violation ?? null, rules: invariants.length };
});

export default function Ledger() {
  const { accounts, violation, rules } = useLoaderData<typeof loader>();
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
      {currencies.length > 0 ? <ExportLinks name="trial-balance" /> : null}
    </div>
  );
}
