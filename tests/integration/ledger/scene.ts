import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { asSuperuser } from '../database';

/** Amounts come back as bigint, as the domain counts them. */
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === 20 ? (text: string) => BigInt(text) : pg.types.getTypeParser(oid, format),
};

export type Role =
  | 'public'
  | 'survivor'
  | 'officer'
  | 'reviewer'
  | 'finance'
  | 'auditor'
  | 'admin'
  | 'worker'
  | 'identity'
  | 'donor';
export const roles: Role[] = [
  'public',
  'survivor',
  'officer',
  'reviewer',
  'finance',
  'auditor',
  'admin',
  'worker',
  'identity',
  'donor',
];

export interface Who {
  role: Role;
  userId?: string;
  caseId?: string;
  donorId?: string;
}

let appPool: pg.Pool | undefined;
let webPool: pg.Pool | undefined;

function pool(role: Role): pg.Pool {
  const options = (url: string | undefined) => ({
    connectionString: url,
    max: 24,
    types: types as pg.CustomTypesConfig,
  });
  if (role === 'public') {
    webPool ??= new pg.Pool(options(process.env.PUBLIC_DATABASE_URL));
    return webPool;
  }
  appPool ??= new pg.Pool(options(process.env.DATABASE_URL));
  return appPool;
}

export async function endPools(): Promise<void> {
  await Promise.all([appPool?.end(), webPool?.end()]);
  appPool = undefined;
  webPool = undefined;
}

const sessions = new Map<string, string>();

/** The key of an open session of the survivor of this case: whose case it is, the database asks of nothing else. */
async function sessionOf(caseId: string): Promise<string> {
  const known = sessions.get(caseId);
  if (known !== undefined) return known;
  const key = randomBytes(32).toString('hex');
  await asSuperuser((client) =>
    client.query(
      `WITH code AS (
         INSERT INTO private.own_code (case_id, code_hash, issued_by, issued_at, first_entry_until)
         SELECT id, sha256(convert_to(id::text, 'UTF8')), gen_random_uuid(), now(), now() FROM private.case_file WHERE id = $1 RETURNING id)
       INSERT INTO private.own_session (key_hash, code_id, harmless, expires_at)
       SELECT sha256(decode($2, 'hex')), id, false, now() + interval '15 minutes' FROM code`,
      [caseId, key],
    ),
  );
  sessions.set(caseId, key);
  return key;
}

/** One transaction with the role and settings of this actor, through the application's own login. */
export async function transaction<T>(who: Who, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const session = who.role === 'survivor' && who.caseId ? await sessionOf(who.caseId) : '';
  const client = await pool(who.role).connect();
  try {
    await client.query('BEGIN');
    await client.query(
      `SELECT set_config('role', $1, true), set_config('homeward.actor_id', $2, true), set_config('homeward.actor_role', $3, true), set_config('homeward.own_key', $4, true), set_config('homeward.donor_id', $5, true)`,
      [`homeward_${who.role}`, who.userId ?? '', who.role, session, who.donorId ?? ''],
    );
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

export async function rows<T extends pg.QueryResultRow>(who: Who, sql: string, values: unknown[] = []): Promise<T[]> {
  return transaction(who, async (client) => (await client.query<T>(sql, values)).rows);
}

/** The single value of a single row. */
export async function value<T>(who: Who, sql: string, values: unknown[] = []): Promise<T> {
  const [row] = await rows<Record<string, T>>(who, sql, values);
  return Object.values(row ?? {})[0] as T;
}

/** The SQLSTATE with which this is refused; 'accepted' if it is not. */
export async function refusal(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt;
    return 'accepted';
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code) return error.code;
    throw error;
  }
}

export interface Scene {
  officer: Who;
  officerOfSameOffice: Who;
  officerElsewhere: Who;
  reviewer: Who;
  finance: Who;
  finance2: Who;
  finance3: Who;
  auditor: Who;
  admin: Who;
  survivor: Who;
  campaignId: string;
  caseId: string;
  /** By priority: 1 is met first. */
  lineIds: string[];
}

export const worker: Who = { role: 'worker' };
export const visitor: Who = { role: 'public' };

async function addStaff(client: pg.Client, role: Role, officeId: string | null): Promise<Who> {
  const userId = randomUUID();
  await client.query(`INSERT INTO identity."user" (id, name, email) VALUES ($1, $2, $3)`, [
    userId,
    `A ${role}`,
    `${userId}@staff.homeward.test`,
  ]);
  await client.query(
    `INSERT INTO identity.role_grant (user_id, role, office_id, proposed_by, approved_by, approved_at) VALUES ($1, $2::identity.staff_role, $3, gen_random_uuid(), gen_random_uuid(), now())`,
    [userId, role, officeId],
  );
  return { role, userId };
}

/** A published campaign with a line for each goal, opened in the ledger, and one person for each role. */
export async function setScene(
  goalsMinor: bigint[],
  options: { currency?: string; categories?: string[] } = {},
): Promise<Scene> {
  const currency = options.currency ?? 'USD';
  const campaignId = randomUUID();
  const caseId = randomUUID();
  const lineIds = goalsMinor.map(() => randomUUID());
  const scene = await asSuperuser(async (client) => {
    // The gate of publication is another test's subject: here the case is simply published.
    await client.query(`SET session_replication_role = replica`);
    const office = randomUUID();
    const elsewhere = randomUUID();
    await client.query(
      `INSERT INTO identity.office (id, name) VALUES ($1::uuid, $1::uuid::text), ($2::uuid, $2::uuid::text)`,
      [office, elsewhere],
    );
    await client.query(
      `INSERT INTO private.case_file (id, pseudonym, office_id, age_class, title_sealed, person_sealed, created_by) VALUES ($1, $2, $3, 'adult', '\\x00', '\\x00', gen_random_uuid())`,
      [caseId, `P-${caseId}`, office],
    );
    const slug = Array.from({ length: 16 }, () => '23456789abcdefgh'[Math.floor(Math.random() * 16)]).join('');
    await client.query(
      `INSERT INTO public.campaign (id, slug, status, locale, title, story, currency, published_month, visible_until) VALUES ($1, $2, 'published', 'en', 'A title', 'A story', $3, date_trunc('month', now())::date, now() + interval '90 days')`,
      [campaignId, slug, currency],
    );
    for (const [index, lineId] of lineIds.entries()) {
      await client.query(
        `INSERT INTO public.campaign_line (id, campaign_id, position, category, label, goal_minor, priority) VALUES ($1, $2, $3, $4::public.need_category, $5, $6, $3)`,
        [
          lineId,
          campaignId,
          index + 1,
          options.categories?.[index] ?? 'medical',
          `Line ${index + 1}`,
          goalsMinor[index],
        ],
      );
      await client.query(
        `INSERT INTO private.published_line (campaign_line_id, needs_line_id, case_id) VALUES ($1, gen_random_uuid(), $2)`,
        [lineId, caseId],
      );
    }
    const staff = {
      officer: await addStaff(client, 'officer', office),
      officerOfSameOffice: await addStaff(client, 'officer', office),
      officerElsewhere: await addStaff(client, 'officer', elsewhere),
      reviewer: await addStaff(client, 'reviewer', null),
      finance: await addStaff(client, 'finance', null),
      finance2: await addStaff(client, 'finance', null),
      finance3: await addStaff(client, 'finance', null),
      auditor: await addStaff(client, 'auditor', null),
      admin: await addStaff(client, 'admin', null),
    };
    return { ...staff, survivor: { role: 'survivor', caseId } as Who, campaignId, caseId, lineIds };
  });
  for (const lineId of lineIds) await value(scene.reviewer, 'SELECT ledger.open_line($1)', [lineId]);
  return scene;
}
