import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { financeActs as words } from '~/catalogues/en/finance-acts';
import { guarded } from '~/domain/access/index.server';
import { ExportLinks, freezeSchema, rowSchema } from '~/domain/finance';
import { freeze, readCurrencies, readLine, unfreeze } from '~/domain/finance/index.server';
import { readFreezes } from '~/domain/reconciliation/index.server';
import { PageHeading } from '~/ui';
import { answerForm } from './answer-form.server';
import { DoneNotice } from './ui/done-notice';
import { FreezeForm } from './ui/freeze-form';
import { Freezes } from './ui/freezes';
import { Refusal } from './ui/row-act';

export const meta: MetaFunction = () => [{ title: `${words.freezesTitle} · Homeward` }];

export const loader = guarded({ permission: 'finance.read' }, async ({ actor, request }) => {
  const asked = z.uuid().safeParse(new URL(request.url).searchParams.get('line'));
  const line = asked.success ? await readLine(actor, asked.data) : undefined;
  return {
    freezes: await readFreezes(actor),
    currencies: await readCurrencies(actor),
    line: line ? { lineId: line.lineId, label: line.label } : null,
    userId: actor.userId,
  };
});

const back = (done: string) => `/finance/funds/freezes?done=${done}`;

export const action = guarded({ permission: 'ledger.adjust' }, async ({ actor, request }) => {
  const form = await request.formData();
  if (form.get('intent') === 'lift') {
    return answerForm(form, rowSchema, async ({ id }) => back(await unfreeze(actor, id)));
  }
  return answerForm(form, freezeSchema, async (input) => {
    await freeze(actor, input);
    return back('frozen');
  });
});

export default function FundFreezes() {
  const { freezes, currencies, line, userId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="stack-loose">
      <PageHeading title={words.freezesTitle} lead={words.freezesLead}>
        <DoneNotice
          sentences={{
            frozen: words.freezeDone,
            proposed: words.freezeLiftProposed,
            lifted: words.freezeLiftDone,
          }}
        />
        <Refusal answer={answer} intents={['lift']} />
      </PageHeading>
      <Freezes freezes={freezes} userId={userId} />
      {freezes.length > 0 ? <ExportLinks name="freezes" /> : null}
      <FreezeForm key={freezes.length} currencies={currencies} line={line} answer={answer} />
    </div>
  );
}
