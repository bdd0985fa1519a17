import type { MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { audit as words } from '~/catalogues/en/audit';
import { guarded } from '~/domain/access/index.server';
import { currentMonth, readSeals, statementOfFunds, verifyNow } from '~/domain/audit/index.server';
import { trialBalance } from '~/domain/ledger/index.server';
import { Button, LoadingLine, PageHeading } from '~/ui';
import { FundsTable } from '../finance+/ui/funds-table';
import { TrialBalance } from '../finance+/ui/trial-balance';
import { SealTables } from './ui/seal-tables';
import { VerificationResult } from './ui/verification-result';

export const meta: MetaFunction = () => [{ title: `${words.ledgerTitle} · Homeward` }];

export const loader = guarded({ permission: 'audit.read' }, async ({ actor }) => {
  const month = await currentMonth(actor);
  const seals = await readSeals(actor);
  return { seals, month, accounts: await trialBalance(actor), funds: await statementOfFunds(actor, month) };
});

export const action = guarded({ permission: 'audit.read' }, async ({ actor }) => ({
  verified: await verifyNow(actor),
}));

export default function AuditLedger() {
  const { seals, month, accounts, funds } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const busy = useNavigation().formMethod === 'POST';
  const currencies = [...new Set(accounts.map(({ currency }) => currency))];
  return (
    <div className="stack-loose">
      <PageHeading title={words.ledgerTitle} lead={words.ledgerLead} />
      <section className="stack">
        <h2>{words.verifyTitle}</h2>
        <p className="prose">{words.verifyText}</p>
        <Form method="post">
          <Button disabled={busy}>{words.verifyButton}</Button>
        </Form>
        {busy ? <LoadingLine /> : null}
        {answer && !busy ? <VerificationResult verified={answer.verified} /> : null}
      </section>
      <SealTables seals={seals} />
      {currencies.map((currency) => (
        <TrialBalance
          key={currency}
          currency={currency}
          accounts={accounts.filter((row) => row.currency === currency)}
        />
      ))}
      {currencies.map((currency) => (
        <FundsTable
          key={currency}
          currency={currency}
          month={month}
          funds={funds.filter((row) => row.currency === currency)}
        />
      ))}
    </div>
  );
}
