import type { Sex, ToldFacts, YearRange } from '../anonymity';
import type { Need, NeedLine, NeedStop, NeedTranslation } from '../campaigns';
import type { ProjectedLine, ProjectedStop, Projection } from './gate';

/**
 * What each key of a page says of the person: a fact of the tuple, free words (the text gate's), or nothing. A key that
 * is new does not compile until it is thought about; nor does one that the public side renders.
 */
type Says =
  | 'sex'
  | 'age'
  | 'form'
  | 'places'
  | 'period'
  | 'goal'
  | 'categories'
  | 'words'
  | 'parts'
  | 'nothing'
  | 'private';

export const PROJECTION_SAYS = {
  // The language in which an office writes.
  locale: 'nothing',
  title: 'words',
  story: 'words',
  form: 'form',
  ageBand: 'age',
  // One for the whole platform.
  currency: 'nothing',
  goalMinor: 'goal',
  lines: 'parts',
  stops: 'parts',
  // The same words once more, held to the original.
  translations: 'words',
  // Told to the officer; a page never shows when its consent ends.
  visibleThrough: 'private',
} as const satisfies Record<keyof Projection, Says>;

export const LINE_SAYS = {
  needsLineId: 'private',
  position: 'nothing',
  category: 'categories',
  label: 'words',
  translations: 'words',
  goalMinor: 'goal',
  priority: 'nothing',
  local: 'private',
} as const satisfies Record<keyof ProjectedLine, Says>;

export const STOP_SAYS = {
  stopId: 'private',
  position: 'places',
  kind: 'places',
  area: 'places',
  years: 'period',
  text: 'words',
  translations: 'words',
} as const satisfies Record<keyof ProjectedStop, Says>;

const FIGURES = {
  currency: 'nothing',
  goalMinor: 'goal',
  // What donors did.
  raisedMinor: 'nothing',
  missingMinor: 'nothing',
  paidMinor: 'nothing',
} as const;

/** The same for what the public side reads, so that a column cannot be rendered past the projection. */
export const RENDERED_SAYS = {
  need: {
    ...FIGURES,
    // Random.
    id: 'nothing',
    slug: 'nothing',
    locale: 'nothing',
    title: 'words',
    story: 'words',
    form: 'form',
    ageBand: 'age',
    categories: 'categories',
    areaCodes: 'places',
    // The month of a shuffled release of many.
    publishedMonth: 'nothing',
    lines: 'parts',
    stops: 'parts',
    updates: 'words',
    // Whether the page is of a group of children: it has no tuple of one person.
    isGroup: 'nothing',
  } as const satisfies Record<keyof Need, Says>,
  line: {
    ...FIGURES,
    id: 'nothing',
    position: 'nothing',
    category: 'categories',
    label: 'words',
    priority: 'nothing',
  } as const satisfies Record<keyof NeedLine, Says>,
  stop: {
    position: 'places',
    kind: 'places',
    areaCode: 'places',
    years: 'period',
    text: 'words',
  } as const satisfies Record<keyof NeedStop, Says>,
  translation: {
    // A language in which an office writes.
    locale: 'nothing',
    title: 'words',
    story: 'words',
    stops: 'words',
    labels: 'words',
  } as const satisfies Record<keyof NeedTranslation, Says>,
};

/** English alone can be written without telling the sex; elsewhere grammar tells it. */
const TELLS_SEX =
  /\b(?:m[ae]n|wom[ae]n|he|she|his|him|hers?|himself|herself|husband|wife|father|mother|brother|sister|son|daughter|boy|girl|male|female|lady|gentleman|Mrs?|Ms|widow(?:er)?|pregnan(?:t|cy)|grand(?:father|mother)|aunt|uncle)s?\b/i;

export function sexIsTold({ locale, title, story, stops, lines, translations }: Projection): boolean {
  const text = [title, story, ...stops.map((stop) => stop.text), ...lines.map(({ label }) => label)].join('\n');
  // Of an English translation there is an original in another language.
  return text.trim() !== '' && (locale !== 'en' || translations.length > 0 || TELLS_SEX.test(text));
}

/** A stop as consent would let it be told, also where it says nothing new and is left out. */
export type PlacedStop = Pick<ProjectedStop, 'kind' | 'area' | 'years'>;

/** The tuple of a page: what it would tell of the person, as finely as consent allows. */
export function toldFacts(projection: Projection, stops: readonly PlacedStop[], sex: Sex | null): ToldFacts {
  const { ageBand, form, lines, currency, goalMinor } = projection;
  const codesOf = (...kinds: ProjectedStop['kind'][]) =>
    stops.flatMap(({ kind, area }) => (area && kinds.includes(kind) ? [area.code] : []));
  return {
    sex: sexIsTold(projection) ? (sex ?? 'unknown') : null,
    ageBand,
    form,
    origin: codesOf('origin'),
    exploitation: codesOf('exploitation'),
    way: codesOf('recruitment', 'transit'),
    years: stops.flatMap(({ kind, years }) => (kind === 'exploitation' && years !== null ? [yearsOf(years)] : [])),
    goal: { currency, minor: goalMinor },
    hasFamilyNeed: lines.some(({ category }) => category === 'family_support'),
    hasHealthNeed: lines.some(({ category }) => category === 'medical'),
  };
}

export function yearsOf(text: string): YearRange {
  const [from, to] = text.split('–').map(Number);
  if (!Number.isInteger(from) || !Number.isInteger(to)) throw new RangeError('a range of years is two years');
  return { from: from as number, to: to as number };
}
