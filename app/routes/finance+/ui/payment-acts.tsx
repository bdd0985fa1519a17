import { finance as words } from '~/catalogues/en/finance';
import type { Duty } from '~/domain/disbursements';
import { Button, Confirm, DateInput, fillMessage, formatMoney, Notice, TextArea, TextInput } from '~/ui';
import type { FormAnswer } from '../answer-form.server';
import { ActForm } from './act-form';

interface PaymentActsProps {
  payment: { amountMinor: bigint; currency: string; payeeCode: string };
  duty: Duty;
  answer?: FormAnswer;
}

/** The one thing that this finance officer may do now, or why there is nothing to do. */
export function PaymentActs({ payment, duty, answer }: PaymentActsProps) {
  const amount = formatMoney(payment.amountMinor, payment.currency, 'en');
  return (
    <section className="stack">
      {duty.why ? <Notice>{duty.why}</Notice> : null}
      {duty.mayApprove ? (
        <>
          <h2>{words.approveTitle}</h2>
          <ActForm intent="approve" answer={answer}>
            {() => (
              <>
                <p>{fillMessage(words.approveText, { amount, payee: payment.payeeCode })}</p>
                <Button>{words.approveButton}</Button>
              </>
            )}
          </ActForm>
        </>
      ) : null}
      {duty.mayExecute ? <Execute answer={answer} /> : null}
      {duty.mayReject ? <Reject answer={answer} /> : null}
    </section>
  );
}

function Execute({ answer }: { answer?: FormAnswer }) {
  return (
    <>
      <h2>{words.executeTitle}</h2>
      <ActForm intent="execute" answer={answer}>
        {(question) => (
          <>
            <p>{words.executeText}</p>
            <TextInput
              {...question('reference')}
              label={words.executeReference}
              hint={words.executeReferenceHint}
              autoComplete="off"
              required
            />
            <DateInput {...question('valueDate')} label={words.executeValueDate} required />
            <Button>{words.executeButton}</Button>
          </>
        )}
      </ActForm>
    </>
  );
}

function Reject({ answer }: { answer?: FormAnswer }) {
  const isWrong = answer?.intent === 'reject';
  const form = (
    <ActForm intent="reject" answer={answer}>
      {(question) => (
        <>
          <TextArea
            {...question('reason')}
            label={words.rejectReason}
            hint={words.rejectReasonHint}
            rows={3}
            required
          />
          <Button kind="danger">{words.rejectButton}</Button>
        </>
      )}
    </ActForm>
  );
  // An answer with errors is shown open: nobody should have to look for it.
  if (isWrong) return form;
  return (
    <Confirm summary={words.rejectSummary} consequences={<p>{words.rejectText}</p>}>
      {form}
    </Confirm>
  );
}
