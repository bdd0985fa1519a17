import { cases as words } from '~/catalogues/en/cases';
import type { StopContent, StopKind } from '~/domain/cases';
import { MilestoneIcon, type MilestoneKind } from '~/ui';
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

/** The journey in order, with what the public could see of each stop at most. Changing one opens it below. */
export function StopList({ stops }: { stops: readonly ListedStop[] }) {
  if (stops.length === 0) return <p>{words.journeyEmpty}</p>;
  return (
    <ol className="timeline">
      {stops.map((stop) => (
        <li key={stop.id}>
          <StopHead stop={stop} />
          <a href={`?stop=${stop.id}#stop-${stop.id}`} aria-label={say(words.changeOne, { name: stop.place })}>
            {words.change}
          </a>
        </li>
      ))}
    </ol>
  );
}

function StopHead({ stop }: { stop: ListedStop }) {
  const months =
    stop.from === null && stop.to === null
      ? words.months_unknown
      : say(words.monthsRange, { from: stop.from ?? '…', to: stop.to ?? '…' });
  return (
    <>
      <p className="cluster small soft">
        <MilestoneIcon kind={icons[stop.kind]} />
        {words[`kind_${stop.kind}`]} · {months}
      </p>
      <h2>{stop.place}</h2>
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
