import { giving } from '~/catalogues/en/giving';
import { fillMessage, MoneyInput, Radios, WayHome } from '~/ui';
import type { GiftFormView } from '../gift-form.server';

interface GiftFieldsProps {
  form: GiftFormView;
  /** What was chosen or typed before, by name of field. */
  chosen: Record<string, string | null | undefined>;
  errors: { amount?: string; line?: string };
}

/** The questions of a gift. How much comes first; everything after it has an answer already. */
export function GiftFields({ form, chosen, errors }: GiftFieldsProps) {
  const progress = { goalMinor: BigInt(form.goalMinor), givenMinor: BigInt(form.raisedMinor) };
  const first = form.amounts[1] ?? form.amounts[0];
  return (
    <>
      <WayHome progress={progress} variant="card" giftMinor={BigInt(first?.value ?? '0')} />
      <Radios id="amount" name="amount" label={giving.amountLegend} large hint={form.limits} options={form.amounts} defaultValue={chosen.amount ?? first?.value} />
      <MoneyInput
        id="other"
        name="other"
        label={fillMessage(giving.otherAmount, { currency: form.currency })}
        optional
        currency={form.currency}
        defaultValue={chosen.other ?? ''}
        errors={errors.amount ? [errors.amount] : undefined}
      />
      <Radios
        id="line"
        name="line"
        label={giving.lineLegend}
        defaultValue={chosen.line ?? ''}
        errors={errors.line ? [errors.line] : undefined}
        options={[{ value: '', label: giving.lineAny, hint: giving.lineAnyHint }, ...form.lines]}
      />
      <p className="soft small">{giving.overshoot}</p>
      <Radios
        id="cover_fee"
        name="cover_fee"
        label={giving.coverLegend}
        hint={giving.coverHint}
        defaultValue={chosen.cover_fee ?? 'no'}
        options={[
          { value: 'no', label: giving.coverNo },
          { value: 'yes', label: giving.coverFee },
        ]}
      />
      <Radios
        id="left_over"
        name="left_over"
        label={giving.leftOverLegend}
        hint={giving.leftOverHint}
        defaultValue={chosen.left_over ?? 'pool'}
        options={[
          { value: 'pool', label: giving.leftOverPool },
          { value: 'refund', label: giving.leftOverRefund },
        ]}
      />
    </>
  );
}
