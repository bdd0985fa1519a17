import { type NewStop, newStopSchema } from '~/domain/cases';
import { areaByCode, areaOfPoint, type GazetteerPlace, searchGazetteer } from '~/domain/places/index.server';
import { errorsOf, orNull, textOf, trimmedOf } from './answers.server';

/** A place of the gazetteer as a choice of the form: its value carries all of it. */
export interface FoundPlace {
  value: string;
  label: string;
}

const FOUND_MAX = 12;

/** Places by the first part of what was typed ("Salwa, Hawalli" → "Salwa"), in the chosen country if there is one. */
export async function findPlaces(typed: string, country: string): Promise<FoundPlace[]> {
  const name = typed.split(',')[0]?.trim() ?? '';
  if (name === '') return [];
  const found = await searchGazetteer(name, country || undefined, FOUND_MAX);
  return found.map((place) => ({ value: choiceOf(place), label: labelOf(place) }));
}

function labelOf({ name, regionCode, country }: GazetteerPlace): string {
  return [name, areaByCode(regionCode)?.name, areaByCode(country)?.name ?? country].filter(Boolean).join(', ');
}

const choiceOf = (place: GazetteerPlace) => [place.lat, place.lon, place.country, labelOf(place)].join('|');

/** The place that was chosen in a form that comes back for another reason; null when none was. */
export function chosenPlace(form: FormData): FoundPlace[] | null {
  const value = textOf(form, 'found');
  const label = value.split('|').slice(3).join('|');
  return label === '' ? null : [{ value, label }];
}

export type ReadStop = { ok: true; stop: NewStop } | { ok: false; errors: Record<string, string[]> };

/** Reads the stop's form. A chosen place brings its name, country and point; otherwise what was typed stands. */
export function readStopForm(form: FormData): ReadStop {
  const chosen = textOf(form, 'found');
  const [lat, lon, country, ...label] = chosen.split('|');
  const isPlace = label.length > 0;
  const keepsPoint = chosen === 'keep';
  const stop = newStopSchema.safeParse({
    kind: textOf(form, 'kind'),
    content: {
      place: isPlace ? label.join('|') : trimmedOf(form, 'place'),
      country: isPlace ? country : orNull(trimmedOf(form, 'country')),
      lat: numberOrNull(isPlace ? lat : keepsPoint ? textOf(form, 'lat') : ''),
      lon: numberOrNull(isPlace ? lon : keepsPoint ? textOf(form, 'lon') : ''),
      from: orNull(trimmedOf(form, 'from')),
      to: orNull(trimmedOf(form, 'to')),
      note: textOf(form, 'note'),
    },
  });
  return stop.success ? { ok: true, stop: stop.data } : { ok: false, errors: errorsOf(stop.error) };
}

const numberOrNull = (text = '') => (text === '' ? null : Number(text));

/** What the public map could show of a place at most, or why nothing. */
export type StopArea =
  | { name: string }
  | { reason: 'country_unknown' | 'point_invalid' | 'country_mismatch' | 'too_far' }
  | null;

export function areaOfStop(stop: { lat: number | null; lon: number | null; country: string | null }): StopArea {
  if (stop.lat === null || stop.lon === null) return null;
  const match = areaOfPoint({ lat: stop.lat, lon: stop.lon, country: stop.country ?? '' });
  return match.ok ? { name: areaByCode(match.regionCode)?.name ?? match.regionCode } : { reason: match.reason };
}
