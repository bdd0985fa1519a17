import { Form, useNavigation } from '@remix-run/react';
import { cases as words } from '~/catalogues/en/cases';
import { type StopContent, type StopKind, stopKinds } from '~/domain/cases';
import { Button, type Option, Radios, Select, TextArea, TextInput } from '~/ui';
import { question } from './question';

export interface StopAnswer {
  stopId: string;
  errors: Record<string, string[]>;
  values: Record<string, string>;
  /** Places of the gazetteer that were looked for; null when none were. */
  found: { value: string; label: string }[] | null;
}

interface StopFormProps {
  stopId: string;
  countries: readonly Option[];
  stored?: StopContent & { kind: StopKind };
  answer?: StopAnswer;
}

/** One stop. Looking for its place is a step of its own, so that it works without script. */
export function StopForm({ stopId, countries, stored, answer }: StopFormProps) {
  const busy = useNavigation().state !== 'idle';
  const ask = question(`stop-${stopId}`, answer?.errors ?? {}, answer?.values);
  return (
    <Form method="post" className="form" preventScrollReset id={`stop-${stopId}`} key={answer?.found?.length}>
      <input type="hidden" name="stopId" value={stopId} />
      <Select
        {...ask('kind', stored?.kind ?? 'origin')}
        label={words.stopKind}
        options={stopKinds.map((kind) => ({ value: kind, label: words[`kind_${kind}`] }))}
      />
      <TextInput
        {...ask('place', stored?.place)}
        label={words.stopPlace}
        hint={words.stopPlaceHint}
        autoComplete="off"
      />
      <Select
        {...ask('country', stored?.country ?? '')}
        label={words.stopCountry}
        options={countries}
        emptyLabel={words.unknownOption}
      />
      <Button name="intent" value="find" kind="quiet" small disabled={busy}>
        {words.stopFind}
      </Button>
      <PlaceChoice stopId={stopId} stored={stored} found={answer?.found ?? null} />
      <div className="cluster">
        <div>
          <TextInput {...ask('from', stored?.from ?? '')} label={words.stopFrom} hint={words.monthHint} width="short" />
        </div>
        <div>
          <TextInput {...ask('to', stored?.to ?? '')} label={words.stopTo} hint={words.monthHint} width="short" />
        </div>
      </div>
      <TextArea {...ask('note', stored?.note)} label={words.stopNote} rows={3} optional />
      <div className="actions">
        <Button name="intent" value="save" disabled={busy}>
          {words.stopSave}
        </Button>
      </div>
    </Form>
  );
}

type PlaceChoiceProps = Pick<StopFormProps, 'stopId' | 'stored'> & { found: StopAnswer['found'] };

function PlaceChoice({ stopId, stored, found }: PlaceChoiceProps) {
  const hasPoint = stored !== undefined && stored.lat !== null && stored.lon !== null;
  const point = hasPoint ? (
    <>
      <input type="hidden" name="lat" value={stored.lat ?? ''} />
      <input type="hidden" name="lon" value={stored.lon ?? ''} />
    </>
  ) : null;
  if (found === null) {
    return hasPoint ? (
      <>
        {point}
        <input type="hidden" name="found" value="keep" />
      </>
    ) : null;
  }
  if (found.length === 0 && !hasPoint) return <p role="status">{words.stopFoundNone}</p>;
  const rest = [
    ...(hasPoint ? [{ value: 'keep', label: words.stopKeepPoint }] : []),
    { value: 'typed', label: words.stopKeepTyped },
  ];
  return (
    <>
      {point}
      <Radios
        id={`stop-${stopId}-found`}
        name="found"
        label={words.stopFound}
        hint={found.length === 0 ? words.stopFoundNone : undefined}
        options={[...found, ...rest]}
        defaultValue={found[0]?.value ?? 'keep'}
      />
    </>
  );
}
