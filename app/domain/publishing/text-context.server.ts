import type { Assessment } from '../anonymity';
import type { ConsentScope } from '../consent';
import { privateValues, type TextContext } from './check-text.server';
import type { Projection } from './gate';
import type { GateContent } from './gate-content.server';
import type { GivenUpWords } from './given-up-words';
import { isPublicKind, type projectStops } from './project-case.server';
import { areaWithin } from './within-limits.server';

interface Around {
  granted: readonly ConsentScope[];
  otherRefusals: readonly string[];
  /** The page as it would be told, and what was given up for it. */
  projection: Projection;
  anonymity: Assessment | null;
  areaOfStop: ReturnType<typeof projectStops>['areaOfStop'];
  givenUp: GivenUpWords;
}

/** What the text gate must know of a case to judge its words. */
export function textContext(
  opened: GateContent,
  { granted, otherRefusals, projection, anonymity, areaOfStop, givenUp }: Around,
): TextContext {
  const { journey } = opened;
  const areaNameOf = areaNames(journey, areaOfStop, anonymity);
  return {
    granted,
    otherRefusals,
    privateValues: privateValues(opened, [...new Set(areaNameOf.values())]),
    years: projection.stops.flatMap(({ years }) => years ?? []),
    places: journey.map(({ id, place }) => ({ place, areaName: areaNameOf.get(id) ?? null })),
    mayTellAge: granted.includes('age_band'),
    names: generalNames(opened),
    givenUp,
  };
}

/** The area by which each stop may be named in words. */
function areaNames(
  journey: GateContent['journey'],
  areaOfStop: Around['areaOfStop'],
  anonymity: Assessment | null,
): ReadonlyMap<string, string> {
  return new Map(
    journey.flatMap(({ id, kind }) => {
      const area = areaOfStop.get(id) ?? null;
      const told = isPublicKind(kind) && anonymity ? areaWithin({ kind, area }, anonymity.limits) : area;
      return told ? [[id, told.name]] : [];
    }),
  );
}

/** Who bears which name, in words that tell nobody. */
function generalNames({ person: { content }, needs }: GateContent): TextContext['names'] {
  const named = (names: readonly string[], general: string) => names.filter(Boolean).map((name) => ({ name, general }));
  return [
    ...named([content.given, content.family, ...content.aliases], 'this person'),
    ...named(
      content.familyMembers.map(({ name }) => name),
      'a relative',
    ),
    ...named(
      content.allegedPerpetrators.map(({ name }) => name),
      'somebody',
    ),
    ...named(
      (needs?.lines ?? []).map(({ vendor }) => vendor),
      'a supplier',
    ),
  ];
}
