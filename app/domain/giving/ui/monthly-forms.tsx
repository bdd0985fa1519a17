import { message } from '~/catalogues/message';
import { Button, Confirm, MoneyInput, usePublicLanguage, usePublicWords } from '~/ui';
import type { MonthlyFormView } from '../monthly-form.server';

interface MonthlyFormProps {
  action: string;
  form: MonthlyFormView;
}

export function ChangeMonthly({ action, form, error }: MonthlyFormProps & { error: string | undefined }) {
  const lang = usePublicLanguage();
  const { donors } = usePublicWords();
  return (
    <section aria-labelledby="change">
      <h2 id="change">{donors.changeTitle}</h2>
      <form className="form" method="post" action={action} noValidate>
        <input type="hidden" name="what" value="change" />
        <input type="hidden" name="command_id" value={form.changeId} />
        <MoneyInput
          id="amount"
          name="amount"
          label={message(donors.changeLabel, { currency: form.currency }, lang)}
          hint={form.coversFee ? `${form.hint} ${donors.changeCover}` : form.hint}
          currency={form.currency}
          defaultValue={form.amount}
          errors={error ? [error] : undefined}
        />
        <div className="actions">
          <Button>{donors.changeButton}</Button>
        </div>
      </form>
    </section>
  );
}

export function StopMonthly({ action, form }: MonthlyFormProps) {
  const { donors } = usePublicWords();
  return (
    <section aria-labelledby="stop">
      <h2 id="stop">{donors.stopTitle}</h2>
      <Confirm summary={donors.stopSummary} consequences={<p>{donors.stopText}</p>}>
        <form method="post" action={action}>
          <input type="hidden" name="what" value="stop" />
          <input type="hidden" name="command_id" value={form.stopId} />
          <Button kind="danger">{donors.stopButton}</Button>
        </form>
      </Confirm>
    </section>
  );
}
