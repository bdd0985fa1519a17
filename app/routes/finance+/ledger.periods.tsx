import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { financeActs as words } from '~/catalogues/en/finance-acts';
import { guarded } from '~/domain/access/index.server';
import { monthSchema } from '~/domain/finance';
import { closeMonth, keepMonth, proposeMonth } from '~/domain/finance/index.server';
import { readPeriods } from '~/domain/reconciliation/index.server';
import { PageHeading } from '~/ui';
import { answerForm } from './answer-form.server';
import { DoneNotice } from './ui/done-notice';
import { Periods } from './ui/periods';
import { Refusal } from './ui/row-act';

export const meta: MetaFunction = () => [{ title: `${words.periodsTitle} · Homeward` }];

export const loader = guarded({ permission: 'finance.read' }, async ({ actor }) => ({
  periods: await readPeriods(actor),
  userId: actor.userId,
}));

const back = (done: string) => `/finance/ledger/periods?done=${done}`;

export const action = guarded({ permission: 'period.close' }, async ({ actor, request }) => {
  const form = await request.formData();
  const intent = form.get('intent');
  return answerForm(form, monthSchema, async ({ id: month }) => {
    switch (intent) {
      case 'propose':
        await proposeMonth(actor, month);
        return back('proposed');
      case 'confirm':
        await closeMonth(actor, month);
        return back('closed');
      case 'reject':
        await keepMonth(actor, month);
        return back('kept');
      default:
        throw new Response(null, { status: 400 });
    }
  });
});

export default function LedgerPeriods() {
  const { periods, userId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="stack-loose">
      <PageHeading title={words.periodsTitle} lead={words.periodsLead}>
        <DoneNotice
          sentences={{ proposed: words.periodProposed, closed: words.periodClosed, kept: words.periodKept }}
        />
        <Refusal answer={answer} intents={['propose', 'confirm', 'reject']} />
      </PageHeading>
      {periods.length === 0 ? (
        <p className="soft">{words.periodsEmpty}</p>
      ) : (
        <Periods periods={periods} userId={userId} />
      )}
    </div>
  );
}
