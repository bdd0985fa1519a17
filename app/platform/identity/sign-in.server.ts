import type { IdentityContext } from './context.server';
import { readSignedCookie } from './cookies.server';
import { record, recorded } from './pool.server';
import { type SignedIn, sessionToken } from './sessions.server';

/** A network address when it is known; tries are counted by it too. */
export type NetworkAddress = string | undefined;

export type SignInOutcome =
  | { outcome: 'signed-in'; headers: Headers }
  | { outcome: 'second-factor'; headers: Headers }
  /** Wrong, or no such account: never told apart. */
  | { outcome: 'refused' }
  | { outcome: 'locked'; waitSeconds: number };

export type CodeOutcome =
  | { outcome: 'signed-in'; headers: Headers }
  | { outcome: 'refused' }
  /** The sign-in that this code belongs to is over: begin again. */
  | { outcome: 'begin-again'; headers: Headers }
  | { outcome: 'locked'; waitSeconds: number };

/** Tries an e-mail address and password. An unknown address costs the same work and is answered the same. */
export async function signIn(
  context: IdentityContext,
  request: Request,
  input: { email: string; password: string; address: NetworkAddress },
): Promise<SignInOutcome> {
  const email = input.email.trim().toLowerCase();
  const byAddress = input.address === undefined ? undefined : await context.attempts.begin('address', input.address);
  if (byAddress && byAddress.waitSeconds > 0) return { outcome: 'locked', waitSeconds: byAddress.waitSeconds };
  const byAccount = await context.attempts.begin('password', email);
  if (byAccount.waitSeconds > 0) return { outcome: 'locked', waitSeconds: byAccount.waitSeconds };

  const response = await context.auth.api.signInEmail({
    body: { email, password: input.password },
    headers: plainHeaders(request),
    asResponse: true,
  });
  if (response.status >= 500) throw new Error('The sign-in library failed.');
  const { rows } = await context.pool.query<{ id: string }>('SELECT id FROM identity."user" WHERE email = $1', [email]);
  const userId = rows[0]?.id;
  if (!response.ok || userId === undefined) {
    await record(context.pool, { actorId: null, action: 'sign-in.refused', subject: userId ?? 'unknown' });
    if (byAccount.closes)
      await record(context.pool, {
        actorId: null,
        action: 'sign-in.locked',
        subject: userId ?? 'unknown',
        detail: { by: 'account' },
      });
    if (byAddress?.closes)
      await record(context.pool, {
        actorId: null,
        action: 'sign-in.locked',
        subject: 'unknown',
        detail: { by: 'address' },
      });
    return { outcome: 'refused' };
  }
  await byAccount.forgive();
  await byAddress?.forgive();
  const body = (await response.json()) as { twoFactorRedirect?: boolean };
  const headers = cookiesOf(response);
  if (body.twoFactorRedirect) return { outcome: 'second-factor', headers };
  await completeSignIn(context, request, userId, { method: 'password' });
  return { outcome: 'signed-in', headers };
}

/** Whether this browser has given a right password and still owes the second factor. */
export async function owesSecondFactor(context: IdentityContext, request: Request): Promise<boolean> {
  return (await challengedUser(context, request)) !== undefined;
}

/** The second step of sign-in: a code of the authenticator app, or one of the recovery codes. Each counts once. */
export async function giveSecondFactor(
  context: IdentityContext,
  request: Request,
  input: { kind: 'app' | 'recovery'; code: string },
): Promise<CodeOutcome> {
  const userId = await challengedUser(context, request);
  if (userId === undefined) return { outcome: 'begin-again', headers: new Headers() };
  const attempt = await context.attempts.begin('second-factor', userId);
  if (attempt.waitSeconds > 0) return { outcome: 'locked', waitSeconds: attempt.waitSeconds };
  const code = input.code.replace(/\s/g, '');
  const fresh = input.kind === 'recovery' || (await context.attempts.spendCode(userId, code));
  // Only the challenge goes along: with a session beside it, the library would check the code of that session's user.
  const options = {
    body: { code },
    headers: plainHeaders(request, context.cookie('second-factor')),
    asResponse: true as const,
  };
  // A spent code is still put to the library, as a code that cannot match, so that its own count of tries holds too.
  const response =
    input.kind === 'recovery'
      ? await context.auth.api.verifyBackupCode(options)
      : await context.auth.api.verifyTOTP({ ...options, body: { code: fresh ? code : '' } });
  if (response.status >= 500) throw new Error('The sign-in library failed.');
  if (!response.ok) {
    await record(context.pool, {
      actorId: null,
      action: 'second-factor.refused',
      subject: userId,
      detail: { replayed: !fresh },
    });
    if (attempt.closes)
      await record(context.pool, {
        actorId: null,
        action: 'sign-in.locked',
        subject: userId,
        detail: { by: 'second-factor' },
      });
    const stillOwes = (await challengedUser(context, request)) !== undefined && response.status === 401;
    return stillOwes ? { outcome: 'refused' } : { outcome: 'begin-again', headers: cookiesOf(response) };
  }
  await attempt.forgive();
  await completeSignIn(context, request, userId, { method: input.kind === 'app' ? 'authenticator' : 'recovery-code' });
  return { outcome: 'signed-in', headers: cookiesOf(response) };
}

/** Ends the session of this browser and takes its cookies back. */
export async function signOut(
  context: IdentityContext,
  request: Request,
  account: SignedIn | undefined,
): Promise<Headers> {
  const response = await context.auth.api.signOut({ headers: plainHeaders(request), asResponse: true });
  if (account) {
    await recorded(context.pool, { actorId: account.userId, action: 'sign-out', subject: account.userId }, (client) =>
      client.query('DELETE FROM identity.session WHERE id = $1', [account.sessionId]),
    );
  }
  return cookiesOf(response);
}

/** A session that this browser held before is ended: a token set by somebody else is worth nothing afterwards. */
async function completeSignIn(
  context: IdentityContext,
  request: Request,
  userId: string,
  detail: { method: string },
): Promise<void> {
  const before = sessionToken(context, request);
  await recorded(context.pool, { actorId: userId, action: 'sign-in', subject: userId, detail }, async (client) => {
    if (before !== undefined) await client.query('DELETE FROM identity.session WHERE token = $1', [before]);
  });
}

async function challengedUser(context: IdentityContext, request: Request): Promise<string | undefined> {
  const identifier = readSignedCookie(request, context.cookie('second-factor'), context.secret);
  if (identifier === undefined) return undefined;
  const { internalAdapter } = await context.auth.$context;
  const challenge = await internalAdapter.findVerificationValue(identifier);
  return challenge && challenge.expiresAt > new Date() ? challenge.value : undefined;
}

/** Only what the library needs: the browser's name and cookies, or but one of them. */
export function plainHeaders(request: Request, onlyCookie?: string): Headers {
  const headers = new Headers();
  const agent = request.headers.get('user-agent');
  if (agent !== null) headers.set('user-agent', agent.slice(0, 300));
  const cookies = (request.headers.get('cookie') ?? '').split(';').map((part) => part.trim());
  const passed = onlyCookie === undefined ? cookies : cookies.filter((part) => part.startsWith(`${onlyCookie}=`));
  headers.set('cookie', passed.join('; '));
  return headers;
}

/** The Set-Cookie lines of an answer of the library. */
export function cookiesOf(response: Response): Headers {
  const headers = new Headers();
  for (const line of response.headers.getSetCookie()) headers.append('Set-Cookie', line);
  return headers;
}
