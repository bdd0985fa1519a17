import { randomUUID } from 'node:crypto';
import type { StaffActor } from '../../../app/domain/access';
import { type NeedCategory, newCaseSchema } from '../../../app/domain/cases';
import { createCase } from '../../../app/domain/cases/index.server';
import type { ConsentScope } from '../../../app/domain/consent';
import { decideGuardian, recordConsent } from '../../../app/domain/consent/index.server';
import type { PoolApproval, PooledCategory } from '../../../app/domain/pools';
import { allPools, approvePool, offerNeeds, openPool } from '../../../app/domain/pools/index.server';
import { databaseErrorCode, inTransaction } from '../../../app/platform/db/index.server';
import { asSuperuser } from '../database';
import { release, rowsOf, someGuardian, someOffice, someStaff, systemDay } from '../publishing/scene';

export { release, rowsOf, someOffice, someStaff, systemDay };

/** An office with its officer and a colleague, and a reviewer of elsewhere. */
export interface Office {
  id: string;
  officer: StaffActor;
  colleague: StaffActor;
}

export async function someFullOffice(): Promise<Office> {
  const id = await someOffice();
  return { id, officer: await someStaff('officer', id), colleague: await someStaff('officer', id) };
}

export interface Child {
  caseId: string;
  office: Office;
}

let children = 0;

export interface ChildOptions {
  /** Children of one incident name one exploiter. */
  incident: string;
  bornOn?: string | null;
  given?: string;
  documents?: string[];
  categories?: NeedCategory[];
  unitCostMinor?: bigint;
  scopes?: ConsentScope[] | null;
  conditions?: string[];
  /** How many days ago the guardian consented. */
  daysAgo?: number;
}

/** A child's case in an office, with the needs that the options say and a guardian's consent that a second person confirmed. */
export async function someChild(office: Office, options: ChildOptions): Promise<Child> {
  children += 1;
  const caseId = randomUUID();
  const content = newCaseSchema.parse({
    title: `Child ${children}`,
    person: {
      given: options.given ?? `Given${children}`,
      family: `Family${children}`,
      dateOfBirth: options.bornOn === undefined ? `201${children % 10}-03-14` : options.bornOn,
      idNumbers: (options.documents ?? []).map((value) => ({ kind: 'passport', value })),
      allegedPerpetrators: [{ role: 'exploiter', name: `Exploiter ${options.incident}` }],
    },
    stops: [],
    assessment: {
      currency: 'USD',
      assessedOn: '2026-11-01',
      lines: (options.categories ?? ['education_skills']).map((category) => ({
        category,
        quantity: 1,
        unitCostMinor: options.unitCostMinor ?? 30_000n,
        priority: 1,
        content: { description: 'School fee for one year' },
      })),
    },
  });
  await createCase(office.officer, content, caseId);
  const child = { caseId, office };
  if (options.scopes !== null) await consentFor(child, options);
  return child;
}

/** The guardian consents today, and a colleague confirms the guardian. */
export async function consentFor(
  { caseId, office }: Child,
  { scopes = ['needs'], conditions = [], daysAgo = 0 }: Partial<ChildOptions> = {},
): Promise<string> {
  const today = new Date(new Date(await systemDay()).getTime() - daysAgo * 86_400_000).toISOString().slice(0, 10);
  const { id } = await recordConsent(office.officer, caseId, randomUUID(), {
    language: 'Spanish',
    medium: 'spoken',
    givenOn: today,
    granted: scopes ?? [],
    explainedBy: 'A colleague',
    guardian: someGuardian(today),
    notes: '',
    conditions,
    otherRefusals: [],
  });
  if (!(await decideGuardian(office.colleague, id, 'confirmed'))) throw new Error('the guardian was not confirmed');
  return id;
}

/** Children of `incidents` incidents in one office, as somebody left them: nobody opens their cases, since nothing is in them. */
export async function standingChildren(
  office: Office,
  count: number,
  { incidents = 3, category = 'education_skills', unitCostMinor = 30_000n }: GroupOptions = {},
): Promise<Child[]> {
  const cases = Array.from({ length: count }, () => randomUUID());
  const incident = Array.from({ length: incidents }, () => randomUUID());
  const day = `(system.now() AT TIME ZONE 'UTC')::date`;
  await asSuperuser(async (client) => {
    await client.query('SET session_replication_role = replica');
    for (const [index, caseId] of cases.entries()) {
      const ids = [caseId, office.officer.userId];
      await client.query(
        `INSERT INTO private.case_file (id, pseudonym, office_id, title_sealed, person_sealed, created_by) VALUES ($1, $4, $3, '', '', $2)`,
        [...ids, office.id, `HW-${caseId.slice(0, 8)}`],
      );
      await client.query(`INSERT INTO private.needs_assessment (case_id, currency, sealed) VALUES ($1, 'USD', '')`, [
        caseId,
      ]);
      await client.query(
        `INSERT INTO private.needs_line (case_id, position, category, quantity, unit_cost_minor, priority, sealed) VALUES ($1, 1, $2::public.need_category, 1, $3, 1, '')`,
        [caseId, category, unitCostMinor],
      );
      await client.query(
        `WITH given AS (INSERT INTO private.consent (case_id, version, language, medium, given_on, expires_on, granted_scopes, sealed, recorded_by, by_guardian)
           VALUES ($1, 1, 'Spanish', 'spoken', ${day}, ${day} + 90, '{needs}', '', $2, true) RETURNING id)
         INSERT INTO private.guardian_vetting (consent_id, case_id, vetted_on, vetted_by, decision, decided_by, decided_at)
           SELECT id, $1, ${day}, $2, 'confirmed', $3, now() FROM given`,
        [...ids, office.colleague.userId],
      );
      await client.query(
        `INSERT INTO private.register_entry (case_id, person, incident, is_adult, tokens, person_keys) VALUES ($1, gen_random_uuid(), $2, false, '{}', ARRAY[$3::bigint])`,
        [caseId, incident[index % incidents], Math.floor(Math.random() * 1e15)],
      );
    }
  });
  return cases.map((caseId) => ({ caseId, office }));
}

type GroupOptions = { incidents?: number; category?: PooledCategory; unitCostMinor?: bigint };

/** The officer's own act, in the database's words: until the consent is over. */
export const offerInSql = ({ caseId, office }: Child, category: PooledCategory): Promise<unknown> =>
  inTransaction(
    office.officer,
    'offer',
    (tx) => tx.$queryRaw`SELECT private.offer_to_pool(${caseId}::uuid, ${category}::public.need_category,
      (SELECT max(expires_on) + 1 FROM private.consent WHERE case_id = ${caseId}::uuid))::text`,
  );

/** The same, each offered. */
export async function offeredChildren(office: Office, count: number, options: GroupOptions = {}): Promise<Child[]> {
  const children = await standingChildren(office, count, options);
  for (const child of children) await offerInSql(child, options.category ?? 'education_skills');
  return children;
}

/** A child with a case that can be opened, offered. */
export async function offeredChild(
  office: Office,
  category: PooledCategory = 'education_skills',
  options: Partial<ChildOptions> = {},
): Promise<Child> {
  const child = await someChild(office, { incident: randomUUID(), categories: [category], ...options });
  await offerNeeds(office.officer, child.caseId, category);
  return child;
}

export async function gatheringPool(reviewer: StaffActor, category: PooledCategory = 'education_skills') {
  const found = (await allPools(reviewer)).find((pool) => pool.category === category && pool.state === 'gathering');
  if (!found) throw new Error('no group gathers');
  return found;
}

/** What a reviewer who finds it safe would send about the group as it is now. */
export async function approvalOf(reviewer: StaffActor, poolId: string): Promise<PoolApproval> {
  const pool = await openPool(reviewer, poolId);
  return {
    digest: pool?.priced?.digest ?? '',
    risk: {
      assessedOn: await systemDay(),
      perpetratorAtLarge: true,
      proceedingsUnderWay: false,
      othersStillHeld: false,
      mediaInterest: false,
      safeToPublish: true,
      notes: 'Children of several places; nothing is told of any.',
    },
  };
}

export interface Page {
  poolId: string;
  campaignId: string;
  lineId: string;
  slug: string;
}

export async function pageOf(poolId: string): Promise<Page> {
  const [row] = await rowsOf<{ campaign_id: string; campaign_line_id: string; slug: string }>(
    'SELECT p.campaign_id, p.campaign_line_id, c.slug FROM private.pool p JOIN public.campaign c ON c.id = p.campaign_id WHERE p.id = $1',
    [poolId],
  );
  if (!row) throw new Error('the group has no page');
  return { poolId, campaignId: row.campaign_id, lineId: row.campaign_line_id, slug: row.slug };
}

/** Approves the gathering group; its page waits for the release. */
export async function approved(reviewer: StaffActor, category: PooledCategory = 'education_skills'): Promise<Page> {
  const { id } = await gatheringPool(reviewer, category);
  await approvePool(reviewer, id, await approvalOf(reviewer, id));
  return pageOf(id);
}

export async function published(reviewer: StaffActor, category: PooledCategory = 'education_skills'): Promise<Page> {
  const page = await approved(reviewer, category);
  await release(page.slug);
  return page;
}

export const statusOf = async ({ campaignId }: Page) =>
  (await rowsOf<{ status: string }>('SELECT status::text FROM public.campaign WHERE id = $1', [campaignId]))[0]?.status;

export const codeOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'succeeded',
    (error) => databaseErrorCode(error) ?? databaseErrorCode((error as Error).cause) ?? String(error),
  );
