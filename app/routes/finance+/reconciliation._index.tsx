import { randomUUID } from 'node:crypto';
import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { financeBank as words } from '~/catalogues/en/finance-bank';
import { guarded } from '~/domain/access/index.server';
import { Refused } from '~/domain/disbursements';
import { ExportLinks, statementSchema } from '~/domain/finance';
import { uploadStatement } from '~/domain/finance/index.server';
import { parseAmount } from '~/domain/money';
import { readBankAccounts, readStatements, readUnmatchedLines } from '~/domain/reconciliation/index.server';
import { EmptyState, PageHeading } from '~/ui';
import { answerForm } from './answer-form.server';
import { BankLines } from './ui/bank-lines';
import { DoneNotice } from './ui/done-notice';
import { StatementUpload } from './ui/statement-upload';
import { Statements } from './ui/statements';

export const meta: MetaFunction = () => [{ title: `${words.title} · Homeward` }];

export const loader = guarded({ permission: 'finance.read' }, async ({ actor }) => ({
  statements: await readStatements(actor),
  waiting: await readUnmatchedLines(actor),
  accounts: await readBankAccounts(actor),
  commandId: randomUUID(),
}));

export const action = guarded({ permission: 'reconciliation.manage' }, async ({ actor, request }) => {
  const form = await request.formData();
  const file = form.get('file');
  return answerForm(form, statementSchema, async ({ id, bankCode, currency, opening }) => {
    if (!(file instanceof File) || file.name === '') throw new Refused('file', words.uploadMissing);
    const read = opening === '' ? undefined : parseAmount(opening, currency);
    if (read && !read.ok) throw new Refused('opening', read.message);
    const [first] = await uploadStatement(actor, {
      id,
      bankCode,
      currency,
      bytes: new Uint8Array(await file.arrayBuffer()),
      openingMinor: read?.amountMinor,
    });
    return `/finance/reconciliation/statements/${first?.statementId ?? id}?done=uploaded`;
  });
});

export default function Reconciliation() {
  const { statements, waiting, accounts, commandId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="stack-loose">
      <PageHeading title={words.title} lead={words.lead}>
        <DoneNotice sentences={{ uploaded: words.uploaded, matched: words.matched, returned: words.returned }} />
      </PageHeading>
      <StatementUpload accounts={accounts} commandId={commandId} answer={answer} />
      {statements.length === 0 ? (
        <EmptyState title={words.emptyTitle}>
          <p>{words.emptyText}</p>
        </EmptyState>
      ) : (
        <>
          {waiting.length === 0 ? (
            <p>{words.waitingNone}</p>
          ) : (
            <BankLines caption={words.waitingTitle} lines={waiting} />
          )}
          <Statements statements={statements} />
          <ExportLinks name="bank-lines" />
        </>
      )}
    </div>
  );
}
