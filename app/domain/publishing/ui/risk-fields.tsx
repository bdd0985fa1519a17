import { review as words } from '~/catalogues/en/review';
import { DateInput, Radios, TextArea } from '~/ui';

const questions = [
  ['perpetratorAtLarge', words.riskPerpetrators],
  ['proceedingsUnderWay', words.riskProceedings],
  ['othersStillHeld', words.riskOthers],
  ['mediaInterest', words.riskMedia],
] as const;
const yesOrNo = [
  { value: 'yes', label: words.yes },
  { value: 'no', label: words.no },
];

interface RiskFieldsProps {
  today: string;
  errors: Record<string, string[]> | undefined;
  chosen: (name: string) => string | undefined;
}

/** The questions of a dated risk assessment, of a page or of a group. Nothing is answered beforehand. */
export function RiskFields({ today, errors, chosen }: RiskFieldsProps) {
  const question = (name: string) => ({ id: name, name, errors: errors?.[name], defaultValue: chosen(name) });
  return (
    <>
      <DateInput {...question('assessedOn')} label={words.riskDate} defaultValue={chosen('assessedOn') ?? today} />
      {questions.map(([name, label]) => (
        <Radios key={name} {...question(name)} label={label} inline options={yesOrNo} />
      ))}
      <TextArea {...question('notes')} label={words.riskNotes} optional />
      <Radios
        {...question('safeToPublish')}
        label={words.safeLabel}
        options={[
          { value: 'yes', label: words.safeYes },
          { value: 'no', label: words.safeNo },
        ]}
      />
    </>
  );
}
