import { financeBank as words } from '~/catalogues/en/finance-bank';
import { amountForInput } from '~/domain/money';
import type { BankLine } from '~/domain/reconciliation';
import { Button, MoneyInput, Radios, TextInput } from '~/ui';
import type { FormAnswer } from '../answer-form.server';
import { ActForm } from './act-form';

const kinds = (['payout', 'disbursement', 'returned_payment', 'bank_fee', 'transfer'] as const).map((value) => ({
  value,
  label: words.kinds[value],
}));

/** Says by hand what explains a line, or a part of it. */
export function MatchForm({ line, answer }: { line: BankLine; answer?: FormAnswer }) {
  const rest = line.remainingMinor < 0n ? -line.remainingMinor : line.remainingMinor;
  return (
    <section className="stack">
      <h2>{words.byHand}</h2>
      <ActForm intent="match" answer={answer}>
        {(question) => (
          <>
            <input type="hidden" name="id" value={line.id} />
            <Radios {...question('kind')} label={words.matchKind} options={kinds} />
            <TextInput {...question('subjectId')} label={words.matchSubject} hint={words.matchSubjectHint} optional />
            <MoneyInput
              {...question('amount', amountForInput(rest, line.currency))}
              label={words.matchAmount}
              hint={words.matchAmountHint}
              currency={line.currency}
              required
            />
            <Button>{words.matchButton}</Button>
          </>
        )}
      </ActForm>
    </section>
  );
}
