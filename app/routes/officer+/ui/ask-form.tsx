import { disbursements as words } from '~/catalogues/en/disbursements';
import { NEW_PAYEE } from '~/domain/disbursements';
import { payeeKinds } from '~/domain/network';
import {
  Button,
  Checkboxes,
  DateInput,
  fillMessage,
  formatMoney,
  MoneyInput,
  Radios,
  Select,
  TextArea,
  TextInput,
} from '~/ui';
import type { FormAnswer } from '../../finance+/answer-form.server';
import { ActForm, type Question } from '../../finance+/ui/act-form';

interface AskFormProps {
  line: { id: string; currency: string; freeMinor: bigint; oneApprovalUpToMinor: bigint | null };
  payees: readonly { code: string; name: string; account: string }[];
  commandId: string;
  answer?: FormAnswer;
}

/** All of a request at once: it is routine. Fields of a new payee stand below the choice, with or without script. */
export function AskForm({ line, payees, commandId, answer }: AskFormProps) {
  const amount = formatMoney(line.freeMinor, line.currency, 'en');
  const band =
    line.oneApprovalUpToMinor === null
      ? ''
      : fillMessage(words.askApprovals, {
          amount: formatMoney(line.oneApprovalUpToMinor, line.currency, 'en', { trim: true }),
        });
  return (
    <ActForm intent="ask" answer={answer}>
      {(question) => (
        <>
          <input type="hidden" name="id" value={question('id').defaultValue || commandId} />
          <input type="hidden" name="line" value={line.id} />
          <MoneyInput
            {...question('amount')}
            label={words.askAmount}
            hint={`${fillMessage(words.askAmountHint, { amount })} ${band}`}
            currency={line.currency}
            required
          />
          <PayeeQuestion payees={payees} question={question} />
          <TextArea {...question('reason')} label={words.askReason} hint={words.askReasonHint} rows={3} required />
          <DateInput {...question('plannedOn')} label={words.askPlanned} required />
          <div className="actions">
            <Button>{words.askSend}</Button>
          </div>
        </>
      )}
    </ActForm>
  );
}

function PayeeQuestion({ payees, question }: { payees: AskFormProps['payees']; question: Question }) {
  const known = payees.map(({ code, name, account }) => ({
    value: code,
    label: fillMessage(words.payeeOption, { name, account }),
    hint: code,
  }));
  const sanctions = question('payeeSanctions');
  return (
    <>
      {known.length > 0 ? (
        <Radios
          {...question('payee')}
          label={words.askPayee}
          hint={words.askPayeeHint}
          options={[...known, { value: NEW_PAYEE, label: words.askPayeeNew, hint: words.askPayeeNewHint }]}
          required
        />
      ) : (
        <input type="hidden" name="payee" value={NEW_PAYEE} />
      )}
      <fieldset className="form aside">
        <legend className="field-label">{known.length > 0 ? words.payeeTitle : words.askPayee}</legend>
        {known.length > 0 ? null : <p className="field-hint">{words.askPayeeHint}</p>}
        <Select
          {...question('payeeKind')}
          label={words.payeeKind}
          emptyLabel={words.payeeKindEmpty}
          options={payeeKinds.map((kind) => ({ value: kind, label: words[`payee_${kind}`] }))}
        />
        <TextInput {...question('payeeName')} label={words.payeeName} autoComplete="off" />
        <TextInput
          {...question('payeeAccount')}
          label={words.payeeAccount}
          hint={words.payeeAccountHint}
          autoComplete="off"
        />
        <Checkboxes
          {...sanctions}
          defaultValue={sanctions.defaultValue ? [sanctions.defaultValue] : []}
          label={words.payeeSanctions}
          options={[{ value: 'yes', label: words.payeeSanctionsYes }]}
        />
      </fieldset>
    </>
  );
}
