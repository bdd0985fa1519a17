import { randomUUID } from 'node:crypto';
import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { disbursements } from '~/catalogues/en/disbursements';
import { financeActs as words } from '~/catalogues/en/finance-acts';
import { guarded } from '~/domain/access/index.server';
import { Refused } from '~/domain/disbursements';
import { readOfficeLine } from '~/domain/disbursements/index.server';
import { poolProposalSchema } from '~/domain/finance';
import { proposePoolTransfer } from '~/domain/finance/index.server';
import { parseAmount } from '~/domain/money';
import { Breadcrumbs, Button, fillMessage, formatMoney, MoneyInput, PageHeading, TextArea } from '~/ui';
import { answerForm } from '../finance+/answer-form.server';
import { ActForm } from '../finance+/ui/act-form';
import { DoneNotice } from '../finance+/ui/done-notice';

export const meta: MetaFunction = () => [{ title: `${words.askPoolTitle} · Homeward` }];

const lineOf = (request: Request) => z.uuid().safeParse(new URL(request.url).searchParams.get('line'));

export const loader = guarded({ permission: 'pool.propose' }, async ({ actor, request }) => {
  const asked = lineOf(request);
  const line = asked.success ? await readOfficeLine(actor, asked.data) : undefined;
  if (!line) throw new Response(null, { status: 404 });
  return { line, missingMinor: line.goalMinor - line.allocatedMinor, commandId: randomUUID() };
});

export const action = guarded({ permission: 'pool.propose' }, async ({ actor, request }) => {
  const asked = lineOf(request);
  const line = asked.success ? await readOfficeLine(actor, asked.data) : undefined;
  if (!line) throw new Response(null, { status: 404 });
  return answerForm(await request.formData(), poolProposalSchema, async ({ id, amount, reason }) => {
    const read = parseAmount(amount, line.currency);
    if (!read.ok) throw new Refused('amount', read.message);
    await proposePoolTransfer(actor, { id, campaignLineId: line.id, amountMinor: read.amountMinor, reason });
    return `/officer/disbursements/pool?line=${line.id}&done=proposed`;
  });
});

export default function AskThePool() {
  const { line, missingMinor, commandId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const money = formatMoney(missingMinor, line.currency, 'en');
  return (
    <>
      <Breadcrumbs items={[{ href: '/officer/disbursements', label: disbursements.listTitle }]} />
      <PageHeading
        title={`${words.askPoolTitle}: ${line.label}`}
        above={line.pseudonym}
        lead={missingMinor > 0n ? fillMessage(words.askPoolLead, { amount: money }) : words.askPoolNone}
      >
        <DoneNotice sentences={{ proposed: words.askPoolDone }} />
      </PageHeading>
      {missingMinor > 0n ? (
        <ActForm intent="propose" answer={answer}>
          {(question) => (
            <>
              <input type="hidden" name="id" value={commandId} />
              <MoneyInput {...question('amount')} label={words.askPoolAmount} currency={line.currency} required />
              <TextArea
                {...question('reason')}
                label={words.askPoolReason}
                hint={words.askPoolReasonHint}
                rows={3}
                required
              />
              <Button>{words.askPoolButton}</Button>
            </>
          )}
        </ActForm>
      ) : null}
    </>
  );
}
