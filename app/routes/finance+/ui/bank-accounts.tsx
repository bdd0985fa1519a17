import { financeActs as words } from '~/catalogues/en/finance-acts';
import type { BankAccount } from '~/domain/reconciliation';
import { Button, Checkboxes, Table, TextInput } from '~/ui';
import type { FormAnswer } from '../answer-form.server';
import { ActForm } from './act-form';
import { Disclosure } from './disclosure';

/** The bank accounts, and the form that adds one. */
export function BankAccounts({ accounts, answer }: { accounts: readonly BankAccount[]; answer?: FormAnswer }) {
  const form = (
    <ActForm intent="add" answer={answer}>
      {(question) => (
        <>
          <TextInput {...question('label')} label={words.accountLabel} required />
          <TextInput {...question('code', 'bank_')} label={words.accountCode} hint={words.accountCodeHint} required />
          <TextInput {...question('currency')} label={words.accountCurrency} width="short" maxLength={3} required />
          <TextInput
            {...question('ibanLast4')}
            label={words.accountIban}
            hint={words.accountIbanHint}
            width="short"
            maxLength={4}
            optional
          />
          <Checkboxes
            id="add-isDefault"
            name="isDefault"
            label={words.accountDefault}
            options={[{ value: 'yes', label: words.accountMakeDefault }]}
          />
          <Button>{words.accountAdd}</Button>
        </>
      )}
    </ActForm>
  );
  return (
    <section className="stack">
      <Table
        id="accounts"
        caption={words.accountsTitle}
        rows={accounts}
        rowKey={(row) => row.code}
        columns={[
          { key: 'label', head: words.accountLabel, rowHead: true, cell: (row) => row.label },
          { key: 'code', head: words.accountCode, cell: (row) => row.code },
          { key: 'currency', head: words.accountCurrency, cell: (row) => row.currency ?? words.accountAny },
          { key: 'iban', head: words.accountIban, cell: (row) => row.ibanLast4 },
          { key: 'default', head: words.accountDefault, cell: (row) => (row.isDefault ? words.accountYes : null) },
        ]}
      />
      {answer?.intent === 'add' ? (
        form
      ) : (
        <Disclosure summary={words.accountAddSummary} lead={words.accountAddText}>
          {form}
        </Disclosure>
      )}
    </section>
  );
}
