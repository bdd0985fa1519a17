import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { sealFor, UnsealError, unsealFor } from '../crypto/index.server';
import type { IdentityContext } from './context.server';
import { readCookie, setCookie } from './cookies.server';
import { sessionToken } from './sessions.server';

const STASH_MINUTES = 20;
const BYTES_MAX = 1_000_000;
// What must never be written down, even sealed.
const NEVER_KEPT = /(^|[._-])(password|pin|secret|token)$|[a-z](Password|Pin|Secret|Token)$/;

const stashSchema = z.object({
  action: z.string(),
  fields: z.array(z.tuple([z.string(), z.string()])),
  files: z.array(z.string()),
});
/** A form that was being sent when its session had ended: where to, its text fields, and names of files that are lost. */
export type StashedForm = z.infer<typeof stashSchema>;

/**
 * Keeps a form for 20 minutes, sealed, for the one whose session has just ended, in this browser. Answers the
 * Set-Cookie line, or undefined when there is nothing worth keeping or nobody known to keep it for: then another person
 * at the same machine could read it. `form` is needed when the body of the request was read already.
 */
export async function stashForm(
  context: IdentityContext,
  request: Request,
  form?: FormData,
): Promise<string | undefined> {
  const userId = await userOfEndedSession(context, request);
  const url = new URL(request.url);
  if (userId === undefined || url.pathname.startsWith('/account/')) return undefined;
  if (
    form === undefined &&
    !/^(multipart\/form-data|application\/x-www-form-urlencoded)/.test(request.headers.get('content-type') ?? '')
  )
    return undefined;
  const stash = readForm(formAction(url), form ?? (await request.clone().formData()));
  const plain = new TextEncoder().encode(JSON.stringify(stash));
  if (stash.fields.length === 0 || plain.length > BYTES_MAX) return undefined;
  const key = randomBytes(32).toString('base64url');
  const sealed = sealFor(context.keys.ring, 'stash', userId, plain);
  await context.pool.query('DELETE FROM identity.form_stash WHERE user_id = $1', [userId]);
  await context.pool.query(
    `INSERT INTO identity.form_stash (key_hash, user_id, sealed, expires_at) VALUES ($1, $2, $3, now() + make_interval(mins => $4))`,
    [hashOf(key), userId, Buffer.from(sealed), STASH_MINUTES],
  );
  return setCookie(context.cookie('stash'), key, { secure: context.secure, seconds: STASH_MINUTES * 60 });
}

/** The form kept for this person in this browser, if any. */
export async function unstashForm(
  context: IdentityContext,
  request: Request,
  userId: string,
): Promise<StashedForm | undefined> {
  const key = readCookie(request, context.cookie('stash'));
  if (key === undefined) return undefined;
  const { rows } = await context.pool.query<{ sealed: Buffer }>(
    `UPDATE identity.form_stash SET offered_at = coalesce(offered_at, now()) WHERE key_hash = $1 AND user_id = $2 AND expires_at > now() RETURNING sealed`,
    [hashOf(key), userId],
  );
  const sealed = rows[0]?.sealed;
  if (sealed === undefined) return undefined;
  try {
    return stashSchema.parse(
      JSON.parse(new TextDecoder().decode(unsealFor(context.keys.ring, 'stash', userId, sealed))),
    );
  } catch (error) {
    if (error instanceof UnsealError) return undefined;
    throw error;
  }
}

/** Whether a form waits that was not offered yet: then sign-in leads to it. */
export async function hasStashedForm(context: IdentityContext, request: Request): Promise<boolean> {
  const key = readCookie(request, context.cookie('stash'));
  if (key === undefined) return false;
  const { rowCount } = await context.pool.query(
    'SELECT FROM identity.form_stash WHERE key_hash = $1 AND expires_at > now() AND offered_at IS NULL',
    [hashOf(key)],
  );
  return rowCount === 1;
}

/** Forgets the form; answers the Set-Cookie line that takes the cookie back. */
export async function dropStashedForm(context: IdentityContext, request: Request): Promise<string> {
  const key = readCookie(request, context.cookie('stash'));
  if (key !== undefined) await context.pool.query('DELETE FROM identity.form_stash WHERE key_hash = $1', [hashOf(key)]);
  return setCookie(context.cookie('stash'), '', { secure: context.secure, seconds: 0 });
}

/** The form's own address, also when it was sent by script (`.data`). */
function formAction(url: URL): string {
  const query = new URLSearchParams(url.search);
  query.delete('_routes');
  const text = query.toString().replace(/=(?=&|$)/g, '');
  return `${url.pathname.replace(/\.data$/, '')}${text === '' ? '' : `?${text}`}`;
}

function readForm(action: string, form: FormData): StashedForm {
  const fields: [string, string][] = [];
  const files: string[] = [];
  for (const [name, value] of form) {
    if (typeof value !== 'string') {
      if (value.size > 0) files.push(value.name);
    } else if (!NEVER_KEPT.test(name)) fields.push([name, value]);
  }
  return { action, fields, files };
}

/** Ended sessions stay in the table for a day, so that it is known whose form this is. */
async function userOfEndedSession(context: IdentityContext, request: Request): Promise<string | undefined> {
  const token = sessionToken(context, request);
  if (token === undefined) return undefined;
  const { rows } = await context.pool.query<{ user_id: string }>(
    'SELECT user_id FROM identity.session WHERE token = $1',
    [token],
  );
  return rows[0]?.user_id;
}

function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
