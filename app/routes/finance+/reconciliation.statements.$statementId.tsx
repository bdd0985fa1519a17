import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { financeBank as words } from '~/catalogues/en/finance-bank';
import { guarded } from '~/domain/access/index.server';
import { dayWords } from '~/domain/disbursements';
import { ExportLinks, rowSchema } from '~/domain/finance';
import { decide } from '~/domain/finance/index.server';
import { readStatement, unmatchLine } from '~/domain/reconciliation/index.server';
import { Breadcrumbs, DefinitionList, fillMessage, Money, PageHeading } from '~/ui';
import { answerForm } from './answer-form.server';
import { BankLines } from './ui/bank-lines';
import { DoneNotice } from './ui/done-notice';
import { Refusal } from './ui/row-act';

const params = z.object({ statementId: z.uuid() });

export const meta: MetaFunction = () => [{ title: `${words.statement} · Homeward` }];

export const loader = guarded({ permission: 'finance.read', params }, async ({ actor, params: { statementId } }) => {
  const statement = await readStatement(actor, statementId);
  if (!statement) throw new Response(null, { status: 404 });
  return { statement };
});

export const action = guarded(
  { permission: 'reconciliation.manage', params },
  async ({ actor, request, params: { statementId } }) =>
    answerForm(await request.formData(), rowSchema, async ({ id }) => {
      await decide(() => unmatchLine(actor, BigInt(/^\d{1,18}$/.test(id) ? id : 0)));
      return `/finance/reconciliation/statements/${statementId}?done=undone`;
    }),
);

export default function Statement() {
  const { statement } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const money = (amountMinor: bigint) => <Money amountMinor={amountMinor} currency={statement.currency} locale="en" />;
  return (
    <div className="stack-loose">
      <Breadcrumbs items={[{ href: '/finance/reconciliation', label: words.title }]} />
      <PageHeading
        title={fillMessage(words.statementTitle, { bank: statement.bankLabel })}
        above={statement.reference}
        lead={fillMessage(words.fromTo, { from: dayWords(statement.fromOn), to: dayWords(statement.toOn) })}
      >
        <DoneNotice
          sentences={{
            uploaded: words.uploaded,
            matched: words.matched,
            returned: words.returned,
            undone: words.unmatched_,
          }}
        />
        <Refusal answer={answer} intents={['undo']} />
      </PageHeading>
      <DefinitionList
        items={[
          { term: words.opening, value: money(statement.openingMinor) },
          { term: words.closing, value: money(statement.closingMinor) },
          { term: words.lines, value: statement.lineCount },
          { term: words.unmatched, value: statement.unmatchedCount },
        ]}
      />
      <BankLines caption={words.linesTitle} lines={statement.lines} />
      <ExportLinks name="bank-lines" filter={{ statement: statement.id }} />
    </div>
  );
}
