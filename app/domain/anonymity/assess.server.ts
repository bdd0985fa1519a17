import { inTransaction, type Transaction } from '../../platform/db/index.server';
import type { StaffActor } from '../access';
import { areaTable } from '../places/index.server';
import type { AnonymityNumbers, Assessment } from './assessment';
import type { Limits, ToldFacts } from './facts';
import { arrayText, tokensOf } from './keyed.server';
import { type Count, climb, limitsAfter, type Rung, stepsFor } from './ladder';
import { type Question, questionOf } from './tokens';

interface Asked {
  every: string[];
  born: string[] | null;
}

const askedOf = ({ every, born }: Question): Asked => ({
  every: tokensOf(every).map(String),
  born: born && tokensOf(born).map(String),
});

/** Asks the whole register how many people share what a case would tell, and climbs the ladder until enough do. */
export async function assessAnonymity(
  actor: StaffActor,
  caseId: string,
  told: ToldFacts,
  now: Date,
): Promise<Assessment> {
  const table = areaTable();
  const count = (of: ToldFacts, limits: readonly Limits[]) =>
    countPeople(
      actor,
      caseId,
      limits.map((each) => questionOf(table, of, each, now)),
    );
  const climbed = await climb(stepsFor(table, told), (limits) => count(told, limits));
  const reached = climbed.standing ?? (climbed.tried.at(-1) as Rung);
  const limits = limitsAfter(reached.steps);
  const needsMore = climbed.standing === null || climbed.standing.steps.length > 0;
  const withoutSex =
    told.sex !== null && needsMore ? ((await count({ ...told, sex: null }, [limits]))[0] ?? null) : null;
  return {
    ...climbed,
    told,
    numbers: await anonymityNumbers(actor),
    limits,
    withoutSex,
    question: questionOf(table, told, limits, now),
  };
}

async function countPeople(actor: StaffActor, caseId: string, questions: readonly Question[]): Promise<Count[]> {
  const asked = JSON.stringify(questions.map(askedOf));
  const rows = await inTransaction(
    actor,
    'count-people',
    (tx) =>
      tx.$queryRaw<
        {
          number: number;
          people: number;
          holds: boolean;
          isolates: boolean;
          few_incidents: boolean;
          population: string | null;
        }[]
      >`SELECT number, people, holds, isolates, few_incidents, population FROM private.assess_tuples(${caseId}::uuid, ${asked}::jsonb) ORDER BY number`,
  );
  return rows.map(({ people, holds, isolates, few_incidents, population }) => ({
    people,
    holds,
    isolates,
    fewIncidents: few_incidents,
    population,
  }));
}

export async function anonymityNumbers(actor: StaffActor): Promise<AnonymityNumbers> {
  const rows = await inTransaction(
    actor,
    'anonymity-numbers',
    (tx) => tx.$queryRaw<{ people_min: number; incidents_min: number; told_from: number }[]>`
      SELECT people_min, incidents_min, told_from FROM private.anonymity_numbers()`,
  );
  const [row] = rows;
  if (!row) throw new Error('the numbers of the re-identification rule are missing');
  return { peopleMin: row.people_min, incidentsMin: row.incidents_min, toldFrom: row.told_from };
}

/** Keeps for good what a page tells, in the transaction that publishes it. The database counts again and may refuse (HW008). */
export async function recordPublishedTuple(
  tx: Transaction,
  page: { campaignId: string; caseId: string; digest: string; question: Question },
): Promise<void> {
  const { every, born, levels } = page.question;
  const years = born && arrayText(tokensOf(born));
  await tx.$queryRaw`SELECT private.record_published_tuple(${page.campaignId}::uuid, ${page.caseId}::uuid, ${page.digest},
    ${arrayText(tokensOf(every))}::bigint[], ${years}::bigint[], ${JSON.stringify(levels)}::jsonb)::text`;
}
