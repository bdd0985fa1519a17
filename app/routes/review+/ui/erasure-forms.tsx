import { Form } from '@remix-run/react';
import { dayWords } from '~/catalogues/day-words';
import { safety as words } from '~/catalogues/en/safety';
import { message } from '~/catalogues/message';
import { declineReasons } from '~/domain/cases';
import { Button, Confirm, DefinitionList, Notice, Radios, TextInput } from '~/ui';

type WaitingErasure = {
  id: string;
  pseudonym: string;
  office: string;
  askedAt: Date;
  askedByName: string | null;
  isOwn: boolean;
};

/** What a decision that was not accepted gives back: of which erasure, and what is wrong in which field. */
export interface ErasureRefusal {
  erasureId: string;
  field: 'pseudonym' | 'reason';
  message: string;
}

/** Each erasure that waits, with what decides about it. Without script too. */
export function ErasureForms({ erasures, refusal }: { erasures: WaitingErasure[]; refusal: ErasureRefusal | null }) {
  return (
    <ul className="stack-loose plain">
      {erasures.map((erasure) => (
        <li key={erasure.id} className="stack">
          <h3>{erasure.pseudonym}</h3>
          <DefinitionList
            items={[
              { term: words.columnOffice, value: erasure.office },
              { term: words.columnAsked, value: dayWords(erasure.askedAt) },
              { term: words.columnAskedBy, value: erasure.askedByName ?? '' },
            ]}
          />
          {erasure.isOwn ? (
            <Notice>
              <p>{words.ownRequest}</p>
            </Notice>
          ) : (
            <Decision {...erasure} refusal={refusal?.erasureId === erasure.id ? refusal : null} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Decision({ id, pseudonym, refusal }: WaitingErasure & { refusal: ErasureRefusal | null }) {
  const errorsOf = (field: ErasureRefusal['field']) => (refusal?.field === field ? [refusal.message] : undefined);
  return (
    <>
      <Confirm
        summary={message(words.confirmSummary, { pseudonym })}
        consequences={<p>{words.confirmText}</p>}
        isOpen={refusal?.field === 'pseudonym'}
      >
        <Form method="post" className="form" preventScrollReset>
          <input type="hidden" name="intent" value="confirm" />
          <input type="hidden" name="erasureId" value={id} />
          <TextInput
            id={`pseudonym-${id}`}
            name="pseudonym"
            label={message(words.confirmLabel, { pseudonym })}
            errors={errorsOf('pseudonym')}
            autoComplete="off"
            width="short"
          />
          <div className="actions">
            <Button kind="danger">{words.confirm}</Button>
          </div>
        </Form>
      </Confirm>
      <details open={refusal?.field === 'reason'}>
        <summary>{words.declineSummary}</summary>
        <p className="prose">{words.declineText}</p>
        <Form method="post" className="form" preventScrollReset>
          <input type="hidden" name="intent" value="decline" />
          <input type="hidden" name="erasureId" value={id} />
          <Radios
            id={`reason-${id}`}
            name="reason"
            label={words.declineReason}
            errors={errorsOf('reason')}
            options={declineReasons.map((reason) => ({ value: reason, label: words[`reason_${reason}`] }))}
          />
          <div className="actions">
            <Button kind="quiet">{words.decline}</Button>
          </div>
        </Form>
      </details>
    </>
  );
}
