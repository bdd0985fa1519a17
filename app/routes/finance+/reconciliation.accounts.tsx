import { randomUUID } from 'node:crypto';
import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { financeActs as words } from '~/catalogues/en/finance-acts';
import { guarded } from '~/domain/access/index.server';
import { bankAccountSchema, ExportLinks, openingSchema, rowSchema } from '~/domain/finance';
import { confirmOpening, openBankAccount, proposeOpening, rejectOpening } from '~/domain/finance/index.server';
import { readBankAccounts, readOpeningBalances } from '~/domain/reconciliation/index.server';
import { PageHeading } from '~/ui';
import { answerForm } from './answer-form.server';
import { BankAccounts } from './ui/bank-accounts';
import { DoneNotice } from './ui/done-notice';
import { OpeningBalances } from './ui/opening-balances';
import { Refusal } from './ui/row-act';

export const meta: MetaFunction = () => [{ title: `${words.accountsTitle} · Homeward` }];

export const loader = guarded({ permission: 'finance.read' }, async ({ actor }) => ({
  accounts: await readBankAccounts(actor),
  openings: await readOpeningBalances(actor),
  userId: actor.userId,
  commandId: randomUUID(),
}));

const back = (done: string) => `/finance/reconciliation/accounts?done=${done}`;

export const action = guarded({ permission: 'ledger.adjust' }, async ({ actor, request }) => {
  const form = await request.formData();
  switch (form.get('intent')) {
    case 'add':
      return answerForm(form, bankAccountSchema, async ({ ibanLast4, isDefault, ...account }) => {
        await openBankAccount(actor, { ...account, ibanLast4: ibanLast4 || null, isDefault: isDefault === 'yes' });
        return back('added');
      });
    case 'opening':
      return answerForm(form, openingSchema, async (opening) => {
        await proposeOpening(actor, opening);
        return back('proposed');
      });
    case 'confirm':
      return answerForm(form, rowSchema, async ({ id }) => {
        await confirmOpening(actor, id);
        return back('confirmed');
      });
    case 'reject':
      return answerForm(form, rowSchema, async ({ id }) => {
        await rejectOpening(actor, id);
        return back('rejected');
      });
    default:
      throw new Response(null, { status: 400 });
  }
});

export default function Accounts() {
  const { accounts, openings, userId, commandId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="stack-loose">
      <PageHeading title={words.accountsTitle} lead={words.accountsLead}>
        <DoneNotice
          sentences={{
            added: words.accountDone,
            proposed: words.openingProposed,
            confirmed: words.openingConfirmed,
            rejected: words.openingRejected,
          }}
        />
        <Refusal answer={answer} intents={['confirm', 'reject']} />
      </PageHeading>
      {/* With one more in the list its form is done, and empty again. */}
      <BankAccounts key={`accounts-${accounts.length}`} accounts={accounts} answer={answer} />
      <OpeningBalances
        key={`openings-${openings.length}`}
        accounts={accounts}
        openings={openings}
        userId={userId}
        commandId={commandId}
        answer={answer}
      />
      <ExportLinks name="opening-balances" />
    </div>
  );
}
