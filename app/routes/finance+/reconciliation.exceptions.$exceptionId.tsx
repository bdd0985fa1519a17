import { randomUUID } from 'node:crypto';
import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { financeActs as words } from '~/catalogues/en/finance-acts';
import { guarded } from '~/domain/access/index.server';
import { noteSchema, ownSchema, rowSchema, writeOffSchema } from '~/domain/finance';
import {
  assignException,
  bookWriteOff,
  explainException,
  refuseWriteOff,
  writeOff,
} from '~/domain/finance/index.server';
import { readException, readFinanceOfficers } from '~/domain/reconciliation/index.server';
import { Breadcrumbs, PageHeading } from '~/ui';
import { answerForm } from './answer-form.server';
import { DoneNotice } from './ui/done-notice';
import { ExceptionActs } from './ui/exception-acts';
import { ExceptionFacts } from './ui/exception-facts';
import { exceptionName } from './ui/exceptions';
import { Refusal } from './ui/row-act';

const params = z.object({ exceptionId: z.uuid() });

export const meta: MetaFunction = () => [{ title: `${words.exceptionsTitle} · Homeward` }];

export const loader = guarded({ permission: 'finance.read', params }, async ({ actor, params: { exceptionId } }) => {
  const exception = await readException(actor, exceptionId);
  if (!exception) throw new Response(null, { status: 404 });
  return {
    exception,
    officers: await readFinanceOfficers(actor),
    userId: actor.userId,
    commandId: randomUUID(),
  };
});

export const action = guarded(
  { permission: 'reconciliation.manage', params },
  async ({ actor, request, params: { exceptionId } }) => {
    const form = await request.formData();
    const back = (done: string) => `/finance/reconciliation/exceptions/${exceptionId}?done=${done}`;
    switch (form.get('intent')) {
      case 'own':
        return answerForm(form, ownSchema, async ({ owner, dueOn }) => {
          await assignException(actor, { id: exceptionId, ownerId: owner, dueOn });
          return back('owned');
        });
      case 'resolve':
        return answerForm(form, noteSchema, async ({ note }) => {
          await explainException(actor, { id: exceptionId, note });
          return back('resolved');
        });
      case 'write-off':
        return answerForm(form, writeOffSchema, async ({ id, reason }) =>
          back(await writeOff(actor, { id, exceptionId, reason })),
        );
      case 'confirm':
        return answerForm(form, rowSchema, async ({ id }) => {
          await bookWriteOff(actor, id);
          return back('booked');
        });
      case 'reject':
        return answerForm(form, rowSchema, async ({ id }) => {
          await refuseWriteOff(actor, id);
          return back('rejected');
        });
      default:
        throw new Response(null, { status: 400 });
    }
  },
);

export default function FinanceExceptionPage() {
  const { exception, officers, userId, commandId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <Breadcrumbs items={[{ href: '/finance/reconciliation/exceptions', label: words.exceptionsTitle }]} />
      <PageHeading title={exceptionName(exception.kind)} above={exception.subjectId}>
        <DoneNotice
          sentences={{
            owned: words.ownDone,
            resolved: words.resolveDone,
            proposed: words.writeOffProposed,
            booked: words.writeOffBooked,
            rejected: words.writeOffRejected,
          }}
        />
        <Refusal answer={answer} intents={['confirm', 'reject']} />
      </PageHeading>
      <div className="columns">
        <ExceptionFacts exception={exception} />
        {exception.state === 'open' ? (
          <ExceptionActs
            exception={exception}
            officers={officers}
            userId={userId}
            commandId={commandId}
            answer={answer}
          />
        ) : null}
      </div>
    </>
  );
}
