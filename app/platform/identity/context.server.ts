import type pg from 'pg';
import { type Attempts, createAttempts } from './attempts.server';
import { type Auth, cookieName, createAuth, RECOVERY_SECONDS } from './auth.server';
import { recoveryMail } from './mails';
import { identityPool } from './pool.server';
import { type IdentityKeys, type IdentitySettings, identityKeys } from './settings.server';

/** What the parts of sign-in share. */
export interface IdentityContext {
  settings: IdentitySettings;
  keys: IdentityKeys;
  pool: pg.Pool;
  auth: Auth;
  attempts: Attempts;
  /** Cookies are Secure and named __Host-… when the site is served by https. */
  secure: boolean;
  cookie: (name: 'session' | 'second-factor' | 'stash' | 'codes') => string;
  /** Signs cookies. */
  secret: string;
}

export function createContext(settings: IdentitySettings): IdentityContext {
  const keys = identityKeys(settings.encryptionKeys);
  const secret = keys.secrets[0]?.value;
  if (secret === undefined) throw new Error('ENCRYPTION_KEYS holds no key for sign-in.');
  const pool = identityPool(settings.databaseUrl);
  const secure = settings.appUrl.startsWith('https://');
  const sendRecovery = ({ to, name, token }: { to: string; name: string; token: string }) => {
    const link = `${settings.appUrl}/account/recovery/${token}`;
    settings
      .sendMail({ to, ...recoveryMail({ name, link, minutes: RECOVERY_SECONDS / 60 }) })
      .catch(settings.onMailFailure);
  };
  return {
    settings,
    keys,
    pool,
    secure,
    secret,
    auth: createAuth(settings, keys, pool, sendRecovery),
    attempts: createAttempts(pool, keys.attemptKey),
    cookie: (name) => cookieName(secure, name),
  };
}
