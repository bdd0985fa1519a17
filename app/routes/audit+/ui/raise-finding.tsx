import { audit as words } from '~/catalogues/en/audit';
import { severities } from '~/domain/audit';
import { Button, DateInput, Radios, TextArea } from '~/ui';
import type { FormAnswer } from '../../finance+/answer-form.server';
import { ActForm } from '../../finance+/ui/act-form';

/** Writes a finding on the payment of this page. */
export function RaiseFinding({ findingId, answer }: { findingId: string; answer?: FormAnswer }) {
  return (
    <section className="stack">
      <h3>{words.findingNew}</h3>
      <ActForm intent="raise" answer={answer}>
        {(question) => (
          <>
            <input type="hidden" name="findingId" value={question('findingId').defaultValue || findingId} />
            <TextArea {...question('text')} label={words.findingText} hint={words.findingTextHint} rows={4} required />
            <Radios
              {...question('severity')}
              label={words.findingSeverity}
              options={severities.map((severity) => ({ value: severity, label: words[`severity_${severity}`] }))}
              inline
              required
            />
            <DateInput {...question('dueOn')} label={words.findingDue} required />
            <Button>{words.findingRaise}</Button>
          </>
        )}
      </ActForm>
    </section>
  );
}
