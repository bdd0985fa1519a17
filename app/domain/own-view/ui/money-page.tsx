import { monthInWords } from '~/catalogues/dates';
import { isolated } from '~/catalogues/isolated';
import { message } from '~/catalogues/message';
import { formatMoney } from '~/ui/money/format-money';
import type { OwnLine, OwnPayment } from '../view.queries.server';
import { wordsOf } from '../words';
import { BackAndClose, type Frame, OwnForm, Said } from './form';

interface MoneyViewProps {
  frame: Frame;
  lines: readonly OwnLine[];
  payments: readonly OwnPayment[];
  isRefused: boolean;
}

/** What was needed, given and spent by line, and each payment with the question whether it arrived. */
export function MoneyView({ frame, lines, payments, isRefused }: MoneyViewProps) {
  const words = wordsOf(frame.language);
  const money = (minor: bigint, currency: string) => formatMoney(minor, currency, frame.language, { trim: true });
  return (
    <>
      <h1>{words.money}</h1>
      {isRefused ? <Said>{words.saidRefused}</Said> : null}
      {lines.length === 0 ? <p>{words.moneyNone}</p> : null}
      {lines.map(({ label, currency, neededMinor, givenMinor, spentMinor }) => (
        <div key={`${label}${currency}${neededMinor}`} className="narrow">
          <h2 dir="auto">{label}</h2>
          <dl>
            <div>
              <dt>{words.needed}</dt>
              <dd>{money(neededMinor, currency)}</dd>
            </div>
            <div>
              <dt>{words.given}</dt>
              <dd>{money(givenMinor, currency)}</dd>
            </div>
            <div>
              <dt>{words.spent}</dt>
              <dd>{money(spentMinor, currency)}</dd>
            </div>
          </dl>
        </div>
      ))}
      {lines.length > 0 ? <h2>{words.payments}</h2> : null}
      {lines.length > 0 && payments.length === 0 ? <p>{words.paymentsNone}</p> : null}
      {payments.map((payment) => (
        <Payment
          key={payment.id}
          frame={frame}
          payment={payment}
          amount={money(payment.amountMinor, payment.currency)}
        />
      ))}
      <BackAndClose frame={frame} />
    </>
  );
}

type PaymentProps = { frame: Frame; payment: OwnPayment; amount: string };

function Payment({ frame, payment, amount }: PaymentProps) {
  const words = wordsOf(frame.language);
  const { id, label, maySay, said } = payment;
  return (
    <>
      <p>
        {message(words.paymentText, {
          amount: isolated(amount),
          what: isolated(label),
          month: monthInWords(payment.month, frame.language),
        })}
      </p>
      {said === null ? null : <p>{said ? words.saidYes : words.saidNo}</p>}
      {maySay ? (
        <OwnForm {...frame} act="got">
          <input type="hidden" name="payment" value={id} />
          {said === null ? <p>{words.paymentAsk}</p> : null}
          {said === true ? null : (
            <button type="submit" name="received" value="yes" aria-label={`${words.got}: ${amount}, ${label}`}>
              {words.got}
            </button>
          )}
          {said === false ? null : (
            <button type="submit" name="received" value="no" aria-label={`${words.gotNot}: ${amount}, ${label}`}>
              {words.gotNot}
            </button>
          )}
        </OwnForm>
      ) : null}
    </>
  );
}
