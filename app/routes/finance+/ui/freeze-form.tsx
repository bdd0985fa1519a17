import { financeActs as words } from '~/catalogues/en/finance-acts';
import { Button, Confirm, fillMessage, Radios, TextInput } from '~/ui';
import type { FormAnswer } from '../answer-form.server';
import { ActForm } from './act-form';

interface FreezeFormProps {
  currencies: readonly string[];
  line: { lineId: string; label: string } | null;
  answer?: FormAnswer;
}

/** Stops payments: of a line that the address names, of a currency, or all of them. */
export function FreezeForm({ currencies, line, answer }: FreezeFormProps) {
  const options = [
    ...(line
      ? [{ value: `line:${line.lineId}`, label: fillMessage(words.freezeScopeLine, { label: line.label }) }]
      : []),
    ...currencies.map((currency) => ({ value: currency, label: fillMessage(words.freezeScopeCurrency, { currency }) })),
    { value: 'all', label: words.freezeScopeAll },
  ];
  const form = (
    <ActForm intent="freeze" answer={answer}>
      {(question) => (
        <>
          <Radios
            {...question('scope', line ? `line:${line.lineId}` : '')}
            label={words.freezeScope}
            options={options}
          />
          <TextInput {...question('reason')} label={words.freezeReason} required maxLength={500} />
          <Button kind="danger">{words.freezeNew}</Button>
        </>
      )}
    </ActForm>
  );
  if (answer?.intent === 'freeze' || line) return form;
  return (
    <Confirm summary={words.freezeNewSummary} consequences={<p>{words.freezeNewText}</p>}>
      {form}
    </Confirm>
  );
}
