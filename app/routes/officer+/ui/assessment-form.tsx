import { Form, useNavigation } from '@remix-run/react';
import { cases as words } from '~/catalogues/en/cases';
import { Button, DateInput, type Option, Select } from '~/ui';
import type { LineAnswer } from './line-form';
import { question } from './question';

interface AssessmentFormProps {
  currencies: readonly Option[];
  stored: { currency: string; assessedOn: string; lines: readonly unknown[] } | null;
  today: string;
  answer?: LineAnswer;
}

/** When the needs were assessed, and in which currency. */
export function AssessmentForm({ currencies, stored, today, answer }: AssessmentFormProps) {
  const busy = useNavigation().state !== 'idle';
  const ask = question('line-assessment', answer?.errors ?? {}, answer?.values);
  return (
    <Form method="post" className="form" id="line-assessment">
      <DateInput {...ask('assessedOn', stored?.assessedOn ?? today)} label={words.needsAssessedOn} />
      <Select {...ask('currency', stored?.currency ?? 'USD')} label={words.needsCurrency} options={currencies} />
      <div className="actions">
        <Button name="intent" value="assessment" kind={stored ? 'quiet' : 'primary'} disabled={busy}>
          {stored ? words.needsCurrencySave : words.needsStart}
        </Button>
      </div>
    </Form>
  );
}
