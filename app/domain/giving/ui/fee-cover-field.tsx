import { Radios, usePublicWords } from '~/ui';

/** Whether the donor adds what the payment is expected to cost. */
export function FeeCoverField({ chosen, hint }: { chosen: string | undefined; hint: string }) {
  const { giving } = usePublicWords();
  return (
    <Radios
      id="cover_fee"
      name="cover_fee"
      label={giving.coverLegend}
      hint={hint}
      defaultValue={chosen ?? 'no'}
      options={[
        { value: 'no', label: giving.coverNo },
        { value: 'yes', label: giving.coverFee },
      ]}
    />
  );
}
