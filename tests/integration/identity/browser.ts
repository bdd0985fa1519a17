import { base32 } from '@better-auth/utils/base32';
import { createOTP } from '@better-auth/utils/otp';
import { generateKeyRing } from '../../../app/platform/crypto/index.server';
import { createIdentity, type Identity } from '../../../app/platform/identity/identity.server';
import type { IdentitySettings, Mail } from '../../../app/platform/identity/settings.server';

export const PASSWORD = 'correct horse battery staple';

/** A browser: sends the cookies that it was given. */
export class Browser {
  readonly cookies = new Map<string, string>();

  request(path = '/account', init: RequestInit = {}): Request {
    const headers = new Headers(init.headers);
    headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    headers.set('user-agent', 'test browser');
    return new Request(`http://localhost:3000${path}`, { ...init, headers });
  }

  take(headers: Headers): string[] {
    const lines = headers.getSetCookie();
    for (const line of lines) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
      const name = pair.slice(0, pair.indexOf('='));
      if (attributes.some((attribute) => attribute.toLowerCase() === 'max-age=0')) this.cookies.delete(name);
      else this.cookies.set(name, pair.slice(pair.indexOf('=') + 1));
    }
    return lines;
  }

  copy(): Browser {
    const other = new Browser();
    for (const [name, value] of this.cookies) other.cookies.set(name, value);
    return other;
  }
}

export interface Setting {
  identity: Identity;
  mails: Mail[];
}

/** Sign-in on this test file's database. */
export function openIdentity(overrides: Partial<IdentitySettings> = {}): Setting {
  const mails: Mail[] = [];
  const databaseUrl = process.env.DATABASE_URL;
  if (!databaseUrl) throw new Error('no database');
  const identity = createIdentity({
    databaseUrl,
    appUrl: 'http://localhost:3000',
    mode: 'demo',
    encryptionKeys: generateKeyRing(),
    sendMail: async (mail) => void mails.push(mail),
    onMailFailure: (error) => {
      throw error;
    },
    ...overrides,
  });
  return { identity, mails };
}

export async function signedIn(identity: Identity, email: string, password = PASSWORD): Promise<Browser> {
  const browser = new Browser();
  const outcome = await identity.signIn(browser.request(), { email, password, address: undefined });
  if (outcome.outcome !== 'signed-in') throw new Error(`sign-in: ${outcome.outcome}`);
  browser.take(outcome.headers);
  return browser;
}

/** Who signed in in this browser; throws when nobody has. */
export async function accountIn(identity: Identity, browser: Browser) {
  const account = await identity.currentAccount(browser.request());
  if (!account) throw new Error('nobody is signed in');
  return account;
}

/** The code that an authenticator app shows now, plus `periods` of 30 seconds. */
export async function appCode(uri: string): Promise<string> {
  const secret = new TextDecoder().decode(base32.decode(new URL(uri).searchParams.get('secret') ?? ''));
  return createOTP(secret, { digits: 6, period: 30 }).totp();
}

/** The token of the link in the last mail. */
export function linkToken(mails: Mail[]): string {
  const token = /\/account\/recovery\/([\w-]+)/.exec(mails.at(-1)?.text ?? '')?.[1];
  if (!token) throw new Error('no link was mailed');
  return token;
}
