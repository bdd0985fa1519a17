import { randomUUID } from 'node:crypto';
import type { StaffActor } from '../../app/domain/access';
import { newCaseSchema } from '../../app/domain/cases';
import { createCase } from '../../app/domain/cases/index.server';
import { decideGuardian, recordConsent } from '../../app/domain/consent/index.server';
import type { PooledCategory } from '../../app/domain/pools';
import { allPools, approvePool, offerNeeds, openPool } from '../../app/domain/pools/index.server';
import { releaseDemonstration } from '../../app/domain/publishing/index.server';
import { inTransaction } from '../../app/platform/db/index.server';

interface ChildrenStaff {
  officer: StaffActor;
  officer2: StaffActor;
  reviewer: StaffActor;
}

/** The one child among the ten cases; its guardian agreed to a group, and to nothing else. */
const CHILD_FILE = 'case-008.json';
/** Eleven others of four incidents, whom nobody has ever met. */
const CHILDREN = 11;
const INCIDENTS = ['Fishing boats', 'A quarry', 'A household', 'A workshop'];
/** Of these some wait for something else, too few for a page. */
const WAITING = 4;

/**
 * Twelve children whose schooling is public together, and fewer whose basic needs wait for others. Goes the product's own
 * way: case, guardian's consent, second person, offer, review, release. What was done before an interruption stays.
 */
export async function gatherChildren(staff: ChildrenStaff, cases: Map<string, string>): Promise<void> {
  const { officer, reviewer } = staff;
  if ((await allPools(reviewer)).some(({ state }) => state !== 'gathering')) return;
  const imported = cases.get(CHILD_FILE);
  if (imported === undefined) throw new Error(`${CHILD_FILE} was not imported`);
  const children = [imported];
  for (let index = 0; index < CHILDREN; index += 1) children.push(await childOf(officer, index));
  for (const caseId of children) {
    await consentFor(staff, caseId);
    await offerNeeds(officer, caseId, 'education_skills');
  }
  for (const caseId of children.slice(0, WAITING)) await offerNeeds(officer, caseId, 'basic_needs');
  await approve(reviewer, 'education_skills');
  await releaseDemonstration();
}

async function childOf(officer: StaffActor, index: number): Promise<string> {
  const line = (category: 'education_skills' | 'basic_needs', unitCostMinor: bigint, description: string) => ({
    category,
    quantity: 1,
    unitCostMinor,
    priority: 1,
    content: { description, unit: 'year' },
  });
  const content = newCaseSchema.parse({
    title: `A child of the demonstration, ${index + 1}`,
    person: {
      given: `Child ${index + 1}`,
      family: 'Demonstration',
      dateOfBirth: `201${index % 6}-0${1 + (index % 9)}-15`,
      idNumbers: [{ kind: 'file', value: `DEMO-CHILD-${index + 1}` }],
      allegedPerpetrators: [{ role: 'exploiter', name: INCIDENTS[index % INCIDENTS.length] }],
    },
    assessment: {
      currency: 'USD',
      assessedOn: '2026-10-01',
      lines: [
        line('education_skills', BigInt(28_000 + 900 * index), 'School fee, uniform and books'),
        line('basic_needs', 9_500n, 'Clothes and a mattress'),
      ],
    },
  });
  // The same id each time, so that an interruption leaves no child twice.
  const id = `5eed0000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`;
  return (await createCase(officer, content, id)).id;
}

async function consentFor({ officer, officer2 }: ChildrenStaff, caseId: string): Promise<void> {
  const today = await inTransaction(officer, 'demonstration.day', async (tx) => {
    const [row] = await tx.$queryRaw<
      { day: string }[]
    >`SELECT to_char(system.now() AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day`;
    return row?.day ?? '';
  });
  const { id } = await recordConsent(officer, caseId, randomUUID(), {
    language: 'Fante',
    medium: 'spoken',
    givenOn: today,
    granted: ['needs'],
    explainedBy: officer.name,
    guardian: {
      name: 'A grandmother',
      relation: 'grandmother',
      vettedOn: today,
      how: 'Visited with the social welfare officer; the child was asked alone.',
    },
    otherRefusals: [],
    notes: '',
    conditions: [],
  });
  if (!(await decideGuardian(officer2, id, 'confirmed'))) throw new Error('a guardian was not confirmed');
}

async function approve(reviewer: StaffActor, category: PooledCategory): Promise<void> {
  const gathering = (await allPools(reviewer)).find((pool) => pool.category === category && pool.state === 'gathering');
  const pool = gathering && (await openPool(reviewer, gathering.id));
  if (!pool?.priced) throw new Error(`no group gathers for ${category}`);
  await approvePool(reviewer, pool.id, {
    digest: pool.priced.digest,
    risk: {
      assessedOn: pool.today.toISOString().slice(0, 10),
      perpetratorAtLarge: true,
      proceedingsUnderWay: false,
      othersStillHeld: false,
      mediaInterest: false,
      safeToPublish: true,
      notes: 'Twelve children of five incidents; nothing is told of any.',
    },
  });
}
