import { Form, useNavigation } from '@remix-run/react';
import { cases as words } from '~/catalogues/en/cases';
import { needCategories } from '~/domain/cases';
import { amountForInput } from '~/domain/money';
import { Button, DateInput, MoneyInput, needWord, Select, TextInput, useWords } from '~/ui';
import { question } from './question';

export interface LineAnswer {
  lineId: string;
  errors: Record<string, string[]>;
  values: Record<string, string>;
}

interface StoredLine {
  category: (typeof needCategories)[number];
  description: string;
  label: string;
  vendor: string;
  unit: string;
  quantity: number;
  unitCostMinor: bigint;
  priority: number;
  neededBy: string | null;
}

interface LineFormProps {
  lineId: string;
  currency: string;
  nextPriority: number;
  stored?: StoredLine;
  answer?: LineAnswer;
}

/** One line of the assessment: what for, how many, at what cost. */
export function LineForm({ lineId, currency, nextPriority, stored, answer }: LineFormProps) {
  const say = useWords();
  const busy = useNavigation().state !== 'idle';
  const ask = question(`line-${lineId}`, answer?.errors ?? {}, answer?.values);
  const cost = stored ? amountForInput(stored.unitCostMinor, currency) : '';
  return (
    <Form method="post" className="form" preventScrollReset id={`line-${lineId}`}>
      <input type="hidden" name="lineId" value={lineId} />
      <Select
        {...ask('category', stored?.category)}
        label={words.lineCategory}
        options={needCategories.map((category) => ({ value: category, label: say(needWord[category]) }))}
      />
      <TextInput
        {...ask('description', stored?.description)}
        label={words.lineDescription}
        hint={words.lineDescriptionHint}
        autoComplete="off"
      />
      <TextInput
        {...ask('label', stored?.label)}
        label={words.lineLabel}
        hint={words.lineLabelHint}
        autoComplete="off"
      />
      <TextInput {...ask('vendor', stored?.vendor)} label={words.lineVendor} autoComplete="off" optional />
      <div className="cluster">
        <div>
          <TextInput
            {...ask('quantity', String(stored?.quantity ?? 1))}
            label={words.needsQuantity}
            width="short"
            inputMode="numeric"
          />
        </div>
        <div>
          <TextInput {...ask('unit', stored?.unit)} label={words.lineUnit} width="short" autoComplete="off" />
        </div>
        <div>
          <MoneyInput {...ask('unitCost', cost)} label={words.needsUnitCost} currency={currency} />
        </div>
      </div>
      <div className="cluster">
        <div>
          <TextInput
            {...ask('priority', String(stored?.priority ?? nextPriority))}
            label={words.linePriority}
            width="short"
            inputMode="numeric"
          />
        </div>
        <div>
          <DateInput {...ask('neededBy', stored?.neededBy ?? '')} label={words.lineNeededBy} optional />
        </div>
      </div>
      <div className="actions">
        <Button name="intent" value="line" disabled={busy}>
          {words.lineSave}
        </Button>
      </div>
    </Form>
  );
}
