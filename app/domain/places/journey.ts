import type { AreaRef, AreaTable } from './area';
import { type CoarsenOptions, coarsenIn, coarserGrant, type GrantedPlaces } from './coarsen';
import type { RegionMatch, TruePoint } from './locate';
import { type GrantedTimes, type PublicTime, publicTime, type Stay, stayBand } from './times';

/** Stops of the private journey, in the terms of the case file. */
export const STOP_KINDS = [
  'origin',
  'recruitment',
  'transit',
  'exploitation',
  'escape_or_rescue',
  'shelter',
  'return',
  'destination',
] as const;
export type StopKind = (typeof STOP_KINDS)[number];

/** The only kinds that may be public. Everything else may tell where somebody is now. */
export const PUBLIC_STOP_KINDS = ['origin', 'recruitment', 'transit', 'exploitation'] as const;
export type PublicStopKind = (typeof PUBLIC_STOP_KINDS)[number];

/** Kinds that may tell present whereabouts: the country that holds one is never divided. */
const WHEREABOUTS: ReadonlySet<StopKind> = new Set(['shelter', 'return', 'destination']);

const isPublicKind = (kind: StopKind): kind is PublicStopKind =>
  (PUBLIC_STOP_KINDS as readonly StopKind[]).includes(kind);

export interface TrueStop extends TruePoint {
  order: number;
  kind: StopKind;
  /** `YYYY-MM`, where known. */
  from?: string | null;
  to?: string | null;
}

export interface JourneyGrants extends Partial<CoarsenOptions> {
  places: GrantedPlaces;
  times: GrantedTimes;
}

export interface PublicStop {
  /** 1, 2, 3 … in the order of the journey; says nothing of the order numbers in the case. */
  number: number;
  kinds: readonly PublicStopKind[];
  area: AreaRef;
  time: PublicTime | null;
  stay: Stay | null;
}

export interface WithheldStop {
  order: number;
  reason: 'kind_is_never_public' | 'not_granted' | 'not_located' | 'too_few_people';
}

export interface PublicJourney {
  stops: readonly PublicStop[];
  /** For the officer: what is not shown, and why. Never rendered to the public. */
  withheld: readonly WithheldStop[];
}

interface Placed {
  area: AreaRef;
  parts: { kind: PublicStopKind; from: string | null; to: string | null }[];
}

/** A stop as far as it is known: whoever has no country or no point is not located. */
export type KnownStop = Pick<TrueStop, 'kind'> & { country: string | null; lat: number | null; lon: number | null };

/**
 * One level for a whole page, as coarse as its coarsest stop needs. Were each told by its own, the one that is coarser
 * than the others would say why: that somebody is there now, or that few people live there.
 */
export function evenGrantIn(
  table: AreaTable,
  locate: (point: TruePoint) => RegionMatch,
  stops: readonly KnownStop[],
  { places, populationMin = 100_000 }: Omit<JourneyGrants, 'times'>,
): GrantedPlaces {
  const shown = stops.filter(({ kind }) => isPublicKind(kind));
  const hidden = stops.filter(({ kind }) => !isPublicKind(kind));
  const undivided = new Set(hidden.filter(({ kind }) => WHEREABOUTS.has(kind)).map(({ country }) => country));
  // A hidden place whose country is not known could be in any of them.
  const mayBeThere =
    hidden.some(({ country }) => country === null) || shown.some((stop) => undivided.has(stop.country));
  const regions = shown.flatMap(({ country, lat, lon }) => {
    const match = country === null || lat === null || lon === null ? null : locate({ country, lat, lon });
    return match?.ok ? [match.regionCode] : [];
  });
  let grant = mayBeThere ? coarserGrant(places, 'country') : places;
  for (;;) {
    const levels = regions.flatMap((code) => coarsenIn(table, code, grant, { populationMin })?.level ?? []);
    const coarsest = levels.reduce<GrantedPlaces>((one, other) => coarserGrant(one, other), grant);
    if (coarsest === grant) return grant;
    grant = coarsest;
  }
}

/**
 * The public side of a journey: ordered areas, consecutive equal ones merged, kinds that cannot tell present
 * whereabouts, no date finer than a season. A stop that cannot be placed is withheld, never guessed.
 */
export function coarsenJourneyIn(
  table: AreaTable,
  locate: (point: TruePoint) => RegionMatch,
  stops: readonly TrueStop[],
  { places, times, populationMin = 100_000 }: JourneyGrants,
): PublicJourney {
  const withheld: WithheldStop[] = [];
  const placed: Placed[] = [];
  const granted = evenGrantIn(table, locate, stops, { places, populationMin });
  for (const stop of [...stops].sort((a, b) => a.order - b.order)) {
    const { kind, order } = stop;
    if (!isPublicKind(kind)) {
      withheld.push({ order, reason: 'kind_is_never_public' });
      continue;
    }
    if (places === 'none') {
      withheld.push({ order, reason: 'not_granted' });
      continue;
    }
    const match = locate(stop);
    if (!match.ok) {
      withheld.push({ order, reason: 'not_located' });
      continue;
    }
    const area = coarsenIn(table, match.regionCode, granted, { populationMin });
    if (area === null) {
      withheld.push({ order, reason: 'too_few_people' });
      continue;
    }
    const part = { kind, from: stop.from ?? null, to: stop.to ?? null };
    const previous = placed.at(-1);
    if (previous && previous.area.code === area.code) previous.parts.push(part);
    else placed.push({ area, parts: [part] });
  }
  const south = (code: string): boolean => (table.get(code)?.anchor[1] ?? 0) < 0;
  return { withheld, stops: placed.map((stop, index) => publicStop(stop, index + 1, times, south(stop.area.code))) };
}

function publicStop({ area, parts }: Placed, number: number, times: GrantedTimes, southern: boolean): PublicStop {
  const kinds = [...new Set(parts.map(({ kind }) => kind))];
  // The years at the origin begin with a birth; they are never told.
  const dated = parts.filter(({ kind }) => kind !== 'origin');
  return {
    number,
    kinds,
    area,
    time: publicTime(dated, times, southern),
    stay: times === 'none' ? null : stayBand(dated),
  };
}
