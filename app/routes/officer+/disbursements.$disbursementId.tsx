import { randomUUID } from 'node:crypto';
import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { disbursements as words } from '~/catalogues/en/disbursements';
import { guarded } from '~/domain/access/index.server';
import { arrivalSchema, commandId, nextStep, PaymentSteps } from '~/domain/disbursements';
import {
  beginEvidence,
  cancelDisbursement,
  confirmReceipt,
  readOfficeDisbursement,
} from '~/domain/disbursements/index.server';
import { Breadcrumbs, fillMessage, Notice, PageHeading } from '~/ui';
import { answerForm, refusedField } from '../finance+/answer-form.server';
import { DoneNotice } from '../finance+/ui/done-notice';
import { Arrival } from './ui/arrival';
import { CancelRequest } from './ui/cancel-request';
import { OfficeFacts } from './ui/office-facts';
import { OfficeReceipts } from './ui/office-receipts';

const params = z.object({ disbursementId: z.uuid() });

export const meta: MetaFunction = () => [{ title: `${words.listTitle} · Homeward` }];

export const loader = guarded(
  { permission: 'disbursement.request', params },
  async ({ actor, params: { disbursementId } }) => {
    const payment = await readOfficeDisbursement(actor, disbursementId);
    if (!payment) throw new Response(null, { status: 404 });
    const evidence = payment.evidence.map(({ uploadedBy, ...one }) => ({ ...one, isOwn: uploadedBy === actor.userId }));
    const confirmations = payment.confirmations.map(({ confirmedBy, ...one }) => one);
    return {
      payment: { ...payment, evidence, confirmations },
      isOwn: payment.requestedBy === actor.userId,
      receiptId: randomUUID(),
    };
  },
);

const uploadSchema = z.object({ receiptId: commandId });

export const action = guarded(
  { permission: 'disbursement.request', params },
  async ({ actor, request, params: { disbursementId: id } }) => {
    const form = await request.formData();
    const here = `/officer/disbursements/${id}`;
    switch (form.get('intent')) {
      case 'cancel':
        return answerForm(form, z.object({}), async () => {
          await cancelDisbursement(actor, id);
          return `${here}?done=cancelled`;
        });
      case 'arrival':
        return answerForm(form, arrivalSchema, async ({ received, note }) => {
          await confirmReceipt(actor, id, { received: received === 'yes', note });
          return `${here}?done=confirmed`;
        });
      case 'upload': {
        const file = form.get('file');
        form.delete('file');
        return answerForm(form, uploadSchema, async ({ receiptId }) => {
          if (!(file instanceof File) || file.name === '') throw refusedField('file', words.refuse_missing);
          await beginEvidence(actor, id, receiptId, new Uint8Array(await file.arrayBuffer()));
          return `/officer/evidence/drafts/${receiptId}`;
        });
      }
      default:
        throw new Response(null, { status: 400 });
    }
  },
);

export default function OfficeDisbursement() {
  const { payment, isOwn, receiptId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { state } = payment;
  const next = nextStep(state, { hasDraft: payment.draftId !== null, ...payment });
  const isPaid = state === 'executed' || state === 'evidenced' || state === 'confirmed';
  return (
    <>
      <Breadcrumbs items={[{ href: '/officer/disbursements', label: words.oneBack }]} />
      <PaymentSteps state={state} wasApproved={payment.approvedAt !== null} />
      <PageHeading title={fillMessage(words.oneTitle, { label: payment.label })} above={payment.pseudonym}>
        <DoneNotice
          sentences={{
            requested: words.doneRequested,
            cancelled: words.doneCancelled,
            evidence: words.doneEvidence,
            confirmed: words.doneConfirmed,
          }}
        />
        <Notice tone={next.isOffice ? 'attention' : 'info'}>{next.text}</Notice>
      </PageHeading>
      <div className="columns columns-main">
        <div className="stack-loose">
          <OfficeFacts payment={payment} isOwn={isOwn} />
          {isPaid ? <OfficeReceipts payment={payment} receiptId={receiptId} answer={answer} /> : null}
        </div>
        <div className="stack-loose">
          {isPaid ? (
            <Arrival key={payment.confirmations.length} payment={payment} isOwn={isOwn} answer={answer} />
          ) : null}
          {state === 'requested' || state === 'approved' ? <CancelRequest answer={answer} /> : null}
        </div>
      </div>
      <p className="small soft section">{words.openReason}</p>
    </>
  );
}
