import { Form } from '@remix-run/react';
import { review as words } from '~/catalogues/en/review';
import { message } from '~/catalogues/message';
import { Button, Checkboxes, Confirm, ErrorSummary, TextArea } from '~/ui';
import type { ReviewView } from '../review-view.server';
import { RiskFields } from './risk-fields';

/** What a decision that was not accepted gives back: messages by field, and what was chosen and typed. */
export interface DecisionAnswer {
  errors: Record<string, string[]>;
  values: Record<string, string[]>;
}

/** Approve with everything confirmed and assessed, or send back with a reason. */
export function DecisionForms({
  view,
  answer,
  canApprove,
}: {
  view: ReviewView;
  answer: DecisionAnswer | undefined;
  canApprove: boolean;
}) {
  const errors = Object.entries(answer?.errors ?? {}).flatMap(([field, messages]) =>
    messages.map((text) => ({ fieldId: field || 'decision', message: text })),
  );
  return (
    <>
      <ErrorSummary errors={errors} />
      {canApprove ? <ApproveForm view={view} answer={answer} /> : null}
      <div className="section">
        <Confirm summary={words.sendBackTitle} consequences={null}>
          <Form method="post" className="form">
            <input type="hidden" name="decision" value="sent_back" />
            <TextArea
              id="sendBackReason"
              name="sendBackReason"
              label={words.sendBackLabel}
              errors={answer?.errors.sendBackReason}
              defaultValue={answer?.values.sendBackReason?.[0]}
            />
            <Button kind="quiet">{words.sendBackButton}</Button>
          </Form>
        </Confirm>
      </div>
    </>
  );
}

function ApproveForm({ view, answer }: { view: ReviewView; answer: DecisionAnswer | undefined }) {
  const { consent, justifications, gate, today } = view;
  const chosen = (name: string) => answer?.values[name] ?? [];
  const conditions = consent?.conditions ?? [];
  return (
    <Form method="post" id="decision" className="form">
      <input type="hidden" name="decision" value="approved" />
      <input type="hidden" name="digest" value={gate.digest ?? ''} />
      {conditions.length === 0 ? (
        <p className="soft">{words.conditionsNone}</p>
      ) : (
        <Checkboxes
          id="conditions"
          name="conditions"
          label={words.conditionsLabel}
          errors={answer?.errors.conditions}
          defaultValue={[
            ...chosen('conditions'),
            ...conditions.filter(({ isConfirmed }) => isConfirmed).map(({ id }) => id),
          ]}
          options={conditions.map(({ id, text, isConfirmed }) => ({
            value: id,
            label: text,
            hint: isConfirmed ? words.conditionConfirmed : undefined,
          }))}
        />
      )}
      {justifications.length === 0 ? (
        <p className="soft">{words.justificationsNone}</p>
      ) : (
        <Checkboxes
          id="justifications"
          name="justifications"
          label={words.justificationsLabel}
          errors={answer?.errors.justifications}
          defaultValue={[
            ...chosen('justifications'),
            ...justifications.filter(({ isAccepted }) => isAccepted).map(({ id }) => id),
          ]}
          options={justifications.map(({ id, words: kept, type, reason }) => ({
            value: id,
            label: message(words.justification, { words: kept, type, reason }),
          }))}
        />
      )}
      <h3>{words.riskTitle}</h3>
      <RiskFields today={today} errors={answer?.errors} chosen={(name) => chosen(name)[0]} />
      <TextArea
        id="reason"
        name="reason"
        label={words.reasonLabel}
        optional
        rows={3}
        defaultValue={chosen('reason')[0]}
        errors={answer?.errors.reason}
      />
      <Button>{words.approveButton}</Button>
      {gate.visibleThrough ? (
        <p className="soft">{message(words.approveHint, { release: view.release, date: gate.visibleThrough })}</p>
      ) : null}
    </Form>
  );
}
