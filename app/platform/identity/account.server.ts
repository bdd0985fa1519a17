import { createOTP } from '@better-auth/utils/otp';
import { symmetricDecrypt } from 'better-auth/crypto';
import { sealFor, UnsealError, unsealFor } from '../crypto/index.server';
import type { IdentityContext } from './context.server';
import { readCookie, setCookie } from './cookies.server';
import { passwordChangedMail } from './mails';
import { record } from './pool.server';
import type { SignedIn } from './sessions.server';
import { cookiesOf, plainHeaders } from './sign-in.server';

export type PasswordOutcome = { outcome: 'refused' } | { outcome: 'locked'; waitSeconds: number };

/** Does `work` if `password` is the account's own; wrong ones count like those at sign-in. */
async function withPassword(
  context: IdentityContext,
  account: SignedIn,
  work: () => Promise<Response>,
): Promise<Response | PasswordOutcome> {
  const attempt = await context.attempts.begin('password', account.email);
  if (attempt.waitSeconds > 0) return { outcome: 'locked', waitSeconds: attempt.waitSeconds };
  const response = await work();
  if (response.status >= 500) throw new Error('The sign-in library failed.');
  if (!response.ok) {
    await record(context.pool, { actorId: account.userId, action: 'password.refused', subject: account.userId });
    if (attempt.closes)
      await record(context.pool, {
        actorId: account.userId,
        action: 'sign-in.locked',
        subject: account.userId,
        detail: { by: 'account' },
      });
    return { outcome: 'refused' };
  }
  await attempt.forgive();
  return response;
}

/** Sets a new password, ends all other sessions and gives this one a new token. */
export async function changePassword(
  context: IdentityContext,
  request: Request,
  account: SignedIn,
  input: { currentPassword: string; newPassword: string },
): Promise<{ outcome: 'changed'; headers: Headers } | PasswordOutcome> {
  const done = await withPassword(context, account, () =>
    context.auth.api.changePassword({
      body: { ...input, revokeOtherSessions: true },
      headers: plainHeaders(request),
      asResponse: true,
    }),
  );
  if (!(done instanceof Response)) return done;
  await record(context.pool, { actorId: account.userId, action: 'password.changed', subject: account.userId });
  context.settings
    .sendMail({ to: account.email, ...passwordChangedMail(account.name) })
    .catch(context.settings.onMailFailure);
  return { outcome: 'changed', headers: cookiesOf(done) };
}

/** Begins to set up an authenticator app; it counts only once a code of it was given (`confirmTwoFactor`). */
export async function beginTwoFactor(
  context: IdentityContext,
  request: Request,
  account: SignedIn,
  password: string,
): Promise<{ outcome: 'begun' } | PasswordOutcome> {
  const done = await withPassword(context, account, () =>
    context.auth.api.enableTwoFactor({ body: { password }, headers: plainHeaders(request), asResponse: true }),
  );
  return done instanceof Response ? { outcome: 'begun' } : done;
}

/** The secret to be put into the app, as otpauth:// address, while it is not confirmed; undefined before and after. */
export async function pendingTwoFactor(context: IdentityContext, account: SignedIn): Promise<string | undefined> {
  const { rows } = await context.pool.query<{ secret: string }>(
    'SELECT secret FROM identity.two_factor WHERE user_id = $1 AND NOT verified',
    [account.userId],
  );
  const sealed = rows[0]?.secret;
  if (sealed === undefined || account.hasTwoFactor) return undefined;
  const { secretConfig, appName } = await context.auth.$context;
  const secret = await symmetricDecrypt({ key: secretConfig, data: sealed });
  return createOTP(secret, { digits: 6, period: 30 }).url(appName, account.email);
}

/** Confirms the app with a code of it. Other sessions end. */
export async function confirmTwoFactor(
  context: IdentityContext,
  request: Request,
  account: SignedIn,
  code: string,
): Promise<{ outcome: 'confirmed'; headers: Headers } | PasswordOutcome> {
  const attempt = await context.attempts.begin('second-factor', account.userId);
  if (attempt.waitSeconds > 0) return { outcome: 'locked', waitSeconds: attempt.waitSeconds };
  const typed = code.replace(/\s/g, '');
  if (!(await context.attempts.spendCode(account.userId, typed))) return { outcome: 'refused' };
  const response = await context.auth.api.verifyTOTP({
    body: { code: typed },
    headers: plainHeaders(request, context.cookie('session')),
    asResponse: true,
  });
  if (response.status >= 500) throw new Error('The sign-in library failed.');
  if (!response.ok) return { outcome: 'refused' };
  await attempt.forgive();
  await record(context.pool, { actorId: account.userId, action: 'two-factor.set-up', subject: account.userId });
  // The library has begun a new session for this browser; whatever ran without a second factor ends.
  await context.pool.query(
    'DELETE FROM identity.session WHERE user_id = $1 AND created_at < (SELECT max(created_at) FROM identity.session WHERE user_id = $1)',
    [account.userId],
  );
  const headers = cookiesOf(response);
  headers.append('Set-Cookie', recoveryCodesTicket(context, account));
  return { outcome: 'confirmed', headers };
}

/** New recovery codes; the old ones stop working. */
export async function renewRecoveryCodes(
  context: IdentityContext,
  request: Request,
  account: SignedIn,
  password: string,
): Promise<{ outcome: 'renewed'; headers: Headers } | PasswordOutcome> {
  const done = await withPassword(context, account, () =>
    context.auth.api.generateBackupCodes({ body: { password }, headers: plainHeaders(request), asResponse: true }),
  );
  if (!(done instanceof Response)) return done;
  await record(context.pool, { actorId: account.userId, action: 'two-factor.codes-renewed', subject: account.userId });
  return { outcome: 'renewed', headers: new Headers({ 'Set-Cookie': recoveryCodesTicket(context, account) }) };
}

/** Removes the authenticator app (to set up another). A live installation asks for one again before anything else. */
export async function removeTwoFactor(
  context: IdentityContext,
  request: Request,
  account: SignedIn,
  password: string,
): Promise<{ outcome: 'removed'; headers: Headers } | PasswordOutcome> {
  const done = await withPassword(context, account, () =>
    context.auth.api.disableTwoFactor({ body: { password }, headers: plainHeaders(request), asResponse: true }),
  );
  if (!(done instanceof Response)) return done;
  await record(context.pool, { actorId: account.userId, action: 'two-factor.removed', subject: account.userId });
  return { outcome: 'removed', headers: cookiesOf(done) };
}

const TICKET_SECONDS = 300;

/**
 * The right to see one's recovery codes at the next request, as a Set-Cookie line. The codes are shown on a page of
 * their own, since the session that asked for them may have been replaced in the same step.
 */
export function recoveryCodesTicket(context: IdentityContext, account: SignedIn): string {
  const until = new TextEncoder().encode(String(Date.now() + TICKET_SECONDS * 1000));
  const sealed = sealFor(context.keys.ring, 'stash', `recovery-codes/${account.userId}`, until);
  return setCookie(context.cookie('codes'), Buffer.from(sealed).toString('base64url'), {
    secure: context.secure,
    seconds: TICKET_SECONDS,
  });
}

/** The codes, for whoever holds a ticket, and the Set-Cookie line that takes it back; undefined without one. */
export async function redeemRecoveryCodes(
  context: IdentityContext,
  request: Request,
  account: SignedIn,
): Promise<{ codes: string[]; cookie: string } | undefined> {
  const ticket = readCookie(request, context.cookie('codes'));
  if (ticket === undefined || !account.hasTwoFactor || !isTicketOf(context, account.userId, ticket)) return undefined;
  const { backupCodes } = await context.auth.api.viewBackupCodes({ body: { userId: account.userId } });
  return { codes: backupCodes, cookie: setCookie(context.cookie('codes'), '', { secure: context.secure, seconds: 0 }) };
}

function isTicketOf(context: IdentityContext, userId: string, ticket: string): boolean {
  try {
    const until = unsealFor(context.keys.ring, 'stash', `recovery-codes/${userId}`, Buffer.from(ticket, 'base64url'));
    return Number(new TextDecoder().decode(until)) > Date.now();
  } catch (error) {
    if (error instanceof UnsealError) return false;
    throw error;
  }
}

/** How many recovery codes are left. */
export async function recoveryCodesLeft(context: IdentityContext, account: SignedIn): Promise<number> {
  if (!account.hasTwoFactor) return 0;
  const { backupCodes } = await context.auth.api.viewBackupCodes({ body: { userId: account.userId } });
  return backupCodes.length;
}
