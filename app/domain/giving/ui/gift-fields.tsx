import { fillMessage, MoneyInput, Notice, Radios, usePublicWords, WayHome } from '~/ui';
import type { GiftFormView } from '../gift-form.server';
import { FeeCoverField } from './fee-cover-field';

interface GiftFieldsProps {
  form: GiftFormView;
  /** What was chosen or typed before, by name of field. */
  chosen: Record<string, string | null | undefined>;
  errors: { amount?: string; line?: string };
}

/** The questions of a gift. How much comes first; everything after it has an answer already. */
export function GiftFields({ form, chosen, errors }: GiftFieldsProps) {
  const { giving, giftEffects } = usePublicWords();
  const [first] = form.amounts;
  const notice = form.isMet ? giftEffects.metNotice : form.isLineMet ? giftEffects.lineMet : undefined;
  // What was typed counts, so that no choice may look as if it did.
  const amount = chosen.other ? undefined : (chosen.amount ?? first?.value);
  return (
    <>
      {notice ? (
        <Notice>
          <p>{notice}</p>
        </Notice>
      ) : null}
      {/* What an amount does is told of one line: the style sheet keeps it back while another is chosen. */}
      <div className={`gift-amounts of-${form.lines.findIndex(({ value }) => value === form.line) + 2}`}>
        <Ways form={form} />
        <Radios
          id="amount"
          name="amount"
          label={giving.amountLegend}
          large
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
        defaultValue={chosen.other ?? ''}
        errors={errors.amount ? [errors.amount] : undefined}
      />
      {form.isMet ? null : <LineChoice form={form} chosen={chosen.line} error={errors.line} />}
      <FeeCoverField chosen={chosen.cover_fee ?? undefined} hint={giving.coverHint} />
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

type LineChoiceProps = { form: GiftFormView; chosen: string | null | undefined; error: string | undefined };

/** Which line it goes to. A need that is met has none to choose. */
function LineChoice({ form, chosen, error }: LineChoiceProps) {
  const { giving } = usePublicWords();
  return (
    <Radios
      id="line"
      name="line"
      label={giving.lineLegend}
      hint={giving.overshoot}
      defaultValue={chosen ?? ''}
      errors={error ? [error] : undefined}
      options={[
        { value: '', label: giving.lineAny, hint: giving.lineAnyHint },
        ...form.lines.map((line) => ({ ...line, label: <bdi lang={form.locale}>{line.label}</bdi> })),
      ]}
    />
  );
}

/** The way as it is, and once for each amount as that gift would draw it; the style sheet shows that of the choice. */
function Ways({ form }: { form: GiftFormView }) {
  const progress = { goalMinor: BigInt(form.goalMinor), givenMinor: BigInt(form.raisedMinor) };
  return (
    <div className="gift-way">
      <WayHome progress={progress} variant="card" />
      {form.amounts.map(({ value }) => (
        <WayHome key={value} progress={progress} variant="card" giftMinor={BigInt(value)} />
      ))}
      <p className="figures">{form.progress}</p>
    </div>
  );
}
