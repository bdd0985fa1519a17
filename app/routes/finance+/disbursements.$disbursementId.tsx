import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { finance as words } from '~/catalogues/en/finance';
import { mayRole } from '~/domain/access';
import { guarded } from '~/domain/access/index.server';
import { dutyOf, Entries, executeSchema, PaymentSteps, rejectSchema } from '~/domain/disbursements';
import {
  approveDisbursement,
  executeDisbursement,
  readFinanceDisbursement,
  rejectDisbursement,
} from '~/domain/disbursements/index.server';
import { entriesOfSubject } from '~/domain/ledger/index.server';
import { Breadcrumbs, PageHeading } from '~/ui';
import { answerForm } from './answer-form.server';
import { DoneNotice } from './ui/done-notice';
import { LineFigures } from './ui/line-figures';
import { PaymentActs } from './ui/payment-acts';
import { PaymentFacts } from './ui/payment-facts';
import { Receipts } from './ui/receipts';

const params = z.object({ disbursementId: z.uuid() });

export const meta: MetaFunction = () => [{ title: `${words.queueTitle} · Homeward` }];

export const loader = guarded({ permission: 'finance.read', params }, async ({ actor, params: { disbursementId } }) => {
  const payment = await readFinanceDisbursement(actor, disbursementId);
  if (!payment) throw new Response(null, { status: 404 });
  const entries = await entriesOfSubject(actor, 'disbursement', disbursementId);
  return { payment, duty: dutyOf(payment, actor.userId), entries };
});

// One address, three acts; the database asks again who does each.
export const action = guarded(
  { permission: 'disbursement.approve', params },
  async ({ actor, request, params: { disbursementId: id } }) => {
    const form = await request.formData();
    const back = (done: string) => `/finance/disbursements/${id}?done=${done}`;
    switch (form.get('intent')) {
      case 'approve':
        return answerForm(form, z.object({}), async () => {
          await approveDisbursement(actor, id);
          return back('approved');
        });
      case 'reject':
        return answerForm(form, rejectSchema, async ({ reason }) => {
          await rejectDisbursement(actor, id, reason);
          return back('rejected');
        });
      case 'execute':
        if (!mayRole(actor.role, 'disbursement.execute')) throw new Response(null, { status: 403 });
        return answerForm(form, executeSchema, async (input) => {
          await executeDisbursement(actor, id, input);
          return back('executed');
        });
      default:
        throw new Response(null, { status: 400 });
    }
  },
);

export default function FinanceDisbursement() {
  const { payment, duty, entries } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <Breadcrumbs items={[{ href: '/finance/disbursements', label: words.queueTitle }]} />
      <PaymentSteps state={payment.state} wasApproved={payment.approvals.length >= payment.approvalsNeeded} />
      <PageHeading title={payment.label} above={payment.pseudonym}>
        <DoneNotice
          sentences={{ approved: words.doneApproved, rejected: words.doneRejected, executed: words.doneExecuted }}
        />
      </PageHeading>
      <div className="columns columns-main">
        <PaymentFacts payment={payment} />
        <PaymentActs payment={payment} duty={duty} answer={answer} />
      </div>
      <div className="columns columns-main section">
        <div className="stack-loose">
          <LineFigures line={payment.line} currency={payment.currency} />
          <section className="stack">
            <h2>{words.entriesTitle}</h2>
            <Entries entries={entries} />
          </section>
        </div>
        <Receipts base="/finance/evidence" receipts={payment.evidence} />
      </div>
    </>
  );
}
