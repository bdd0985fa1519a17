import { disbursements as words } from '~/catalogues/en/disbursements';
import { dayWords } from '~/domain/disbursements';
import { Button, Notice, Radios, TextArea, Timeline } from '~/ui';
import type { FormAnswer } from '../../finance+/answer-form.server';
import { ActForm } from '../../finance+/ui/act-form';

interface ArrivalProps {
  payment: { state: string; confirmations: { received: boolean; byKind: 'survivor' | 'visit'; confirmedAt: Date }[] };
  isOwn: boolean;
  answer?: FormAnswer;
}

/** Whether the payment reached the person: what was said so far, and the form for a colleague's visit. */
export function Arrival({ payment, isOwn, answer }: ArrivalProps) {
  const { confirmations, state } = payment;
  return (
    <section className="stack">
      <h2>{words.arrivalTitle}</h2>
      {confirmations.length === 0 ? <p className="soft">{words.arrivalNone}</p> : null}
      <Timeline
        items={confirmations.map(({ received, byKind, confirmedAt }) => ({
          id: confirmedAt.toISOString(),
          dateTime: confirmedAt.toISOString(),
          when: dayWords(confirmedAt),
          what: words[`arrival_${byKind}_${received ? 'yes' : 'no'}`],
        }))}
      />
      {state === 'confirmed' ? null : isOwn ? <Notice>{words.arrivalOwn}</Notice> : <ArrivalForm answer={answer} />}
    </section>
  );
}

function ArrivalForm({ answer }: { answer?: FormAnswer }) {
  return (
    <ActForm intent="arrival" answer={answer}>
      {(question) => (
        <>
          <p className="soft">{words.arrivalLead}</p>
          <Radios
            {...question('received')}
            label={words.arrivalTitle}
            options={[
              { value: 'yes', label: words.arrivalYes },
              { value: 'no', label: words.arrivalNo },
            ]}
            required
          />
          <TextArea {...question('note')} label={words.arrivalNote} hint={words.arrivalNoteHint} rows={3} optional />
          <Button kind="quiet">{words.arrivalSave}</Button>
        </>
      )}
    </ActForm>
  );
}
