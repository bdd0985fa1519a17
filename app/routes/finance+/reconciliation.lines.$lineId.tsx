import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { financeBank as words } from '~/catalogues/en/finance-bank';
import { guarded } from '~/domain/access/index.server';
import { dayWords, Refused } from '~/domain/disbursements';
import { acceptSchema, matchSchema } from '~/domain/finance';
import { matchBankLine } from '~/domain/finance/index.server';
import { parseAmount } from '~/domain/money';
import { readBankLine } from '~/domain/reconciliation/index.server';
import { Breadcrumbs, formatMoney, Notice, PageHeading } from '~/ui';
import { answerForm } from './answer-form.server';
import { BankSuggestion } from './ui/bank-suggestion';
import { MatchForm } from './ui/match-form';
import { Refusal } from './ui/row-act';

const params = z.object({ lineId: z.uuid() });

export const meta: MetaFunction = () => [{ title: `${words.waitingTitle} · Homeward` }];

export const loader = guarded({ permission: 'finance.read', params }, async ({ actor, params: { lineId } }) => {
  const line = await readBankLine(actor, lineId);
  if (!line) throw new Response(null, { status: 404 });
  return { line };
});

export const action = guarded(
  { permission: 'reconciliation.manage', params },
  async ({ actor, request, params: { lineId } }) => {
    const line = await readBankLine(actor, lineId);
    if (!line) throw new Response(null, { status: 404 });
    const form = await request.formData();
    const back = (done: string) => `/finance/reconciliation/statements/${line.statementId}?done=${done}`;
    if (form.get('intent') === 'accept') {
      return answerForm(form, acceptSchema, async ({ parts }) =>
        back(await matchBankLine(actor, { lineId, valueOn: line.valueOn, parts })),
      );
    }
    return answerForm(form, matchSchema, async ({ kind, subjectId, amount }) => {
      const read = parseAmount(amount, line.currency);
      if (!read.ok) throw new Refused('amount', read.message);
      const amountMinor = line.remainingMinor < 0n ? -read.amountMinor : read.amountMinor;
      const part = { kind, subjectId: kind === 'bank_fee' ? null : subjectId, amountMinor };
      return back(await matchBankLine(actor, { lineId, valueOn: line.valueOn, parts: [part] }));
    });
  },
);

export default function BankLinePage() {
  const { line } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="stack-loose">
      <Breadcrumbs
        items={[
          { href: '/finance/reconciliation', label: words.title },
          { href: `/finance/reconciliation/statements/${line.statementId}`, label: words.statement },
        ]}
      />
      <PageHeading
        title={formatMoney(line.amountMinor, line.currency, 'en')}
        above={dayWords(line.bookedOn)}
        lead={[line.text, line.counterparty].filter(Boolean).join(' · ')}
      >
        <Refusal answer={answer} intents={['accept']} />
      </PageHeading>
      {line.remainingMinor === 0n ? <Notice tone="done">{words.waitingNone}</Notice> : null}
      {line.suggestions.length > 0 ? (
        <section className="stack">
          <h2>{words.linePossible}</h2>
          {line.suggestions.map((suggestion) => (
            <BankSuggestion key={JSON.stringify(suggestion.parts, String)} line={line} suggestion={suggestion} />
          ))}
        </section>
      ) : null}
      {line.remainingMinor !== 0n ? <MatchForm line={line} answer={answer} /> : null}
    </div>
  );
}
