import { fillMessage, MoneyInput, Radios, usePublicWords } from '~/ui';
import type { GiftErrors } from '../gift-form.server';
import type { OpenGiftFormView } from '../open-gift-form.server';
import { FeeCoverField } from './fee-cover-field';

interface OpenGiftFieldsProps {
  form: OpenGiftFormView;
  /** What was chosen or typed before, by name of field. */
  chosen: Record<string, string | undefined>;
  errors: GiftErrors;
}

/** The questions of a gift to the pool or the operating fund: where, how often, how much. */
export function OpenGiftFields({ form, chosen, errors }: OpenGiftFieldsProps) {
  const { giving } = usePublicWords();
  const first = form.amounts[0];
  const other = chosen.other ?? form.other ?? '';
  const amount = other ? undefined : (chosen.amount ?? form.amount ?? first?.value);
  return (
    <>
      <input type="hidden" name="currency" value={form.currency} />
      <Radios
        id="to"
        name="to"
        label={giving.toLegend}
        defaultValue={chosen.to ?? form.to}
        errors={errors.to ? [errors.to] : undefined}
        options={[
          { value: 'pool', label: giving.toPool, hint: giving.toPoolHint },
          { value: 'operating', label: giving.toOperating, hint: giving.toOperatingHint },
        ]}
      />
      <Radios
        id="every"
        name="every"
        label={giving.everyLegend}
        defaultValue={chosen.every ?? form.every}
        options={[
          { value: 'once', label: giving.everyOnce },
          { value: 'month', label: giving.everyMonth, hint: giving.everyMonthHint },
        ]}
      />
      <div className="gift-amounts">
        <Radios
          id="amount"
          name="amount"
          label={giving.amountLegend}
          hint={form.limits}
          options={form.amounts}
          defaultValue={amount}
        />
      </div>
      <MoneyInput
        id="other"
        name="other"
        label={fillMessage(giving.otherAmount, { currency: form.currency })}
        optional
        // Empty until something is typed: the style sheet can tell.
        placeholder=" "
        currency={form.currency}
        defaultValue={other}
        errors={errors.amount ? [errors.amount] : undefined}
      />
      <FeeCoverField chosen={chosen.cover_fee} hint={giving.coverHintOpen} />
    </>
  );
}
