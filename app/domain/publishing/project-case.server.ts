import { createHash } from 'node:crypto';
import { lineTotalMinor, type RateTable, rateOf, toSettlement } from '../cases';
import type { OpenAssessment, OpenStop } from '../cases/index.server';
import type { ConsentScope } from '../consent';
import { type GrantedPlaces, PUBLIC_STOP_KINDS, type PublicStopKind } from '../places';
import { coarsenJourney, evenGrant } from '../places/index.server';
import { keyIn, type OwnKey, textOf, translatedInto, type WrittenDraft } from './fields';
import type { GivenUp, ProjectedLine, ProjectedStop, ProjectedTranslation, Projection, Translated } from './gate';
import type { PlacedStop } from './told-facts';

/** What consent allows to be told of places. Without the country scope nothing is told: a region would name its country. */
export function grantedPlaces(granted: readonly ConsentScope[]): GrantedPlaces {
  if (!granted.includes('journey_country')) return 'none';
  return granted.includes('journey_region') ? 'region' : 'country';
}

export const isPublicKind = (kind: OpenStop['kind']): kind is PublicStopKind =>
  (PUBLIC_STOP_KINDS as readonly string[]).includes(kind);

/** The stops as the public would read them: kinds that tell nothing of the present, areas as coarse as granted. */
export function projectStops(
  journey: readonly OpenStop[],
  draft: WrittenDraft,
  granted: readonly ConsentScope[],
): {
  stops: ProjectedStop[];
  givenUp: GivenUp;
  areaOfStop: ReadonlyMap<string, ProjectedStop['area']>;
  placed: PlacedStop[];
} {
  const elsewhere = journey.filter(({ kind }) => !isPublicKind(kind));
  const places = evenGrant(journey, grantedPlaces(granted));
  const shown: Omit<ProjectedStop, 'position'>[] = [];
  const placed: PlacedStop[] = [];
  const areaOfStop = new Map<string, ProjectedStop['area']>();
  let unplaced = 0;
  for (const stop of journey) {
    if (!isPublicKind(stop.kind)) continue;
    const area = areaOf(stop, elsewhere, places);
    if (area === null && places !== 'none') unplaced += 1;
    if (area !== null) {
      const told = { code: area.code, level: area.level, name: area.name };
      areaOfStop.set(stop.id, told);
      placed.push({ kind: stop.kind, area: told, years: area.years });
    }
    const isTold = granted.includes('story');
    const text = isTold ? textOf(draft.content, `stop/${stop.id}`).trim() : '';
    const repeats = area !== null && shown.at(-1)?.area?.code === area.code;
    // A stop that would say nothing new is not a stop for the reader.
    if (text === '' && (area === null || repeats)) continue;
    shown.push({
      stopId: stop.id,
      kind: stop.kind,
      area: area && { code: area.code, level: area.level, name: area.name },
      years: area?.years ?? null,
      text,
      translations: isTold ? translated(draft, `stop/${stop.id}`) : {},
    });
  }
  const stops = shown.map((stop, index) => ({ ...stop, position: index + 1 }));
  const stopsTrue = journey.length;
  const stopsShown = new Set(stops.flatMap(({ area }) => area?.code ?? [])).size;
  return {
    stops,
    areaOfStop,
    placed,
    givenUp: { granted: places, stopsTrue, stopsShown, neverPublic: elsewhere.length, unplaced },
  };
}

function areaOf(stop: OpenStop, elsewhere: readonly OpenStop[], places: GrantedPlaces) {
  const { country, lat, lon } = stop;
  if (places === 'none' || country === null || lat === null || lon === null) return null;
  const withPoint = ({ kind, country: of, position, from, to }: OpenStop) => ({
    kind,
    country: of ?? '',
    order: position,
    lat: 0,
    lon: 0,
    from,
    to,
  });
  const others = elsewhere.map(withPoint);
  const { stops } = coarsenJourney([{ ...withPoint(stop), country, lat, lon }, ...others], { places, times: 'years' });
  const [only] = stops;
  if (!only) return null;
  const { time } = only;
  return { ...only.area, years: time?.kind === 'years' && time.from < time.to ? `${time.from}–${time.to}` : null };
}

/** One text in the languages into which the draft is translated. */
const translated = (draft: WrittenDraft, own: OwnKey): Translated =>
  Object.fromEntries(
    translatedInto(draft).map((language) => [language, textOf(draft.content, keyIn(language, own)).trim()]),
  );

/** Title and story in the languages into which the draft is translated. */
export const projectTranslations = (draft: WrittenDraft): ProjectedTranslation[] =>
  translatedInto(draft).map((locale) => ({
    locale,
    title: textOf(draft.content, keyIn(locale, 'title')).trim(),
    story: textOf(draft.content, keyIn(locale, 'story')).trim(),
  }));

/** Each line at the table's rate with its margin, rounded up to two digits. Null when the table has no such currency. */
export function projectLines(needs: OpenAssessment, draft: WrittenDraft, table: RateTable): ProjectedLine[] | null {
  const rate = rateOf(table, needs.currency);
  if (!rate) return null;
  return needs.lines.map((line, index) => {
    const amountMinor = lineTotalMinor(line);
    return {
      needsLineId: line.id,
      position: index + 1,
      category: line.category,
      label: textOf(draft.content, `label/${line.id}`).trim(),
      translations: translated(draft, `label/${line.id}`),
      goalMinor: toSettlement(amountMinor, rate, table.marginPercent),
      priority: line.priority,
      local: { currency: needs.currency, amountMinor },
    };
  });
}

/** Hash of what the public would read, and of nothing else. */
export function digestOf(projection: Projection): string {
  const { lines, ...rest } = projection;
  const told = { ...rest, lines: lines.map(({ local: _local, ...line }) => line) };
  const text = JSON.stringify(told, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
  return createHash('sha256').update(text).digest('hex');
}
