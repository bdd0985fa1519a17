export const PRIVATE_KINDS = [
  'name',
  'alias',
  'relative',
  'perpetrator',
  'contact',
  'identifier',
  'address',
  'place',
  'vendor',
  'date',
  'note',
  'point',
] as const;

/** One value of the private file of a case that may not stand in any public text. Dates are `YYYY-MM-DD` or `YYYY-MM`, points `lat,lon`. */
export interface PrivateValue {
  kind: (typeof PRIVATE_KINDS)[number];
  value: string;
}

/** What the check needs to know of a case; a case file of shared/cases has this shape. */
export interface CaseContent {
  private: {
    fullName: { given: string; family: string; aliases: readonly string[] };
    dateOfBirth?: string | null;
    phones?: readonly string[];
    emails?: readonly string[];
    idNumbers?: ReadonlyArray<{ value: string }>;
    address?: string | null;
    familyMembers?: ReadonlyArray<{ name: string }>;
    allegedPerpetrators?: ReadonlyArray<{ name: string }>;
    caseOfficerNotes?: string | null;
  };
  journey?: ReadonlyArray<{
    place: string;
    lat?: number | null;
    lon?: number | null;
    from?: string | null;
    to?: string | null;
  }>;
  assessment?: { lineItems: ReadonlyArray<{ vendor?: string | null }> };
}

/**
 * Every value of a case that the private value check looks for. Countries are left out by the check itself; areas
 * that may be named in public (a region the consent allows) are passed as `publicAreas` and dropped.
 */
export function privateValuesOf(content: CaseContent, publicAreas: readonly string[] = []): PrivateValue[] {
  const { private: file, journey = [], assessment } = content;
  const values: PrivateValue[] = [];
  const add = (kind: PrivateValue['kind'], ...found: ReadonlyArray<string | null | undefined>): void => {
    for (const value of found) if (value?.trim()) values.push({ kind, value: value.trim() });
  };
  add('name', `${file.fullName.given} ${file.fullName.family}`.trim());
  add('alias', ...file.fullName.aliases);
  add('relative', ...(file.familyMembers ?? []).map(({ name }) => name));
  add('perpetrator', ...(file.allegedPerpetrators ?? []).map(({ name }) => name));
  add('contact', ...(file.phones ?? []), ...(file.emails ?? []));
  add('identifier', ...(file.idNumbers ?? []).map(({ value }) => value));
  add('address', file.address);
  add('date', file.dateOfBirth);
  add('note', file.caseOfficerNotes);
  for (const stop of journey) {
    add('place', withoutAreas(stop.place, publicAreas));
    add('date', stop.from, stop.to);
    add('identifier', coordinate(stop.lat), coordinate(stop.lon));
    if (typeof stop.lat === 'number' && typeof stop.lon === 'number') add('point', `${stop.lat},${stop.lon}`);
  }
  add('vendor', ...(assessment?.lineItems ?? []).map(({ vendor }) => vendor));
  const seen = new Set<string>();
  return values.filter(({ kind, value }) => !seen.has(`${kind}\n${value}`) && seen.add(`${kind}\n${value}`));
}

const coordinate = (degrees: number | null | undefined): string | undefined =>
  degrees === null || degrees === undefined || Number.isInteger(degrees)
    ? undefined
    : degrees.toFixed(6).replace(/0+$/, '');

function withoutAreas(place: string, areas: readonly string[]): string {
  const open = new Set(areas.map((area) => area.toLowerCase()));
  return place
    .split(',')
    .map((part) => part.trim())
    .filter((part) => !open.has(part.toLowerCase()))
    .join(', ');
}
