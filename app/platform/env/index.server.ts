import { z } from 'zod';
import { type LocalSecrets, readLocalSecrets, readOrMakeLocalSecrets as readOrMake } from './local-secrets.server';

export type { LocalSecrets } from './local-secrets.server';

const flag = z
  .enum(['0', '1'])
  .default('0')
  .transform((value) => value === '1');
const port = z.coerce.number().int().min(1).max(65_000);
const databaseUrl = z.string().regex(/^postgres(ql)?:\/\//, 'an address like postgres://user:password@host:5432/name');

const schema = z.object({
  HOMEWARD_MODE: z.enum(['demo', 'live']).default('demo'),
  DATA_DIR: z.string().min(1).default('.data'),
  PORT: port.default(3000),
  APP_URL: z.url().optional(),
  DATABASE_URL: databaseUrl.optional(),
  PUBLIC_DATABASE_URL: databaseUrl.optional(),
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_(test|live)_/, 'a key that starts with sk_test_, rk_test_, sk_live_ or rk_live_')
    .optional(),
  STRIPE_WEBHOOK_SECRET: z.string().optional(),
  STRIPE_API_BASE: z.url().optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'an address like smtp://host:587')
    .optional(),
  /** How many proxies stand in front: their X-Forwarded-For is believed that far. */
  TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
  /** How much memory kept public pages may take, in MB; 0 makes each page anew. */
  PAGE_CACHE_MB: z.coerce.number().int().min(0).max(4_096).default(64),
  MAIL_FROM: z.string().default('Homeward <receipts@homeward.test>'),
  ENCRYPTION_KEYS: z
    .string()
    .regex(/^[\w-]+:[\w+/=-]+(,[\w-]+:[\w+/=-]+)*$/, 'id:base64[,id:base64…], the current key first')
    .optional(),
  LEDGER_SIGNING_KEY: z
    .string()
    .startsWith('-----BEGIN PRIVATE KEY-----', 'an Ed25519 key in PEM (openssl genpkey -algorithm ed25519)')
    .optional(),
  // Who gives receipts: name, postal address, registration, what the law says of tax, and where to write to.
  ORGANISATION_NAME: z.string().min(2).max(120).optional(),
  ORGANISATION_ADDRESS: z.string().min(5).max(300).optional(),
  ORGANISATION_REGISTRATION: z.string().min(2).max(200).optional(),
  ORGANISATION_TAX_STATEMENT: z.string().min(10).max(800).optional(),
  ORGANISATION_CONTACT: z.email().optional(),
  /** When pages that wait are released, in UTC: 1 is Monday. */
  RELEASE_WEEKDAY: z.coerce.number().int().min(1).max(7).default(2),
  RELEASE_HOUR: z.coerce.number().int().min(0).max(23).default(12),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  // Live mode refuses each of these unless it is told so by name.
  ALLOW_SANDBOX_PAYMENTS: flag,
  ALLOW_EMBEDDED_DATABASE: flag,
  ALLOW_GENERATED_KEYS: flag,
});

/** What a receipt says of the organisation: a live installation has all of it, a demonstration has words of its own. */
export const organisationSettings = [
  'ORGANISATION_NAME',
  'ORGANISATION_ADDRESS',
  'ORGANISATION_REGISTRATION',
  'ORGANISATION_TAX_STATEMENT',
  'ORGANISATION_CONTACT',
] as const;

/** The demonstration's other servers stand beside the application's port. */
export const SANDBOX_PORT = 1;
export const MAIL_PORT = 2;
export const MAILBOX_PORT = 3;

export type Environment = z.infer<typeof schema> & { appUrl: string };

/** A wrong or missing value, named with what is expected. */
export class EnvironmentError extends Error {}

/** Reads and checks the environment once. Throws EnvironmentError naming every wrong value. */
export function readEnvironment(source: NodeJS.ProcessEnv = process.env): Environment {
  // An empty value means "not set", as in most shells and compose files.
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(filled);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new EnvironmentError(`These settings are wrong:\n  ${lines.join('\n  ')}`);
  }
  const env = {
    ...parsed.data,
    appUrl: (parsed.data.APP_URL ?? `http://localhost:${parsed.data.PORT}`).replace(/\/$/, ''),
  };
  if (env.HOMEWARD_MODE === 'live') refuseDemonstrationParts(env);
  else if (isLiveKey(env.STRIPE_SECRET_KEY))
    throw new EnvironmentError('STRIPE_SECRET_KEY: a demonstration does not take a live key; use one of test mode.');
  return withLocalSecrets(env);
}

/** What is not set comes from the sandbox and the keys that the demonstration made for itself, if it was ever started. */
function withLocalSecrets(env: Environment): Environment {
  const local = readLocalSecrets(env.DATA_DIR);
  if (!local) return env;
  const ownSandbox = !env.STRIPE_SECRET_KEY;
  return {
    ...env,
    STRIPE_SECRET_KEY: env.STRIPE_SECRET_KEY ?? local.stripeSecretKey,
    STRIPE_WEBHOOK_SECRET: env.STRIPE_WEBHOOK_SECRET ?? local.stripeWebhookSecret,
    STRIPE_API_BASE: env.STRIPE_API_BASE ?? (ownSandbox ? `http://localhost:${env.PORT + SANDBOX_PORT}` : undefined),
    LEDGER_SIGNING_KEY: env.LEDGER_SIGNING_KEY ?? local.ledgerSigningKey,
    SMTP_URL: env.SMTP_URL ?? `smtp://localhost:${env.PORT + MAIL_PORT}`,
  };
}

/** Whether this key moves real money. */
export const isLiveKey = (key: string | undefined): boolean => key !== undefined && /^(sk|rk)_live_/.test(key);

function refuseDemonstrationParts(env: Environment): void {
  const refused: string[] = [];
  if (!env.DATABASE_URL && !env.ALLOW_EMBEDDED_DATABASE)
    refused.push('DATABASE_URL: live mode needs a PostgreSQL of its own');
  if (!env.ENCRYPTION_KEYS && !env.ALLOW_GENERATED_KEYS)
    refused.push('ENCRYPTION_KEYS: live mode needs keys that you keep');
  if (!env.LEDGER_SIGNING_KEY && !env.ALLOW_GENERATED_KEYS)
    refused.push('LEDGER_SIGNING_KEY: live mode needs a key that you keep');
  if (!env.STRIPE_SECRET_KEY && !env.ALLOW_SANDBOX_PAYMENTS)
    refused.push('STRIPE_SECRET_KEY: live mode does not run on sandbox payments');
  if (env.STRIPE_SECRET_KEY && !isLiveKey(env.STRIPE_SECRET_KEY))
    refused.push('STRIPE_SECRET_KEY: live mode needs a live key, best a restricted one (rk_live_…)');
  if (env.STRIPE_API_BASE) refused.push('STRIPE_API_BASE: live mode talks to Stripe itself');
  if (env.STRIPE_SECRET_KEY && !env.STRIPE_WEBHOOK_SECRET)
    refused.push('STRIPE_WEBHOOK_SECRET: needed to trust what Stripe tells us');
  for (const name of organisationSettings)
    if (!env[name]) refused.push(`${name}: receipts name the organisation that gives them`);
  if (!env.SMTP_URL) refused.push('SMTP_URL: live mode needs a mail server');
  if (!env.APP_URL?.startsWith('https://')) refused.push('APP_URL: live mode needs the public address, with https');
  if (refused.length > 0) throw new EnvironmentError(`Live mode refuses to start:\n  ${refused.join('\n  ')}`);
}

let read: Environment | undefined;

/** Reads the secrets of `dataDir`, making them once. An environment that was read before has none of them: it is read anew. */
export function readOrMakeLocalSecrets(dataDir: string): LocalSecrets {
  const secrets = readOrMake(dataDir);
  read = undefined;
  return secrets;
}

/** The environment of this process, read at the first call. */
export function environment(): Environment {
  read ??= readEnvironment();
  return read;
}
