import { randomUUID } from 'node:crypto';
import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { disbursements } from '~/catalogues/en/disbursements';
import { financeActs as words } from '~/catalogues/en/finance-acts';
import { guarded } from '~/domain/access/index.server';
import { Refused } from '~/domain/disbursements';
import { readOfficeLine } from '~/domain/disbursements/index.server';
import { poolProposalSchema, rowSchema } from '~/domain/finance';
import { cancelPoolTransfer, proposePoolTransfer, readOfficePoolTransfers } from '~/domain/finance/index.server';
import { parseAmount } from '~/domain/money';
import { Breadcrumbs, Button, fillMessage, formatMoney, MoneyInput, Notice, PageHeading, TextArea } from '~/ui';
import { answerForm } from '../finance+/answer-form.server';
import { ActForm } from '../finance+/ui/act-form';
import { DoneNotice } from '../finance+/ui/done-notice';
import { Refusal } from '../finance+/ui/row-act';
import { AskedPool } from './ui/asked-pool';

export const meta: MetaFunction = () => [{ title: `${words.askPoolTitle} · Homeward` }];

const lineOf = (request: Request) => z.uuid().safeParse(new URL(request.url).searchParams.get('line'));

export const loader = guarded({ permission: 'pool.propose' }, async ({ actor, request }) => {
  const asked = lineOf(request);
  const line = asked.success ? await readOfficeLine(actor, asked.data) : undefined;
  if (!line) throw new Response(null, { status: 404 });
  const transfers = await readOfficePoolTransfers(actor, line);
  return { line, missingMinor: line.goalMinor - line.allocatedMinor, asked: transfers, commandId: randomUUID() };
});

export const action = guarded({ permission: 'pool.propose' }, async ({ actor, request }) => {
  const asked = lineOf(request);
  const line = asked.success ? await readOfficeLine(actor, asked.data) : undefined;
  if (!line) throw new Response(null, { status: 404 });
  const form = await request.formData();
  const back = (done: string) => `/officer/disbursements/pool?line=${line.id}&done=${done}`;
  if (form.get('intent') === 'cancel') {
    return answerForm(form, rowSchema, async ({ id }) => {
      await cancelPoolTransfer(actor, id);
      return back('cancelled');
    });
  }
  return answerForm(form, poolProposalSchema, async ({ id, amount, reason }) => {
    const read = parseAmount(amount, line.currency);
    if (!read.ok) throw new Refused('amount', read.message);
    await proposePoolTransfer(actor, { id, line, amountMinor: read.amountMinor, reason });
    return back('proposed');
  });
});

export default function AskThePool() {
  const { line, missingMinor, asked, commandId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const money = formatMoney(missingMinor, line.currency, 'en');
  const isMissing = line.asks === 'pool';
  const isGroup = line.needId !== null;
  return (
    <div className="stack-loose">
      <Breadcrumbs items={[{ href: '/officer/disbursements', label: disbursements.listTitle }]} />
      <PageHeading
        title={`${isMissing ? words.askPoolTitle : words.askReserveTitle}: ${line.label}`}
        above={line.pseudonym}
        lead={leadOf({ isMissing, isGroup, money })}
      >
        <DoneNotice sentences={{ proposed: words.askPoolDone, cancelled: words.askPoolCancelled }} />
        <Refusal answer={answer} intents={['cancel']} />
      </PageHeading>
      {isGroup && isMissing && missingMinor <= 0n ? (
        <Notice title={words.askPoolGroupCovered}>
          <p>{words.askPoolGroupCoveredText}</p>
        </Notice>
      ) : (
        <ActForm key={asked.length} intent="propose" answer={answer}>
          {(question) => (
            <>
              <input type="hidden" name="id" value={commandId} />
              <MoneyInput {...question('amount')} label={words.askPoolAmount} currency={line.currency} required />
              <TextArea
                {...question('reason')}
                label={isMissing ? words.askPoolReason : words.askReserveReason}
                hint={words.askPoolReasonHint}
                rows={3}
                required
              />
              <Button>{words.askPoolButton}</Button>
            </>
          )}
        </ActForm>
      )}
      <AskedPool asked={asked} />
    </div>
  );
}

function leadOf({ isMissing, isGroup, money }: { isMissing: boolean; isGroup: boolean; money: string }): string {
  if (isMissing) return fillMessage(isGroup ? words.askPoolGroupLead : words.askPoolLead, { amount: money });
  return isGroup ? words.askReserveGroupLead : words.askReserveLead;
}
