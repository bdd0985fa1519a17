import { Form } from '@remix-run/react';
import { financeGifts as words } from '~/catalogues/en/finance-gifts';
import { financeTables } from '~/catalogues/en/finance-tables';
import { dayWords } from '~/domain/disbursements';
import { type RefundPlan, refundReasons } from '~/domain/finance';
import { Button, ErrorSummary, fillMessage, formatMoney, MoneyInput, PageHeading, Radios } from '~/ui';
import type { FormAnswer } from '../answer-form.server';
import { ActForm } from './act-form';

interface RefundedGift {
  id: string;
  currency: string;
  amountMinor: bigint;
  refundableMinor: bigint;
  paidAt: Date;
  receipt: string | null;
}

/** First: how much, and why. An address, so that going back and changing it costs nothing. */
export function AskRefund({ gift, plan }: { gift: RefundedGift; plan: Extract<RefundPlan, { step: 'ask' }> }) {
  const whole = formatMoney(gift.refundableMinor, gift.currency, 'en');
  const { typed, errors } = plan;
  return (
    <>
      <PageHeading
        title={words.refundTitle}
        above={gift.receipt}
        lead={fillMessage(words.refundLead, { amount: whole })}
      />
      <Form method="get" className="form" noValidate>
        <ErrorSummary
          errors={Object.entries(errors).flatMap(([field, messages]) =>
            (messages ?? []).map((message) => ({ fieldId: fieldIds[field as keyof typeof fieldIds], message })),
          )}
        />
        <Radios
          id="how"
          name="how"
          label={words.refundHow}
          defaultValue={typed.how || 'whole'}
          errors={errors.how}
          options={[
            { value: 'whole', label: fillMessage(words.refundWhole, { amount: whole }) },
            { value: 'part', label: words.refundPart },
          ]}
        />
        <MoneyInput
          id="amount"
          name="amount"
          label={words.refundAmount}
          hint={words.refundAmountHint}
          currency={gift.currency}
          defaultValue={typed.amount}
          errors={errors.amount}
        />
        <Radios
          id="reason"
          name="reason"
          label={words.refundReason}
          defaultValue={typed.reason}
          errors={errors.reason}
          options={refundReasons.map((reason) => ({ value: reason, label: financeTables.refundReasons[reason] }))}
        />
        <Button>{words.refundNext}</Button>
      </Form>
    </>
  );
}

const fieldIds = { how: 'how', amount: 'amount', reason: 'reason' } as const;

interface ConfirmRefundProps {
  gift: RefundedGift;
  spentMinor: bigint;
  plan: Extract<RefundPlan, { step: 'confirm' }>;
  commandId: string;
  answer?: FormAnswer;
}

/** Second: what it means, in words, and the one button. */
export function ConfirmRefund({ gift, spentMinor, plan, commandId, answer }: ConfirmRefundProps) {
  const money = (amountMinor: bigint) => formatMoney(amountMinor, gift.currency, 'en');
  const amount = money(plan.amountMinor);
  const left = gift.refundableMinor - plan.amountMinor;
  return (
    <>
      <PageHeading title={fillMessage(words.confirmTitle, { amount })} above={gift.receipt} />
      <div className="prose">
        <p>
          {fillMessage(words.confirmGift, { amount: money(gift.amountMinor), date: dayWords(gift.paidAt) })}{' '}
          {fillMessage(words.confirmLeft, { amount: money(left) })}
        </p>
        <p>{financeTables.refundReasons[plan.reason]}.</p>
        {spentMinor > 0n ? <p>{fillMessage(words.confirmSpent, { amount: money(spentMinor) })}</p> : null}
        <p>{words.confirmReceipt}</p>
        <p>{words.confirmMoney}</p>
      </div>
      <ActForm intent="refund" answer={answer}>
        {() => (
          <>
            <input type="hidden" name="id" value={commandId} />
            <input type="hidden" name="amountMinor" value={plan.amountMinor.toString()} />
            <input type="hidden" name="reason" value={plan.reason} />
            <div className="actions">
              <Button kind="danger">{fillMessage(words.confirmButton, { amount })}</Button>
              <a href={`/finance/gifts/${gift.id}/refund`}>{words.confirmBack}</a>
            </div>
          </>
        )}
      </ActForm>
    </>
  );
}
