import type { Transaction } from '../../platform/db/index.server';
import type { PersonFacts, YearRange } from '../anonymity';
import { type RegisteredPerson, registerPerson } from '../anonymity/index.server';
import { areaOfPoint } from '../places/index.server';
import { ageClassOn } from './age';
import { type OpenAssessment, type OpenStop, openEverything } from './open-case.server';
import { publicForm } from './public-form';
import { rateTable } from './rate-table.server';
import type { Person } from './schemas';
import type { CaseSealer } from './sealing.server';
import { lineTotalMinor, rateOf, toSettlement } from './settlement';
import { systemNow } from './trail.server';

/**
 * Tells the register of tokens what the case now says of its person, in the transaction of the save. Plain text does not
 * leave this function: the register gets keyed hashes.
 */
export async function registerFacts(tx: Transaction, caseId: string, sealer: CaseSealer): Promise<void> {
  const { person, journey, needs } = await openEverything(tx, caseId, sealer);
  const now = await systemNow(tx);
  await registerPerson(tx, {
    caseId,
    isAdult: ageClassOn(person.dateOfBirth, now) === 'adult',
    facts: factsOf(person, journey, needs),
    identifiers: identifiersOf(person),
    incident: incidentOf(person, journey),
  });
}

const SEX_OF: Partial<Record<Person['gender'], NonNullable<PersonFacts['sex']>>> = {
  Feminine: 'female',
  Masculine: 'male',
  TransgenderFeminine: 'female',
  TransgenderMasculine: 'male',
  NonConforming: 'other',
};
export const sexOf = (gender: Person['gender']): PersonFacts['sex'] => SEX_OF[gender] ?? null;

export function factsOf(person: Person, journey: readonly OpenStop[], needs: OpenAssessment | null): PersonFacts {
  const stopsOf = (...kinds: OpenStop['kind'][]) => journey.filter(({ kind }) => kinds.includes(kind));
  const exploitation = stopsOf('exploitation');
  const has = (category: string) => needs?.lines.some((line) => line.category === category) ?? false;
  return {
    sex: sexOf(person.gender),
    born: person.dateOfBirth?.slice(0, 7) ?? null,
    form: publicForm(person.trafficking),
    origin: stopsOf('origin').map(areaOf),
    exploitation: exploitation.map(areaOf),
    way: stopsOf('recruitment', 'transit').map(areaOf),
    years: exploitation.map(yearsOf),
    goal: goalOf(needs),
    hasFamilyNeed: has('family_support'),
    hasHealthNeed: has('medical'),
  };
}

/** The region of a point that fits its country; else the country, where it is known. */
function areaOf({ country, lat, lon }: OpenStop): string | null {
  if (country === null || lat === null || lon === null) return country;
  const match = areaOfPoint({ country, lat, lon });
  return match.ok ? match.regionCode : country;
}

function yearsOf({ from, to }: OpenStop): YearRange | null {
  const months = [from, to].filter((month) => month !== null).map((month) => Number(month.slice(0, 4)));
  return months.length === 0 ? null : { from: Math.min(...months), to: Math.max(...months) };
}

function goalOf(needs: OpenAssessment | null): PersonFacts['goal'] {
  if (needs === null || needs.lines.length === 0) return null;
  const table = rateTable();
  const rate = rateOf(table, needs.currency);
  if (!rate) return null;
  const minor = needs.lines.reduce(
    (sum, line) => sum + toSettlement(lineTotalMinor(line), rate, table.marginPercent),
    0n,
  );
  return { currency: table.settlementCurrency, minor };
}

/** Two cases with one of these in common are one person: a family's shared telephone makes fewer people, never more. */
function identifiersOf({ given, family, dateOfBirth, idNumbers, phones, emails }: Person): string[] {
  const name = `${given} ${family}`.trim();
  return [
    ...idNumbers.map(({ value }) => `document/${value}`),
    ...phones.map((phone) => `phone/${phone}`),
    ...emails.map((email) => `email/${email}`),
    ...(name && dateOfBirth ? [`name/${name}/${dateOfBirth}`] : []),
  ];
}

const NAME_LETTERS_MIN = 6;

/** Two people with one of these in common come from one incident: the same exploiter, or the same place in the same year. */
function incidentOf({ allegedPerpetrators }: Person, journey: readonly OpenStop[]): RegisteredPerson['incident'] {
  const names = allegedPerpetrators.map(({ name }) => name).filter((name) => name.length >= NAME_LETTERS_MIN);
  return [
    ...names.map((name) => `perpetrator/${name}`),
    ...journey
      .filter(({ kind }) => kind === 'exploitation')
      .flatMap((stop) => yearsWithin(yearsOf(stop)).map((year) => `place/${stop.country ?? ''}/${stop.place}/${year}`)),
  ];
}

const YEARS_MAX = 60;
const yearsWithin = (years: YearRange | null): (number | string)[] =>
  years === null
    ? ['unknown']
    : Array.from({ length: Math.min(years.to - years.from + 1, YEARS_MAX) }, (_, index) => years.from + index);
