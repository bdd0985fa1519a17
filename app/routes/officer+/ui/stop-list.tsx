import { Form } from '@remix-run/react';
import { cases as words } from '~/catalogues/en/cases';
import type { StopContent, StopKind } from '~/domain/cases';
import { Button, Confirm, MilestoneIcon, type MilestoneKind, type Option } from '~/ui';
import { type StopAnswer, StopForm } from './stop-form';
import { say } from './words';

type StopArea =
  | { name: string }
  | { reason: 'country_unknown' | 'point_invalid' | 'country_mismatch' | 'too_far' }
  | null;
export interface ListedStop extends StopContent {
  id: string;
  position: number;
  kind: StopKind;
  area: StopArea;
}

const icons: Record<StopKind, MilestoneKind> = {
  origin: 'origin',
  recruitment: 'recruitment',
  transit: 'transit',
  exploitation: 'exploitation',
  escape_or_rescue: 'safety',
  shelter: 'safety',
  return: 'home',
  destination: 'home',
};
const neverShown: readonly StopKind[] = ['escape_or_rescue', 'shelter', 'return', 'destination'];

interface StopListProps {
  stops: readonly ListedStop[];
  countries: readonly Option[];
  answer?: StopAnswer;
}

/** The journey in order, with what the public could see of each stop at most. */
export function StopList({ stops, countries, answer }: StopListProps) {
  if (stops.length === 0) return <p>{words.journeyEmpty}</p>;
  return (
    <ol className="timeline">
      {stops.map((stop) => {
        const own = answer?.stopId === stop.id ? answer : undefined;
        return (
          <li key={stop.id}>
            <StopHead stop={stop} />
            <div className="cluster">
              <MoveButton stop={stop} by={-1} disabled={stop.position === 1} label={words.moveUp} />
              <MoveButton stop={stop} by={1} disabled={stop.position === stops.length} label={words.moveDown} />
            </div>
            <details className="confirm" open={own !== undefined}>
              <summary>{words.stopEdit}</summary>
              <StopForm stopId={stop.id} countries={countries} stored={stop} answer={own} />
            </details>
            <Confirm summary={words.stopRemove} consequences={<p>{words.stopRemoveText}</p>}>
              <Form method="post" preventScrollReset>
                <input type="hidden" name="stopId" value={stop.id} />
                <Button name="intent" value="remove" kind="danger" small>
                  {words.stopRemove}
                </Button>
              </Form>
            </Confirm>
          </li>
        );
      })}
    </ol>
  );
}

function StopHead({ stop }: { stop: ListedStop }) {
  const months =
    stop.from === null && stop.to === null
      ? words.months_unknown
      : say(words.monthsRange, { from: stop.from ?? '?', to: stop.to ?? '?' });
  return (
    <>
      <p className="cluster small soft">
        <MilestoneIcon kind={icons[stop.kind]} />
        {words[`kind_${stop.kind}`]} · {months}
      </p>
      <h3>{stop.place}</h3>
      {stop.note ? <p>{stop.note}</p> : null}
      <p className="small soft">{neverShown.includes(stop.kind) ? words.journeyNeverShown : areaWords(stop.area)}</p>
    </>
  );
}

function areaWords(area: StopArea): string {
  if (area === null) return words.journeyNoPoint;
  if ('name' in area) return say(words.journeyArea, { area: area.name });
  return say(words.journeyNoArea, { reason: words[`reason_${area.reason}`] });
}

function MoveButton({ stop, by, disabled, label }: { stop: ListedStop; by: 1 | -1; disabled: boolean; label: string }) {
  if (disabled) return null;
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="stopId" value={stop.id} />
      <input type="hidden" name="position" value={stop.position + by} />
      <Button name="intent" value="move" kind="quiet" small aria-label={`${label}: ${stop.place}`}>
        {label}
      </Button>
    </Form>
  );
}
