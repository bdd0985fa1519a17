import { Form, useNavigation } from '@remix-run/react';
import { consent as words } from '~/catalogues/en/consent';
import { showingWays } from '~/domain/consent';
import { Button, DateInput, Radios, TextArea, TextInput } from '~/ui';
import { question } from './question';

interface ShowingFormProps {
  showingId: string;
  today: string;
  errors: Record<string, string[]>;
  values?: Record<string, string>;
}

/** What the person said to the page. The mark is written off what they saw, so that it is this version and no other. */
export function ShowingForm({ showingId, today, errors, values }: ShowingFormProps) {
  const busy = useNavigation().state !== 'idle';
  const ask = question('showing', errors, values);
  return (
    <Form method="post" className="form" id="showing">
      <input type="hidden" name="showingId" value={values?.showingId ?? showingId} />
      <Radios
        {...ask('agreed')}
        label={words.agreed}
        options={[
          { value: 'yes', label: words.agreedYes },
          { value: 'no', label: words.agreedNo },
        ]}
      />
      <Radios
        {...ask('way')}
        label={words.way}
        options={showingWays.map((way) => ({ value: way, label: words[`way_${way}`] }))}
      />
      <TextInput {...ask('mark')} label={words.mark} hint={words.markHint} autoComplete="off" width="short" />
      <TextInput {...ask('shownBy')} label={words.shownBy} hint={words.shownByHint} autoComplete="off" />
      <DateInput {...ask('shownOn', today)} label={words.shownOn} />
      <TextArea {...ask('notes')} label={words.saidNotes} rows={3} optional />
      <div className="actions">
        <Button disabled={busy}>{words.recordAnswer}</Button>
      </div>
    </Form>
  );
}
