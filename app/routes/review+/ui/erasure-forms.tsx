import { Form } from '@remix-run/react';
import { safety as words } from '~/catalogues/en/safety';
import { message } from '~/catalogues/message';
import { declineReasons } from '~/domain/cases';
import { Button, Confirm, DefinitionList, Notice, Select } from '~/ui';
import { dayWords } from './words';

type WaitingErasure = {
  id: string;
  pseudonym: string;
  office: string;
  askedAt: Date;
  askedByName: string | null;
  isOwn: boolean;
};

/** Each erasure that waits, with what decides about it. Without script too. */
export function ErasureForms({ erasures }: { erasures: WaitingErasure[] }) {
  return (
    <ul className="stack plain">
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
            <Decision {...erasure} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Decision({ id, pseudonym }: WaitingErasure) {
  return (
    <Confirm summary={message(words.confirmSummary, { pseudonym })} consequences={<p>{words.toConfirmText}</p>}>
      <Form method="post" preventScrollReset>
        <input type="hidden" name="intent" value="confirm" />
        <input type="hidden" name="erasureId" value={id} />
        <Button kind="danger">{words.confirm}</Button>
      </Form>
      <Form method="post" className="form" preventScrollReset>
        <input type="hidden" name="intent" value="decline" />
        <input type="hidden" name="erasureId" value={id} />
        <Select
          id={`reason-${id}`}
          name="reason"
          label={words.declineReason}
          options={declineReasons.map((reason) => ({ value: reason, label: words[`reason_${reason}`] }))}
        />
        <Button kind="quiet">{words.decline}</Button>
      </Form>
    </Confirm>
  );
}
