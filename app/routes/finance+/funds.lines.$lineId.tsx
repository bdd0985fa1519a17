import { randomUUID } from 'node:crypto';
import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { financeActs as words } from '~/catalogues/en/finance-acts';
import { financeOverview } from '~/catalogues/en/finance-overview';
import { guarded } from '~/domain/access/index.server';
import { Refused } from '~/domain/disbursements';
import { lowerSchema } from '~/domain/finance';
import { lowerBudget, readLine } from '~/domain/finance/index.server';
import { parseAmount } from '~/domain/money';
import { Breadcrumbs, Button, Confirm, LinkButton, MoneyInput, PageHeading } from '~/ui';
import { answerForm } from './answer-form.server';
import { ActForm } from './ui/act-form';
import { DoneNotice } from './ui/done-notice';
import { LineFigures } from './ui/line-figures';
import { LineSources } from './ui/line-sources';

const params = z.object({ lineId: z.uuid() });

export const meta: MetaFunction = () => [{ title: `${words.lineTitle} · Homeward` }];

export const loader = guarded({ permission: 'finance.read', params }, async ({ actor, params: { lineId } }) => {
  const line = await readLine(actor, lineId);
  if (!line) throw new Response(null, { status: 404 });
  return { line, commandId: randomUUID() };
});

export const action = guarded(
  { permission: 'ledger.adjust', params },
  async ({ actor, request, params: { lineId } }) => {
    const line = await readLine(actor, lineId);
    if (!line) throw new Response(null, { status: 404 });
    return answerForm(await request.formData(), lowerSchema, async ({ id, budget }) => {
      const read = parseAmount(budget, line.currency);
      if (!read.ok) throw new Refused('budget', read.message);
      await lowerBudget(actor, { id, line, budgetMinor: read.amountMinor });
      return `/finance/funds/lines/${lineId}?done=lowered`;
    });
  },
);

export default function Line() {
  const { line, commandId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = (
    <ActForm intent="lower" answer={answer}>
      {(question) => (
        <>
          <input type="hidden" name="id" value={commandId} />
          <MoneyInput {...question('budget')} label={words.lowerAmount} currency={line.currency} required />
          <Button kind="danger">{words.lowerButton}</Button>
        </>
      )}
    </ActForm>
  );
  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/finance/funds', label: financeOverview.tabFunds },
          { href: `/finance/funds/needs/${line.campaignId}`, label: line.need },
        ]}
      />
      <PageHeading
        title={line.label}
        above={line.need}
        actions={
          <LinkButton kind="quiet" href={`/finance/funds/freezes?line=${line.lineId}`}>
            {words.lineFreeze}
          </LinkButton>
        }
      >
        <DoneNotice sentences={{ lowered: words.lowerDone }} />
      </PageHeading>
      <div className="columns columns-main">
        <div className="stack-loose">
          <LineFigures line={{ ...line, goalMinor: line.budgetedMinor }} currency={line.currency} />
          <LineSources sources={line.sources} currency={line.currency} />
        </div>
        {answer ? (
          form
        ) : (
          <Confirm summary={words.lowerTitle} consequences={<p>{words.lowerText}</p>}>
            {form}
          </Confirm>
        )}
      </div>
    </>
  );
}
