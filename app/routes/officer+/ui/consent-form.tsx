import { Form, useNavigation } from '@remix-run/react';
import { consent as words } from '~/catalogues/en/consent';
import { consentMedia, consentScopes } from '~/domain/consent';
import { Button, Checkboxes, DateInput, Radios, TextArea, TextInput } from '~/ui';
import { question } from './question';

interface ConsentFormProps {
  consentId: string;
  today: string;
  language: string;
  isMinor: boolean;
  errors: Record<string, string[]>;
  values?: Record<string, string>;
}

/** A consent as it is given in person. Nothing is ticked beforehand: each point is asked for again. */
export function ConsentForm({ consentId, today, language, isMinor, errors, values }: ConsentFormProps) {
  const busy = useNavigation().state !== 'idle';
  const ask = question('consent', errors, values);
  const { defaultValue: medium, ...askMedium } = ask('medium');
  const { defaultValue: granted, ...askGranted } = ask('granted');
  return (
    <Form method="post" className="form" id="consent">
      <input type="hidden" name="consentId" value={values?.consentId ?? consentId} />
      <Checkboxes
        {...askGranted}
        label={words.scopes}
        options={consentScopes.map((scope) => ({ value: scope, label: words[`scope_${scope}`] }))}
        defaultValue={granted.split(',')}
      />
      <TextArea {...ask('conditions')} label={words.conditions} hint={words.conditionsHint} rows={3} optional />
      <TextArea
        {...ask('otherRefusals')}
        label={words.otherRefusals}
        hint={words.otherRefusalsHint}
        rows={2}
        optional
      />
      <Radios
        {...askMedium}
        label={words.medium}
        options={consentMedia.map((name) => ({ value: name, label: words[`medium_${name}`] }))}
        defaultValue={medium || 'spoken'}
        inline
      />
      <TextInput {...ask('language', language)} label={words.language} hint={words.languageHint} />
      <TextInput {...ask('explainedBy')} label={words.explainedBy} hint={words.explainedByHint} autoComplete="off" />
      <DateInput {...ask('givenOn', today)} label={words.givenOn} hint={words.givenOnHint} />
      <details open={isMinor || Boolean(values?.guardianName)}>
        <summary>{words.guardianLegend}</summary>
        <div className="stack">
          <p className="prose">{words.guardianRule}</p>
          <TextInput {...ask('guardianName')} label={words.guardianName} autoComplete="off" />
          <TextInput {...ask('guardianRelation')} label={words.guardianRelation} autoComplete="off" />
          <DateInput {...ask('guardianVettedOn')} label={words.guardianVettedOn} />
          <TextArea {...ask('guardianHow')} label={words.guardianHow} hint={words.guardianHowHint} rows={3} />
        </div>
      </details>
      <TextArea {...ask('notes')} label={words.notesLabel} rows={3} optional />
      <div className="actions">
        <Button name="intent" value="record" disabled={busy}>
          {words.record}
        </Button>
      </div>
    </Form>
  );
}
