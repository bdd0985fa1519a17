import { Form } from '@remix-run/react';
import { pools as words } from '~/catalogues/en/pools';
import { review } from '~/catalogues/en/review';
import { Button, DateInput, ErrorSummary, Radios, TextArea } from '~/ui';

/** What a decision that was not accepted gives back. */
export interface ApprovalAnswer {
  errors: Record<string, string[]>;
  values: Record<string, string>;
}

const questions = [
  ['perpetratorAtLarge', review.riskPerpetrators],
  ['proceedingsUnderWay', review.riskProceedings],
  ['othersStillHeld', review.riskOthers],
  ['mediaInterest', review.riskMedia],
] as const;
const yesOrNo = [
  { value: 'yes', label: review.yes },
  { value: 'no', label: review.no },
];

/** The dated risk assessment of a group, and its approval. */
export function PoolApprovalForm({
  digest,
  today,
  answer,
}: {
  digest: string;
  today: string;
  answer: ApprovalAnswer | undefined;
}) {
  const errors = Object.entries(answer?.errors ?? {}).flatMap(([field, messages]) =>
    messages.map((text) => ({ fieldId: field || 'decide', message: text })),
  );
  const question = (name: string) => ({ id: name, name, errors: answer?.errors[name] });
  return (
    <>
      <ErrorSummary errors={errors} />
      <Form method="post" className="form">
        <input type="hidden" name="intent" value="approve" />
        <input type="hidden" name="digest" value={digest} />
        <DateInput
          {...question('assessedOn')}
          label={review.riskDate}
          defaultValue={answer?.values.assessedOn ?? today}
        />
        {questions.map(([name, label]) => (
          <Radios
            key={name}
            {...question(name)}
            label={label}
            inline
            options={yesOrNo}
            defaultValue={answer?.values[name]}
          />
        ))}
        <TextArea {...question('notes')} label={review.riskNotes} optional defaultValue={answer?.values.notes} />
        <Radios
          {...question('safeToPublish')}
          label={review.safeLabel}
          options={[
            { value: 'yes', label: review.safeYes },
            { value: 'no', label: review.safeNo },
          ]}
          defaultValue={answer?.values.safeToPublish}
        />
        <Button>{words.approveButton}</Button>
        <p className="soft">{words.approveHint}</p>
      </Form>
    </>
  );
}
