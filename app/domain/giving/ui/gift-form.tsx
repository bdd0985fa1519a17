import type { ReactNode } from 'react';
import { Button, ErrorSummary, LinkButton, TextInput, usePublicWords } from '~/ui';
import type { GiftErrors } from '../gift-form.server';
import type { Challenge } from '../proof-of-work.server';

interface GiftFormProps {
  action: string;
  token: { giftId: string; challenge: Challenge };
  errors: GiftErrors;
  /** Too many gifts were begun from here: a mailed link leads on. */
  stuck: boolean;
  email: string | undefined;
  back: { href: string; label: string };
  children: ReactNode;
}

const fieldOf: Record<keyof GiftErrors, string> = {
  form: 'gift',
  to: 'to',
  currency: 'currency',
  amount: 'other',
  line: 'line',
  email: 'email',
};

/** Every form of a gift: what is wrong first, the questions, then on to the payment page. */
export function GiftForm({ action, token, errors, stuck, email, back, children }: GiftFormProps) {
  const { giving } = usePublicWords();
  const summary = (Object.keys(fieldOf) as (keyof GiftErrors)[]).flatMap((key) => {
    const message = errors[key];
    const fieldId = key === 'form' && stuck ? 'email' : fieldOf[key];
    return message === undefined ? [] : [{ fieldId, message }];
  });
  return (
    <form
      id="gift"
      className="form"
      method="post"
      action={action}
      noValidate
      data-proof={JSON.stringify(token.challenge)}
      data-wait={giving.oneMoment}
    >
      {summary.length > 0 ? (
        // biome-ignore lint/a11y/noAutofocus: after a form came back, what is wrong comes first for everybody
        <div autoFocus tabIndex={-1}>
          <ErrorSummary errors={summary} />
        </div>
      ) : null}
      <input type="hidden" name="gift_id" value={token.giftId} />
      <input type="hidden" name="proof" value="" />
      {children}
      {stuck ? <ContinueByMail email={email} error={errors.email} /> : null}
      {stuck ? null : (
        <div className="stay gift-on">
          <Button>{giving.continueToPayment}</Button>
        </div>
      )}
      <p className="gift-back">
        <LinkButton kind="quiet" href={back.href}>
          {back.label}
        </LinkButton>
      </p>
    </form>
  );
}

function ContinueByMail({ email, error }: { email: string | undefined; error: string | undefined }) {
  const { giving } = usePublicWords();
  return (
    <section className="by-mail stack" aria-labelledby="by-mail">
      <h2 id="by-mail">{giving.mailTitle}</h2>
      <p>{giving.mailText}</p>
      <TextInput
        id="email"
        name="email"
        type="email"
        autoComplete="email"
        label={giving.mailLabel}
        defaultValue={email}
        errors={error ? [error] : undefined}
      />
      <p>
        <Button name="intent" value="mail">
          {giving.mailSend}
        </Button>
      </p>
    </section>
  );
}
