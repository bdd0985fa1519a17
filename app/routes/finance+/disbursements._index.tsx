import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { finance as words } from '~/catalogues/en/finance';
import { guarded } from '~/domain/access/index.server';
import { dutyOf } from '~/domain/disbursements';
import { readFinanceQueue } from '~/domain/disbursements/index.server';
import { EmptyState, PageHeading } from '~/ui';
import { PaymentTable } from './ui/payment-table';

export const meta: MetaFunction = () => [{ title: `${words.queueTitle} · Homeward` }];

export const loader = guarded({ permission: 'finance.read' }, async ({ actor }) => {
  const payments = await readFinanceQueue(actor);
  return {
    payments: payments.map((payment) => ({
      id: payment.id,
      pseudonym: payment.pseudonym,
      label: payment.label,
      payeeCode: payment.payeeCode,
      plannedOn: payment.plannedOn,
      amountMinor: payment.amountMinor,
      currency: payment.currency,
      state: payment.state,
      approvals: { given: payment.approvers.length, needed: payment.approvalsNeeded },
      flags:
        payment.isFirstPayment && !payment.executedAt && !payment.closedAt
          ? [...payment.flags, 'first_payment' as const]
          : payment.flags,
      duty: dutyOf(payment, actor.userId),
    })),
  };
});

export default function FinanceQueue() {
  const { payments } = useLoaderData<typeof loader>();
  const approve = payments.filter(({ duty }) => duty.mayApprove);
  const execute = payments.filter(({ duty }) => duty.mayExecute);
  const open = payments.filter(({ state }) => state === 'requested' || state === 'approved');
  const others = open.filter(({ duty }) => !duty.mayApprove && !duty.mayExecute);
  const recent = payments.filter((payment) => !open.includes(payment));
  if (payments.length === 0) {
    return (
      <>
        <PageHeading title={words.queueTitle} lead={words.queueLead} />
        <EmptyState title={words.emptyTitle}>
          <p>{words.emptyText}</p>
        </EmptyState>
      </>
    );
  }
  return (
    <div className="stack-loose">
      <PageHeading title={words.queueTitle} lead={words.queueLead} />
      <PaymentTable id="approve" caption={words.toApprove} payments={approve} />
      <PaymentTable id="execute" caption={words.toExecute} payments={execute} />
      <PaymentTable id="others" caption={words.forOthers} payments={others} withReason />
      <PaymentTable id="recent" caption={words.recent} payments={recent} withState />
      {open.length === 0 ? <p className="soft">{words.emptyTitle}.</p> : null}
    </div>
  );
}
