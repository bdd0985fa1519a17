import { PrismaPg } from '@prisma/adapter-pg';
import { environment } from '../env/index.server';
import { recordedServer, SetupError } from './embedded-server.server';
import { type Prisma, PrismaClient } from './generated/client';

export const databaseRoles = [
  'homeward_public',
  'homeward_survivor',
  'homeward_officer',
  'homeward_reviewer',
  'homeward_finance',
  'homeward_auditor',
  'homeward_admin',
  'homeward_worker',
  'homeward_identity',
  'homeward_donor',
] as const;
export type DatabaseRole = (typeof databaseRoles)[number];

/** Who the database believes is acting: its role, and the settings that its policies and functions read. */
export interface DatabaseActor {
  databaseRole: DatabaseRole;
  userId: string | null;
  role: string;
  officeId?: string | null;
  donorId?: string | null;
}

export type Transaction = Prisma.TransactionClient;

export interface Connection {
  appUrl: string;
  webUrl: string;
}

/** Where the database is: DATABASE_URL, else the embedded server of DATA_DIR. Throws SetupError if there is none. */
export function connectionFromEnvironment(): Connection {
  const env = environment();
  if (env.DATABASE_URL) return { appUrl: env.DATABASE_URL, webUrl: env.PUBLIC_DATABASE_URL ?? env.DATABASE_URL };
  const recorded = recordedServer(env.DATA_DIR);
  if (!recorded) throw new SetupError('There is no database yet. Run `npm start` once, or set DATABASE_URL.');
  return recorded;
}

/** A connection costs PostgreSQL a process: those that one burst opened are kept for the next. */
const IDLE_FOR_MS = 300_000;

function createClient(
  connectionString: string,
  more: { options?: string } = {},
  naming?: StatementNaming,
): PrismaClient {
  const pool = {
    connectionString,
    max: 20,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: IDLE_FOR_MS,
    ...more,
  };
  return new PrismaClient({ adapter: new PrismaPg(pool, naming && { statementNameGenerator: naming }) });
}

type StatementNaming = NonNullable<NonNullable<ConstructorParameters<typeof PrismaPg>[1]>['statementNameGenerator']>;

/** The public site asks few questions, very often. What goes beyond this many is asked without a name. */
const NAMED_MAX = 200;

/**
 * Names each question by its text, so that PostgreSQL reads and plans it once a connection: through the views of the
 * public site planning costs more than answering.
 */
export function nameStatements(): StatementNaming {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined || names.size >= NAMED_MAX) return known as string;
    const name = `public_${names.size}`;
    names.set(sql, name);
    return name;
  };
}

let appClient: PrismaClient | undefined;
let webClient: PrismaClient | undefined;

function app(): PrismaClient {
  appClient ??= createClient(connectionFromEnvironment().appUrl);
  return appClient;
}

/**
 * The public site's own pool. Its connections hold the public role from their first moment, so that a mistake in
 * public code can reach nothing but public views.
 */
export function publicReads(): PrismaClient {
  webClient ??= createClient(
    connectionFromEnvironment().webUrl,
    { options: '-c role=homeward_public' },
    nameStatements(),
  );
  return webClient;
}

const OPEN_AT_START = 8;

/** Opens connections of the public site before the first visitors need them. */
export async function openPublicReads(): Promise<void> {
  await Promise.all(Array.from({ length: OPEN_AT_START }, () => publicReads().$queryRaw`SELECT 1`));
}

/** Ends all pools of this process (shutdown, tests). */
export async function disconnect(): Promise<void> {
  await Promise.all([appClient?.$disconnect(), webClient?.$disconnect()]);
  appClient = undefined;
  webClient = undefined;
}

const RETRIED = new Set(['40001', '40P01']);
const ATTEMPTS_MAX = 3;

/**
 * Runs one named transaction as `actor`: the role and settings hold for this transaction only. A serialization
 * failure or a deadlock is tried again; every other error passes through untouched. No external call belongs inside.
 */
export async function inTransaction<T>(
  actor: DatabaseActor,
  name: string,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const client = actor.databaseRole === 'homeward_public' ? publicReads() : app();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await client.$transaction(
        async (tx) => {
          await tx.$queryRaw`SELECT set_config('role', ${actor.databaseRole}, true),
            set_config('application_name', ${`homeward:${name}`}, true),
            set_config('homeward.actor_id', ${actor.userId ?? ''}, true),
            set_config('homeward.actor_role', ${actor.role}, true),
            set_config('homeward.office_id', ${actor.officeId ?? ''}, true),
            set_config('homeward.donor_id', ${actor.donorId ?? ''}, true)`;
          return work(tx);
        },
        { maxWait: 10_000, timeout: 30_000 },
      );
    } catch (error) {
      if (attempt >= ATTEMPTS_MAX || !RETRIED.has(databaseErrorCode(error) ?? '')) throw error;
    }
  }
}

/**
 * The SQLSTATE of a database error: PostgreSQL's own ("23505"), or ours of class HW (see app/platform/db/README.md);
 * undefined for anything that is not an error of the database.
 */
export function databaseErrorCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const cause = (error as { cause?: unknown }).cause;
  const meta = (error as { meta?: Record<string, unknown> }).meta;
  const adapterCause = (meta?.driverAdapterError as { cause?: Record<string, unknown> } | undefined)?.cause;
  for (const holder of [
    adapterCause,
    cause as Record<string, unknown> | undefined,
    error as unknown as Record<string, unknown>,
  ]) {
    for (const key of ['originalCode', 'code']) {
      const code = holder?.[key];
      if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && !/^P\d{4}$/.test(code)) return code;
    }
  }
  return undefined;
}
