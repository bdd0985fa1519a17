import type { IdentityContext } from './context.server';
import { readSignedCookie } from './cookies.server';
import { recorded } from './pool.server';

export type IdentityRole = 'officer' | 'reviewer' | 'finance' | 'auditor' | 'admin';

/** Somebody who signed in, whatever they may do. */
export interface SignedIn {
  sessionId: string;
  userId: string;
  name: string;
  email: string;
  /** Whether an authenticator app is set up. */
  hasTwoFactor: boolean;
  /** The role held at this moment, if any. */
  role: IdentityRole | null;
  officeId: string | null;
}

/** A member of staff as the guards know them (the shape of access' StaffActor). */
export interface CurrentStaff {
  kind: 'staff';
  userId: string;
  name: string;
  role: IdentityRole;
  officeId: string | null;
  databaseRole: `homeward_${IdentityRole}`;
}

/** Why there is nobody to act: not signed in, an authenticator app still to be set up, or no role granted. */
export type Pending = { pending: 'none' | 'two-factor' | 'role' };

export interface OpenSession {
  id: string;
  isThisOne: boolean;
  userAgent: string;
  startedAt: Date;
  lastUsedAt: Date;
}

// One round trip: the session if it is neither idle for too long nor too old, its user, the role granted now. Its last
// use is noted at most once a minute, so that reading a page does not always write.
const CURRENT = `
  WITH live AS (
    SELECT id, user_id, updated_at FROM identity.session
    WHERE token = $1 AND expires_at > now() AND created_at > now() - make_interval(hours => $3)
      AND updated_at > now() - make_interval(mins => $2)
  ), touched AS (
    UPDATE identity.session s SET updated_at = now() FROM live WHERE s.id = live.id AND live.updated_at < now() - interval '1 minute'
  )
  SELECT live.id AS session_id, u.id AS user_id, u.name, u.email, u.two_factor_enabled, g.role::text AS role, g.office_id
  FROM live JOIN identity."user" u ON u.id = live.user_id
  LEFT JOIN identity.role_grant g ON g.user_id = u.id AND g.approved_at IS NOT NULL AND g.revoked_at IS NULL`;

interface CurrentRow {
  session_id: string;
  user_id: string;
  name: string;
  email: string;
  two_factor_enabled: boolean;
  role: IdentityRole | null;
  office_id: string | null;
}

export function sessionToken(context: IdentityContext, request: Request): string | undefined {
  return readSignedCookie(request, context.cookie('session'), context.secret);
}

/** Who signed in, or undefined. Asks the database each time: a revoked role or an ended session ends here. */
export async function currentAccount(context: IdentityContext, request: Request): Promise<SignedIn | undefined> {
  const token = sessionToken(context, request);
  if (token === undefined) return undefined;
  const { sessionIdleMinutes = 30, sessionHours = 12 } = context.settings;
  const { rows } = await context.pool.query<CurrentRow>(CURRENT, [token, sessionIdleMinutes, sessionHours]);
  const row = rows[0];
  if (!row) return undefined;
  return {
    sessionId: row.session_id,
    userId: row.user_id,
    name: row.name,
    email: row.email,
    hasTwoFactor: row.two_factor_enabled,
    role: row.role,
    officeId: row.office_id,
  };
}

/** The member of staff behind a request, or why there is none. A live installation asks everybody for a second factor. */
export async function currentStaff(context: IdentityContext, request: Request): Promise<CurrentStaff | Pending> {
  const account = await currentAccount(context, request);
  if (!account) return { pending: 'none' };
  if (context.settings.mode === 'live' && !account.hasTwoFactor) return { pending: 'two-factor' };
  if (account.role === null) return { pending: 'role' };
  const { userId, name, role, officeId } = account;
  return { kind: 'staff', userId, name, role, officeId, databaseRole: `homeward_${role}` };
}

export async function listSessions(context: IdentityContext, account: SignedIn): Promise<OpenSession[]> {
  const { sessionIdleMinutes = 30 } = context.settings;
  const { rows } = await context.pool.query<{
    id: string;
    user_agent: string | null;
    created_at: Date;
    updated_at: Date;
  }>(
    `SELECT id, user_agent, created_at, updated_at FROM identity.session
     WHERE user_id = $1 AND expires_at > now() AND updated_at > now() - make_interval(mins => $2) ORDER BY updated_at DESC`,
    [account.userId, sessionIdleMinutes],
  );
  return rows.map((row) => ({
    id: row.id,
    isThisOne: row.id === account.sessionId,
    userAgent: row.user_agent ?? '',
    startedAt: row.created_at,
    lastUsedAt: row.updated_at,
  }));
}

/** Ends one session of the account itself; whose it is decides the database. */
export async function endSession(context: IdentityContext, account: SignedIn, sessionId: string): Promise<void> {
  await recorded(
    context.pool,
    { actorId: account.userId, action: 'session.ended', subject: account.userId },
    (client) =>
      client.query('DELETE FROM identity.session WHERE id = $1 AND user_id = $2', [sessionId, account.userId]),
  );
}

/** Ends all sessions of the account but this one. */
export async function endOtherSessions(context: IdentityContext, account: SignedIn): Promise<void> {
  await recorded(
    context.pool,
    { actorId: account.userId, action: 'session.ended-others', subject: account.userId },
    (client) =>
      client.query('DELETE FROM identity.session WHERE user_id = $1 AND id <> $2', [account.userId, account.sessionId]),
  );
}

/** Removes what is long over: sessions, links, tries, codes, stashed forms. For a job once an hour. */
export async function removeExpired(context: IdentityContext): Promise<void> {
  await context.pool.query(
    `DELETE FROM identity.session WHERE expires_at < now() - interval '1 day' OR updated_at < now() - interval '2 days'`,
  );
  await context.pool.query('DELETE FROM identity.verification WHERE expires_at < now()');
  await context.pool.query(`DELETE FROM identity.attempt WHERE last_at < now() - interval '2 days'`);
  await context.pool.query(`DELETE FROM identity.used_code WHERE used_at < now() - interval '5 minutes'`);
  await context.pool.query('DELETE FROM identity.form_stash WHERE expires_at < now()');
}
