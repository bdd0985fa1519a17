import { Browser } from './browser';
import type { Audience } from './sight';

const PASSWORD = 'the way home is drawn';

/** The staff of the demonstration, by account, each at a browser of their own. */
export const accounts = {
  officer: 'officer of the office',
  officer2: 'officer of the office',
  reviewer: 'reviewer',
  finance: 'finance officer',
  finance2: 'finance officer',
  auditor: 'auditor',
  admin: 'administrator',
  admin2: 'administrator',
} as const satisfies Record<string, Audience>;
export type Account = keyof typeof accounts;
export type Staff = Record<Account, Browser>;

export async function signedIn(base: string, email: string, password = PASSWORD): Promise<Browser> {
  const browser = new Browser(base);
  const answer = await browser.fill('/account/sign-in', 'name="password"', { email, password });
  if (answer.status !== 302) throw new Error(`${email} could not sign in: ${answer.status}`);
  return browser;
}

export async function everybody(base: string): Promise<Staff> {
  const entries = await Promise.all(
    Object.keys(accounts).map(async (name) => [name, await signedIn(base, `${name}@demo.homeward.test`)] as const),
  );
  return Object.fromEntries(entries) as Staff;
}
