import { financeBank as words } from '~/catalogues/en/finance-bank';
import type { BankAccount } from '~/domain/reconciliation';
import { Button, FileInput, Select, TextInput } from '~/ui';
import type { FormAnswer } from '../answer-form.server';
import { ActForm } from './act-form';
import { Disclosure } from './disclosure';

interface StatementUploadProps {
  accounts: readonly BankAccount[];
  commandId: string;
  answer?: FormAnswer;
}

/** Takes a file of the bank. */
export function StatementUpload({ accounts, commandId, answer }: StatementUploadProps) {
  const form = (
    <ActForm intent="upload" answer={answer} encType="multipart/form-data">
      {(question) => {
        const { defaultValue: _, ...file } = question('file');
        return (
          <>
            <input type="hidden" name="id" value={commandId} />
            <Select
              {...question('bankCode')}
              label={words.uploadBank}
              options={accounts.map(({ code, label }) => ({ value: code, label }))}
            />
            <FileInput
              {...file}
              label={words.uploadFile}
              accept={{ attribute: '.xml,.csv,text/csv,application/xml,text/xml', words: words.uploadTypes }}
            />
            <TextInput
              {...question('currency', 'USD')}
              label={words.uploadCurrency}
              hint={words.uploadCurrencyHint}
              width="short"
              maxLength={3}
            />
            <TextInput
              {...question('opening')}
              label={words.uploadOpening}
              hint={words.uploadOpeningHint}
              inputMode="decimal"
              width="short"
              optional
            />
            <Button>{words.uploadButton}</Button>
          </>
        );
      }}
    </ActForm>
  );
  if (answer?.intent === 'upload') return form;
  return (
    <Disclosure summary={words.uploadSummary} lead={words.uploadText}>
      {form}
    </Disclosure>
  );
}
