import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { financeActs as words } from '~/catalogues/en/finance-acts';
import { guarded } from '~/domain/access/index.server';
import { ExportLinks, rowSchema } from '~/domain/finance';
import { cashReport, decidePoolTransfer, readPoolTransfers, readWholeReport } from '~/domain/finance/index.server';
import { EmptyState, formatMoney, PageHeading } from '~/ui';
import { answerForm } from './answer-form.server';
import { DoneNotice } from './ui/done-notice';
import { PoolTransfers } from './ui/pool-transfers';
import { Refusal } from './ui/row-act';

export const meta: MetaFunction = () => [{ title: `${words.poolTitle} · Homeward` }];

export const loader = guarded({ permission: 'finance.read' }, async ({ actor }) => ({
  transfers: await readPoolTransfers(actor),
  pool: (await readWholeReport(actor, cashReport)).rows
    .filter(({ item }) => item === 'fund_pool')
    .map(({ currency, amountMinor }) => ({ currency: String(currency), amountMinor: amountMinor as bigint })),
  userId: actor.userId,
}));

export const action = guarded({ permission: 'pool.approve' }, async ({ actor, request }) => {
  const form = await request.formData();
  const isApproved = form.get('intent') === 'approve';
  return answerForm(form, rowSchema, async ({ id }) => {
    await decidePoolTransfer(actor, id, isApproved);
    return `/finance/disbursements/pool?done=${isApproved ? 'approved' : 'rejected'}`;
  });
});

export default function FromThePool() {
  const { transfers, pool, userId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const amounts = pool.map(({ amountMinor, currency }) => formatMoney(amountMinor, currency, 'en')).join(' · ');
  return (
    <div className="stack-loose">
      <PageHeading title={words.poolTitle} lead={words.poolLead}>
        {amounts ? (
          <p>
            {words.poolBalance}: <strong className="money">{amounts}</strong>
          </p>
        ) : null}
        <DoneNotice sentences={{ approved: words.poolApproved, rejected: words.poolRejected }} />
        <Refusal answer={answer} intents={['approve', 'reject']} />
      </PageHeading>
      {transfers.length === 0 ? <EmptyState title={words.poolEmpty} /> : null}
      <PoolTransfers transfers={transfers} userId={userId} />
      {transfers.length > 0 ? <ExportLinks name="pool-transfers" /> : null}
    </div>
  );
}
