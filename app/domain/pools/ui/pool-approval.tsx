import { Form } from '@remix-run/react';
import { pools as words } from '~/catalogues/en/pools';
import { Button, ErrorSummary } from '~/ui';
import { RiskFields } from '../../publishing';

/** What a decision that was not accepted gives back. */
export interface ApprovalAnswer {
  errors: Record<string, string[]>;
  values: Record<string, string>;
}

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
  return (
    <>
      <ErrorSummary errors={errors} />
      <Form method="post" className="form">
        <input type="hidden" name="intent" value="approve" />
        <input type="hidden" name="digest" value={digest} />
        <RiskFields today={today} errors={answer?.errors} chosen={(name) => answer?.values[name]} />
        <Button>{words.approveButton}</Button>
        <p className="soft">{words.approveHint}</p>
      </Form>
    </>
  );
}
