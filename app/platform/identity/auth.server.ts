import { betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type pg from 'pg';
import { hashPassword, verifyPassword } from './password.server';
import { PASSWORD_LENGTH } from './password-length';
import type { IdentityKeys, IdentitySettings } from './settings.server';

/** How long a link to set a password opens, in seconds. */
export const RECOVERY_SECONDS = 30 * 60;
/** Name of the product in authenticator apps. */
const ISSUER = 'Homeward';

export interface RecoveryMail {
  to: string;
  name: string;
  token: string;
}

/**
 * better-auth with our tables and rules. Its HTTP handler is mounted nowhere: only the functions beside this file call
 * its server API, so nobody can reach an endpoint that we do not use (sign-up, changing an e-mail address …).
 */
export function createAuth(
  settings: IdentitySettings,
  keys: IdentityKeys,
  pool: pg.Pool,
  sendRecovery: (mail: RecoveryMail) => void,
) {
  const secure = settings.appUrl.startsWith('https://');
  const cookie = (name: string) => ({ name: cookieName(secure, name) });
  const times = { createdAt: 'created_at', updatedAt: 'updated_at' };
  return betterAuth({
    appName: ISSUER,
    baseURL: settings.appUrl,
    basePath: '/account',
    secrets: keys.secrets,
    database: pool,
    telemetry: { enabled: false },
    logger: { disabled: true },
    // Tries are counted in the database by our own rules (attempts.server.ts).
    rateLimit: { enabled: false },
    user: { fields: { emailVerified: 'email_verified', ...times } },
    session: {
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        ...times,
      },
      // The absolute end; the sliding one is kept by session.server.ts.
      expiresIn: (settings.sessionHours ?? 12) * 3600,
      disableSessionRefresh: true,
    },
    account: {
      fields: {
        accountId: 'account_id',
        providerId: 'provider_id',
        userId: 'user_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...times,
      },
    },
    verification: { fields: { expiresAt: 'expires_at', ...times }, storeIdentifier: 'hashed' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
      password: { hash: hashPassword, verify: verifyPassword },
      resetPasswordTokenExpiresIn: RECOVERY_SECONDS,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: async ({ user, token }) => sendRecovery({ to: user.email, name: user.name, token }),
    },
    advanced: {
      database: { generateId: 'uuid' },
      ipAddress: { disableIpTracking: true },
      // The library's own prefix would be __Secure-; __Host- also binds a cookie to this host alone.
      useSecureCookies: false,
      defaultCookieAttributes: { secure, httpOnly: true, sameSite: 'lax', path: '/' },
      cookies: {
        session_token: cookie('session'),
        two_factor: cookie('second-factor'),
        dont_remember: cookie('brief'),
        trust_device: cookie('device'),
      },
    },
    plugins: [
      twoFactor({
        issuer: ISSUER,
        twoFactorCookieMaxAge: 600,
        // Counted by attempts.server.ts, with waits that grow.
        accountLockout: { enabled: false },
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: {
            modelName: 'two_factor',
            fields: {
              userId: 'user_id',
              backupCodes: 'backup_codes',
              failedVerificationCount: 'failed_verification_count',
              lockedUntil: 'locked_until',
            },
          },
        },
      }),
    ],
  });
}

export type Auth = ReturnType<typeof createAuth>;

/** The full name of one of our cookies. */
export function cookieName(secure: boolean, name: string): string {
  return `${secure ? '__Host-' : ''}homeward.${name}`;
}
