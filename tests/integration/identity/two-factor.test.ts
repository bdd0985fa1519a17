import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateKeyRing } from '../../../app/platform/crypto/index.server';
import { asSuperuser } from '../database';
import { accountIn, appCode, Browser, openIdentity, PASSWORD, signedIn } from './browser';

const { identity } = openIdentity();
afterAll(() => identity.close());

/** Sets an authenticator app up, as the screens do. */
async function withApp(email: string) {
  await identity.ensureAccount({ name: 'Tariq', email, password: PASSWORD });
  const browser = await signedIn(identity, email);
  const account = await accountIn(identity, browser);
  expect(await identity.beginTwoFactor(browser.request(), account, PASSWORD)).toEqual({ outcome: 'begun' });
  const uri = await identity.pendingTwoFactor(account);
  if (!uri) throw new Error('no secret');
  const code = await appCode(uri);
  const confirmed = await identity.confirmTwoFactor(browser.request(), account, code);
  if (confirmed.outcome !== 'confirmed') throw new Error(confirmed.outcome);
  browser.take(confirmed.headers);
  const shown = await identity.redeemRecoveryCodes(browser.request(), await accountIn(identity, browser));
  if (!shown) throw new Error('no recovery codes');
  browser.take(new Headers({ 'Set-Cookie': shown.cookie }));
  return { browser, account, uri, code, recoveryCodes: shown.codes };
}

/** As after 30 seconds: the code that the app shows may be given again. */
const forgetSpentCodes = () => asSuperuser((client) => client.query('DELETE FROM identity.used_code'));

/** A browser that has given the right password and owes the code. */
async function challenged(email: string): Promise<Browser> {
  const browser = new Browser();
  const outcome = await identity.signIn(browser.request(), { email, password: PASSWORD, address: undefined });
  expect(outcome.outcome).toBe('second-factor');
  if ('headers' in outcome) browser.take(outcome.headers);
  return browser;
}

describe('an authenticator app', () => {
  let app: Awaited<ReturnType<typeof withApp>>;
  beforeAll(async () => {
    app = await withApp('tariq@example.test');
  });

  it('gives ten recovery codes once, and begins a new session', async () => {
    expect(app.recoveryCodes).toHaveLength(10);
    expect(new Set(app.recoveryCodes).size).toBe(10);
    const now = await accountIn(identity, app.browser);
    expect(now.hasTwoFactor).toBe(true);
    expect(now.sessionId).not.toBe(app.account.sessionId);
    expect(await identity.pendingTwoFactor(now)).toBeUndefined();
    expect(await identity.redeemRecoveryCodes(app.browser.request(), now)).toBeUndefined();
  });

  it('is asked for at sign-in: the password alone opens nothing', async () => {
    const browser = await challenged('tariq@example.test');
    expect(await identity.currentAccount(browser.request())).toBeUndefined();
    expect(await identity.owesSecondFactor(browser.request())).toBe(true);
    expect(await identity.owesSecondFactor(new Browser().request())).toBe(false);
  });

  it('takes a code once: the same code again is refused, here and in another browser', async () => {
    await forgetSpentCodes();
    const code = await appCode(app.uri);
    const [one, two] = [await challenged('tariq@example.test'), await challenged('tariq@example.test')];
    const first = await identity.giveSecondFactor(one.request(), { kind: 'app', code });
    expect(first.outcome).toBe('signed-in');
    const again = await identity.giveSecondFactor(two.request(), {
      kind: 'app',
      code: ` ${code.slice(0, 3)} ${code.slice(3)}`,
    });
    expect(again.outcome).toBe('refused');
    if ('headers' in first) one.take(first.headers);
    expect((await accountIn(identity, one)).email).toBe('tariq@example.test');
    const entries = await asSuperuser(
      async (client) =>
        (await client.query(`SELECT detail FROM audit.trail_entry WHERE action = 'second-factor.refused' ORDER BY seq`))
          .rows,
    );
    expect(entries.at(-1).detail).toEqual({ replayed: true });
  });

  it('takes one of two identical codes sent at once', async () => {
    await forgetSpentCodes();
    const code = await appCode(app.uri);
    const browsers = [await challenged('tariq@example.test'), await challenged('tariq@example.test')];
    const outcomes = await Promise.all(
      browsers.map((browser) => identity.giveSecondFactor(browser.request(), { kind: 'app', code })),
    );
    expect(outcomes.map((one) => one.outcome).sort()).toEqual(['refused', 'signed-in']);
  });

  it('does not count the code of another session’s owner', async () => {
    const other = await withApp('other-app@example.test');
    const browser = await challenged('tariq@example.test');
    for (const [name, value] of other.browser.cookies) browser.cookies.set(name, value);
    await forgetSpentCodes();
    const outcome = await identity.giveSecondFactor(browser.request(), { kind: 'app', code: await appCode(other.uri) });
    expect(outcome.outcome).toBe('refused');
  });

  it('can be replaced by a recovery code, once', async () => {
    const [code = ''] = app.recoveryCodes;
    const browser = await challenged('tariq@example.test');
    const outcome = await identity.giveSecondFactor(browser.request(), { kind: 'recovery', code });
    expect(outcome.outcome).toBe('signed-in');
    if ('headers' in outcome) browser.take(outcome.headers);
    expect(await identity.recoveryCodesLeft(await accountIn(identity, browser))).toBe(9);
    const again = await identity.giveSecondFactor((await challenged('tariq@example.test')).request(), {
      kind: 'recovery',
      code,
    });
    expect(again.outcome).toBe('refused');
  });

  it('shows new recovery codes to nobody else, and makes the old ones worthless', async () => {
    const { browser, recoveryCodes } = await withApp('renewing@example.test');
    const account = await accountIn(identity, browser);
    expect(await identity.renewRecoveryCodes(browser.request(), account, 'a wrong password')).toEqual({
      outcome: 'refused',
    });
    const renewed = await identity.renewRecoveryCodes(browser.request(), account, PASSWORD);
    if (renewed.outcome !== 'renewed') throw new Error(renewed.outcome);
    browser.take(renewed.headers);
    const other = await accountIn(identity, app.browser);
    expect(await identity.redeemRecoveryCodes(browser.request(), other)).toBeUndefined();
    const shown = await identity.redeemRecoveryCodes(browser.request(), account);
    expect(shown?.codes).toHaveLength(10);
    const again = await challenged('renewing@example.test');
    const code = recoveryCodes[0] ?? '';
    expect((await identity.giveSecondFactor(again.request(), { kind: 'recovery', code })).outcome).toBe('refused');
  });

  it('closes the account to further codes after five wrong ones, over new sign-ins too', async () => {
    const { uri } = await withApp('guessed@example.test');
    for (let tried = 0; tried < 5; tried += 1) {
      const browser = await challenged('guessed@example.test');
      expect((await identity.giveSecondFactor(browser.request(), { kind: 'app', code: `00000${tried}` })).outcome).toBe(
        'refused',
      );
    }
    await forgetSpentCodes();
    const browser = await challenged('guessed@example.test');
    const outcome = await identity.giveSecondFactor(browser.request(), { kind: 'app', code: await appCode(uri) });
    expect(outcome).toMatchObject({ outcome: 'locked' });
    expect(await identity.currentAccount(browser.request())).toBeUndefined();
  });

  it('is not set up by somebody who does not know the password', async () => {
    await identity.ensureAccount({ name: 'Plain', email: 'plain@example.test', password: PASSWORD });
    const browser = await signedIn(identity, 'plain@example.test');
    const account = await accountIn(identity, browser);
    expect(await identity.beginTwoFactor(browser.request(), account, 'a wrong password')).toEqual({
      outcome: 'refused',
    });
    expect(await identity.pendingTwoFactor(account)).toBeUndefined();
  });

  it('is kept sealed: neither secret nor recovery codes are readable in the database', async () => {
    const rows = await asSuperuser(
      async (client) => (await client.query('SELECT secret, backup_codes FROM identity.two_factor')).rows,
    );
    const secret = new URL(app.uri).searchParams.get('secret') ?? '';
    expect(JSON.stringify(rows)).not.toContain(secret);
    for (const code of app.recoveryCodes) expect(JSON.stringify(rows)).not.toContain(code);
  });
});

describe('a new key in front of the ring', () => {
  it('ends sessions, but an app that was set up under the old key still works', async () => {
    const oldKey = generateKeyRing();
    const before = openIdentity({ encryptionKeys: oldKey });
    const after = openIdentity({ encryptionKeys: `${generateKeyRing()},${oldKey}` });
    await before.identity.ensureAccount({ name: 'Rota', email: 'rota@example.test', password: PASSWORD });
    const browser = await signedIn(before.identity, 'rota@example.test');
    const account = await accountIn(before.identity, browser);
    await before.identity.beginTwoFactor(browser.request(), account, PASSWORD);
    const uri = (await before.identity.pendingTwoFactor(account)) ?? '';
    const confirmed = await before.identity.confirmTwoFactor(browser.request(), account, await appCode(uri));
    if (confirmed.outcome !== 'confirmed') throw new Error(confirmed.outcome);
    browser.take(confirmed.headers);
    expect(await after.identity.currentAccount(browser.request())).toBeUndefined();
    await forgetSpentCodes();
    const again = new Browser();
    const owed = await after.identity.signIn(again.request(), {
      email: 'rota@example.test',
      password: PASSWORD,
      address: undefined,
    });
    if ('headers' in owed) again.take(owed.headers);
    const given = await after.identity.giveSecondFactor(again.request(), { kind: 'app', code: await appCode(uri) });
    expect(given.outcome).toBe('signed-in');
    await Promise.all([before.identity.close(), after.identity.close()]);
  });
});

describe('a live installation', () => {
  it('lets nobody act without a second factor', async () => {
    const live = openIdentity({ mode: 'live' });
    await live.identity.ensureAccount({ name: 'Live', email: 'live@example.test', password: PASSWORD });
    const browser = await signedIn(live.identity, 'live@example.test');
    expect(await live.identity.currentStaff(browser.request())).toEqual({ pending: 'two-factor' });
    const demo = await signedIn(identity, 'live@example.test');
    expect(await identity.currentStaff(demo.request())).toEqual({ pending: 'role' });
    await live.identity.close();
  });
});
