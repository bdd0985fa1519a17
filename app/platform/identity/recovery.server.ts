import { randomBytes } from 'node:crypto';
import type { IdentityContext } from './context.server';
import { invitationMail } from './mails';
import { record, recorded } from './pool.server';
import type { NetworkAddress } from './sign-in.server';

const INVITATION_HOURS = 72;

/**
 * Asks for a link to set a new password. The answer is always the same and does not wait for the mail: nobody learns
 * whether the account exists.
 */
export async function requestRecovery(
  context: IdentityContext,
  input: { email: string; address: NetworkAddress },
): Promise<void> {
  const email = input.email.trim().toLowerCase();
  const byAddress =
    input.address === undefined ? undefined : await context.attempts.begin('recovery-address', input.address);
  const byAccount = await context.attempts.begin('recovery', email);
  if ((byAddress?.waitSeconds ?? 0) > 0 || byAccount.waitSeconds > 0) return;
  const response = await context.auth.api.requestPasswordReset({
    body: { email },
    headers: new Headers(),
    asResponse: true,
  });
  if (response.status >= 500) throw new Error('The sign-in library failed.');
  const { rows } = await context.pool.query<{ id: string }>('SELECT id FROM identity."user" WHERE email = $1', [email]);
  await record(context.pool, { actorId: null, action: 'password.recovery-asked', subject: rows[0]?.id ?? 'unknown' });
}

/** Whether a link still opens. Looking does not use it up. */
export async function isRecoveryOpen(context: IdentityContext, token: string): Promise<boolean> {
  return (await ownerOfLink(context, token)) !== undefined;
}

/**
 * Sets a new password by a link from a mail: once, within its time. Ends every session, every other link and every
 * half-done sign-in of the account. An authenticator app stays as it is: the mailbox alone opens nothing.
 */
export async function recoverPassword(
  context: IdentityContext,
  input: { token: string; newPassword: string },
): Promise<{ outcome: 'recovered' } | { outcome: 'link-over' }> {
  const owner = await ownerOfLink(context, input.token);
  if (owner === undefined) return { outcome: 'link-over' };
  const response = await context.auth.api.resetPassword({
    body: { token: input.token, newPassword: input.newPassword },
    headers: new Headers(),
    asResponse: true,
  });
  if (response.status >= 500) throw new Error('The sign-in library failed.');
  if (!response.ok) return { outcome: 'link-over' };
  await recorded(context.pool, { actorId: null, action: 'password.recovered', subject: owner.id }, async (client) => {
    await client.query('DELETE FROM identity.session WHERE user_id = $1', [owner.id]);
    await client.query('DELETE FROM identity.verification WHERE value = $1', [owner.id]);
  });
  await context.attempts.forget('password', owner.email);
  return { outcome: 'recovered' };
}

/** Makes an account without a password and mails a link to choose one. Answers its id, or undefined if the address has one. */
export async function inviteAccount(
  context: IdentityContext,
  by: { userId: string | null },
  input: { name: string; email: string },
): Promise<string | undefined> {
  const email = input.email.trim().toLowerCase();
  const userId = await recorded<string | undefined>(
    context.pool,
    { actorId: by.userId, action: 'account.invited', subject: (id) => id },
    async (client) => {
      const { rows } = await client.query<{ id: string }>(
        'INSERT INTO identity."user" (name, email) VALUES ($1, $2) ON CONFLICT (email) DO NOTHING RETURNING id',
        [input.name.trim(), email],
      );
      return rows[0]?.id;
    },
  );
  if (userId === undefined) return undefined;
  await sendInvitation(context, { userId, name: input.name.trim(), email });
  return userId;
}

/** Mails a link to choose a first password. */
export async function sendInvitation(
  context: IdentityContext,
  to: { userId: string; name: string; email: string },
): Promise<void> {
  const token = randomBytes(24).toString('base64url');
  const { internalAdapter } = await context.auth.$context;
  await internalAdapter.createVerificationValue({
    identifier: `reset-password:${token}`,
    value: to.userId,
    expiresAt: new Date(Date.now() + INVITATION_HOURS * 3_600_000),
  });
  const link = `${context.settings.appUrl}/account/recovery/${token}`;
  context.settings
    .sendMail({ to: to.email, ...invitationMail({ name: to.name, link, hours: INVITATION_HOURS }) })
    .catch(context.settings.onMailFailure);
}

async function ownerOfLink(
  context: IdentityContext,
  token: string,
): Promise<{ id: string; email: string } | undefined> {
  if (!/^[\w-]{16,64}$/.test(token)) return undefined;
  const { internalAdapter } = await context.auth.$context;
  const link = await internalAdapter.findVerificationValue(`reset-password:${token}`);
  if (!link || link.expiresAt <= new Date()) return undefined;
  const { rows } = await context.pool.query<{ id: string; email: string }>(
    'SELECT id, email FROM identity."user" WHERE id = $1',
    [link.value],
  );
  return rows[0];
}
