import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { AreaTable } from '../places';
import { areaTable } from '../places/index.server';
import { coarsen } from './coarsening';
import {
  AGE_BANDS,
  bornMonthsOf,
  FINEST,
  FORMS,
  goalBand,
  type Limits,
  type PersonFacts,
  SEXES,
  type ToldFacts,
} from './facts';
import { type Count, climb, groupIsLargeEnough, LADDER, limitsAfter, stepsFor } from './ladder';
import { syntheticPeople } from './synthetic';
import { marksOfPerson, type Question, questionOf } from './tokens';

// A register in memory: what private.people_sharing does, on marks instead of tokens.
interface Registered {
  person: string;
  incident: string | null;
  marks: Set<string>;
}
const NOW = new Date('2026-11-22T00:00:00Z');
const K = 11;
const INCIDENTS = 3;

let table: AreaTable;
beforeAll(() => {
  table = areaTable();
});

const sharing = (register: readonly Registered[], { every, born }: Question) => {
  const found = register.filter(
    ({ marks }) => every.every((mark) => marks.has(mark)) && (born === null || born.some((mark) => marks.has(mark))),
  );
  return {
    people: new Set(found.map(({ person }) => person)).size,
    incidents: new Set(found.flatMap(({ incident }) => incident ?? [])).size,
  };
};
const countOf = (register: readonly Registered[], question: Question): Count => {
  const { people, incidents } = sharing(register, question);
  return {
    people,
    holds: people >= K && incidents >= INCIDENTS,
    isolates: false,
    fewIncidents: people >= K && incidents < INCIDENTS,
    population: null,
  };
};
const registered = (facts: PersonFacts, person: string, incident: string | null): Registered => ({
  person,
  incident,
  marks: new Set(marksOfPerson(table, facts)),
});
const assess = (register: readonly Registered[], told: ToldFacts) =>
  climb(stepsFor(table, told), async (limits: readonly Limits[]) =>
    limits.map((each) => countOf(register, questionOf(table, told, each, NOW))),
  );

/** What a page would tell of somebody with every scope granted. */
const pageOf = (facts: PersonFacts): ToldFacts => {
  const known = (codes: readonly (string | null)[]) => codes.filter((code) => code !== null) as string[];
  const born = facts.born;
  const ageBand = born === null ? null : (AGE_BANDS.find((band) => bornMonthsOf(band, NOW).includes(born)) ?? null);
  return {
    sex: facts.sex ?? 'unknown',
    ageBand,
    form: facts.form,
    origin: known(facts.origin),
    exploitation: known(facts.exploitation),
    way: known(facts.way),
    years: facts.years.flatMap((range) => (range && range.from < range.to ? [range] : [])),
    goal: facts.goal ?? { currency: 'USD', minor: 350_000n },
    hasFamilyNeed: facts.hasFamilyNeed,
    hasHealthNeed: facts.hasHealthNeed,
  };
};

const somebody: PersonFacts = {
  sex: 'female',
  born: '1996-04',
  form: 'domestic_servitude',
  origin: ['ET-AM'],
  exploitation: ['KW'],
  way: ['ET-AA'],
  years: [{ from: 2021, to: 2023 }],
  goal: { currency: 'USD', minor: 410_000n },
  hasFamilyNeed: false,
  hasHealthNeed: true,
};
const many = (facts: PersonFacts, people: number, incidents: number, name = 'p'): Registered[] =>
  Array.from({ length: people }, (_, index) => registered(facts, `${name}${index}`, `${name}i${index % incidents}`));

const areas = ['ET-AM', 'ET-AA', 'ET', 'KE', 'KW', 'SA', 'MM', 'TH', 'TH-74', 'ID', 'BD-C'];
const anyPerson: fc.Arbitrary<PersonFacts> = fc.record({
  sex: fc.constantFrom(...SEXES, null),
  born: fc.option(
    fc.tuple(fc.integer({ min: 1950, max: 2008 }), fc.integer({ min: 10, max: 12 })).map((p) => p.join('-')),
  ),
  form: fc.constantFrom(...FORMS, null),
  origin: fc.array(fc.option(fc.constantFrom(...areas), { freq: 8 }), { maxLength: 1 }),
  exploitation: fc.array(fc.option(fc.constantFrom(...areas), { freq: 8 }), { maxLength: 3 }),
  way: fc.array(fc.option(fc.constantFrom(...areas), { freq: 8 }), { maxLength: 3 }),
  years: fc.array(
    fc.option(
      fc
        .tuple(fc.integer({ min: 2012, max: 2025 }), fc.integer({ min: 0, max: 4 }))
        .map(([from, length]) => ({ from, to: from + length })),
    ),
    { maxLength: 2 },
  ),
  goal: fc.option(
    fc.integer({ min: 20_000, max: 3_000_000 }).map((minor) => ({ currency: 'USD', minor: BigInt(minor) })),
  ),
  hasFamilyNeed: fc.boolean(),
  hasHealthNeed: fc.boolean(),
});
const anyLimits = fc.subarray(LADDER.map(({ name }) => name)).map(limitsAfter);

describe('the ladder', () => {
  test('a coarser page is never shared by fewer', () => {
    fc.assert(
      fc.property(
        fc.array(anyPerson, { minLength: 1, maxLength: 40 }),
        fc.subarray(LADDER.map(({ name }) => name)),
        (people, taken) => {
          const register = people.map((facts, index) => registered(facts, `p${index}`, `i${index}`));
          const told = pageOf(people[0] as PersonFacts);
          for (let length = 1; length <= taken.length; length += 1) {
            const [finer, coarser] = [taken.slice(0, length - 1), taken.slice(0, length)].map(
              (steps) => sharing(register, questionOf(table, told, limitsAfter(steps), NOW)).people,
            );
            expect(coarser).toBeGreaterThanOrEqual(finer ?? 0);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  test('whoever is told of shares their own tuple at every rung, if all of it is known', () => {
    fc.assert(
      fc.property(anyPerson, anyLimits, (facts, limits) => {
        fc.pre(
          facts.sex !== null &&
            facts.goal !== null &&
            ![facts.origin, facts.exploitation, facts.way].flat().includes(null),
        );
        fc.pre(!facts.years.includes(null));
        const one = [registered(facts, 'p', 'i')];
        expect(sharing(one, questionOf(table, pageOf(facts), limits, NOW)).people).toBe(1);
      }),
      { numRuns: 150 },
    );
  });

  test('nothing is ever told more finely than consent lets it: coarsening adds no area, form, band or year', () => {
    fc.assert(
      fc.property(anyPerson, anyLimits, (facts, limits) => {
        const told = pageOf(facts);
        const shown = coarsen(table, told, limits);
        expect([null, told.ageBand]).toContain(shown.ageBand);
        for (const fact of ['origin', 'exploitation', 'way'] as const) {
          expect(shown[fact].length).toBeLessThanOrEqual(new Set(told[fact]).size);
          for (const code of shown[fact]) {
            const within = told[fact].some(
              (fine) => fine === code || coarsen(table, { ...told, [fact]: [fine] }, limits)[fact].includes(code),
            );
            expect(within).toBe(true);
          }
        }
        expect(coarsen(table, shown, limits)).toEqual(shown);
      }),
      { numRuns: 150 },
    );
  });

  test('the same page and register give the same answer, in whatever order people stand', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyPerson, { minLength: 12, maxLength: 40 }), fc.nat(39), async (people, rotation) => {
        const register = people.map((facts, index) => registered(facts, `p${index}`, `i${index}`));
        const at = rotation % register.length;
        const turned = [...register.slice(at), ...register.slice(0, at)].reverse();
        const told = pageOf(people[0] as PersonFacts);
        const first = await assess(register, told);
        expect(await assess(register, told)).toEqual(first);
        expect(await assess(turned, told)).toEqual(first);
        const mixed = { ...told, way: [...told.way].reverse(), years: [...told.years].reverse() };
        expect((await assess(register, mixed)).standing).toEqual(first.standing);
      }),
      { numRuns: 30 },
    );
  });

  test('gives up as little as it can: the country stays when a broader band of the amounts is enough', async () => {
    const others = many({ ...somebody, goal: { currency: 'USD', minor: 650_000n } }, 10, 4);
    const { standing } = await assess([...others, registered(somebody, 'self', 'own')], pageOf(somebody));
    expect(standing).toMatchObject({ steps: ['goal_range'], people: 11 });
  });

  test('takes back what was given up for nothing', async () => {
    const others = many({ ...somebody, origin: ['KE'], way: ['ET-AA'] }, 20, 5);
    const { standing } = await assess([...others, registered(somebody, 'self', 'own')], pageOf(somebody));
    expect(limitsAfter(standing?.steps ?? [])).toEqual({ ...FINEST, places: 'subregion' });
  });

  // Red without the refusal of `climb` when no rung holds.
  test('refuses at its top when even that is too rare', async () => {
    const { standing, tried } = await assess(many(somebody, 10, 5), pageOf(somebody));
    expect(standing).toBeNull();
    expect(tried.at(-1)?.steps).toContain('places_none');
  });

  test('names no step that changes nothing', () => {
    const bare = { ...pageOf(somebody), ageBand: null, form: null, origin: [], exploitation: [], way: [], years: [] };
    expect(stepsFor(table, bare)).toEqual(['goal_range']);
  });
});

describe('who shares a tuple', () => {
  // Red without the count of incidents in `sharing` (private.sharing_enough).
  test('eleven people of one incident are not enough', async () => {
    expect((await assess(many(somebody, 40, 2), pageOf(somebody))).standing).toBeNull();
    expect((await assess(many(somebody, 11, 3), pageOf(somebody))).standing?.steps).toEqual([]);
  });

  test('the same person in many cases counts once', async () => {
    const cases = Array.from({ length: 30 }, (_, index) => registered(somebody, 'one', `i${index}`));
    expect((await assess(cases, pageOf(somebody))).standing).toBeNull();
  });

  test('an incident of which nothing is known counts as none', async () => {
    const unknown = Array.from({ length: 30 }, (_, index) => registered(somebody, `p${index}`, null));
    expect((await assess(unknown, pageOf(somebody))).standing).toBeNull();
  });

  test.each(['sex', 'born', 'form', 'goal'] as const)('a %s that is not known matches nothing', (field) => {
    const register = many({ ...somebody, [field]: null }, 30, 5);
    expect(sharing(register, questionOf(table, pageOf(somebody), FINEST, NOW)).people).toBe(0);
  });

  test.each(['origin', 'exploitation', 'way'] as const)('a stop of %s without a place matches nothing', (fact) => {
    const register = many({ ...somebody, [fact]: [...somebody[fact], null] }, 30, 5);
    expect(sharing(register, questionOf(table, pageOf(somebody), FINEST, NOW)).people).toBe(0);
  });

  test('a sex that the words tell and the case does not know matches nobody', () => {
    const register = many({ ...somebody, sex: null }, 30, 5);
    const told = { ...pageOf(somebody), sex: 'unknown' as const };
    expect(sharing(register, questionOf(table, told, limitsAfter(LADDER.map(({ name }) => name)), NOW)).people).toBe(0);
  });

  test('more countries than are told are another journey', () => {
    const register = many({ ...somebody, exploitation: ['KW', 'SA'] }, 30, 5);
    expect(sharing(register, questionOf(table, pageOf(somebody), FINEST, NOW)).people).toBe(0);
  });

  test('a region told beside a country is looked for as a region', () => {
    const told = { ...pageOf(somebody), exploitation: ['TH-74', 'ID'] };
    const here = many({ ...somebody, exploitation: ['TH-74', 'ID-MA'] }, 3, 3, 'here');
    const elsewhere = many({ ...somebody, exploitation: ['TH-10', 'ID-MA'] }, 5, 5, 'elsewhere');
    expect(sharing([...here, ...elsewhere], questionOf(table, told, FINEST, NOW)).people).toBe(3);
  });

  test('the month of a birthday that changes the band is of neither band', () => {
    const months = AGE_BANDS.flatMap((band) => bornMonthsOf(band, NOW));
    expect(new Set(months).size).toBe(months.length);
    expect(months).not.toContain('2001-11');
    expect(bornMonthsOf('adult', NOW)).toContain('2001-10');
    expect(bornMonthsOf('young_adult', NOW)).toContain('2001-12');
    expect(bornMonthsOf('young_adult', NOW)).not.toContain('2008-11');
  });

  test('amounts count by band whatever the decimals of the currency', () => {
    expect(goalBand(410_000n, 2, 'band')).toBe(goalBand(4_100n, 0, 'band'));
    expect([goalBand(199_900n, 2, 'range'), goalBand(200_000n, 2, 'range'), goalBand(2_000_000n, 2, 'range')]).toEqual([
      0, 1, 2,
    ]);
  });
});

describe('groups of children', () => {
  test('need eleven different ones', () => {
    const children = Array.from({ length: 11 }, (_, index) => `child-${index}`);
    expect(groupIsLargeEnough(children, K)).toBe(true);
    expect(groupIsLargeEnough([...children.slice(1), 'child-1'], K)).toBe(false);
  });
});

describe('a synthetic register', () => {
  test('is the same for the same seed, of the size asked for, in incidents of many sizes', () => {
    const make = (seed: number) => [...syntheticPeople(areaTable().values(), { people: 3_000, seed, currency: 'USD' })];
    const people = make(7);
    expect(people).toHaveLength(3_000);
    expect(make(7)).toEqual(people);
    expect(make(8)).not.toEqual(people);
    const sizes = new Map<number, number>();
    for (const { incident } of people) sizes.set(incident, (sizes.get(incident) ?? 0) + 1);
    expect(Math.max(...sizes.values())).toBeGreaterThan(14);
    expect([...sizes.values()].filter((size) => size === 1).length).toBeGreaterThan(200);
    const women = people.filter(({ facts }) => facts.sex === 'female').length / 3_000;
    expect(women).toBeGreaterThan(0.4);
    expect(women).toBeLessThan(0.75);
  });

  test('lets most of its own people be told of, coarsely at least', async () => {
    const people = [...syntheticPeople(areaTable().values(), { people: 4_000, seed: 3, currency: 'USD' })];
    const register = people.map(({ facts, incident }, index) => registered(facts, `p${index}`, `i${incident}`));
    const asked = people.filter(({ facts }) => facts.sex && facts.goal).slice(0, 15);
    const stands = await Promise.all(asked.map(({ facts }) => assess(register, pageOf(facts))));
    expect(stands.filter(({ standing }) => standing !== null).length).toBeGreaterThanOrEqual(13);
  });
});
