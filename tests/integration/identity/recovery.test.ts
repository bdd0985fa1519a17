import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asSuperuser } from '../database';
import { accountIn, appCode, Browser, linkToken, openIdentity, PASSWORD, signedIn } from './browser';

const { identity, mails } = openIdentity();
const NEW_PASSWORD = 'another long password';
beforeAll(async () => {
  await identity.ensureAccount({ name: 'Rosa', email: 'rosa@example.test', password: PASSWORD });
});
afterAll(() => identity.close());

const ask = async (email: string) => {
  await identity.requestRecovery({ email, address: undefined });
  await asSuperuser((client) => client.query(`DELETE FROM identity.attempt WHERE kind = 'recovery'`));
};

describe('recovery of a password', () => {
  it('answers alike whether or not the account exists, and mails only to the one that does', async () => {
    expect(await identity.requestRecovery({ email: 'nobody@example.test', address: undefined })).toBeUndefined();
    expect(mails).toHaveLength(0);
    expect(await identity.requestRecovery({ email: 'rosa@example.test', address: undefined })).toBeUndefined();
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).not.toMatch(/survivor|case/i);
  });

  it('sets a new password once, ends all sessions and all other links', async () => {
    const browser = await signedIn(identity, 'rosa@example.test');
    await ask('rosa@example.test');
    const earlier = linkToken(mails);
    await ask('rosa@example.test');
    const token = linkToken(mails);
    expect(token).not.toBe(earlier);
    expect(await identity.isRecoveryOpen(token)).toBe(true);
    expect(await identity.recoverPassword({ token, newPassword: NEW_PASSWORD })).toEqual({ outcome: 'recovered' });
    expect(await identity.currentAccount(browser.request())).toBeUndefined();
    for (const used of [token, earlier]) {
      expect(await identity.isRecoveryOpen(used)).toBe(false);
      expect(await identity.recoverPassword({ token: used, newPassword: 'a third long password' })).toEqual({
        outcome: 'link-over',
      });
    }
    await signedIn(identity, 'rosa@example.test', NEW_PASSWORD);
    await expect(signedIn(identity, 'rosa@example.test', PASSWORD)).rejects.toThrow('refused');
  });

  it('takes a link once though it is sent twice at the same time', async () => {
    await ask('rosa@example.test');
    const token = linkToken(mails);
    const outcomes = await Promise.all(
      [0, 1, 2].map(() => identity.recoverPassword({ token, newPassword: NEW_PASSWORD })),
    );
    expect(outcomes.filter((one) => one.outcome === 'recovered')).toHaveLength(1);
  });

  it('opens for half an hour only', async () => {
    await ask('rosa@example.test');
    const token = linkToken(mails);
    const left = await asSuperuser(
      async (client) =>
        (await client.query('SELECT extract(epoch FROM max(expires_at) - now()) AS seconds FROM identity.verification'))
          .rows[0].seconds,
    );
    expect(Number(left)).toBeGreaterThan(29 * 60);
    expect(Number(left)).toBeLessThanOrEqual(30 * 60);
    await asSuperuser((client) =>
      client.query(`UPDATE identity.verification SET expires_at = now() - interval '1 second'`),
    );
    expect(await identity.isRecoveryOpen(token)).toBe(false);
    expect(await identity.recoverPassword({ token, newPassword: NEW_PASSWORD })).toEqual({ outcome: 'link-over' });
  });

  it('keeps no link readable in the database', async () => {
    await ask('rosa@example.test');
    const rows = await asSuperuser(
      async (client) => (await client.query('SELECT identifier, value FROM identity.verification')).rows,
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(linkToken(mails));
  });

  it('sends three mails at most, however often it is asked', async () => {
    await identity.ensureAccount({ name: 'Flood', email: 'flood@example.test', password: PASSWORD });
    for (let asked = 0; asked < 8; asked += 1)
      await identity.requestRecovery({ email: 'flood@example.test', address: undefined });
    expect(mails.filter((mail) => mail.to === 'flood@example.test')).toHaveLength(3);
  });

  it('does not turn the authenticator app off: the mailbox alone opens nothing', async () => {
    await identity.ensureAccount({ name: 'App', email: 'app@example.test', password: PASSWORD });
    const browser = await signedIn(identity, 'app@example.test');
    const account = await accountIn(identity, browser);
    await identity.beginTwoFactor(browser.request(), account, PASSWORD);
    await identity.confirmTwoFactor(
      browser.request(),
      account,
      await appCode((await identity.pendingTwoFactor(account)) ?? ''),
    );
    const halfway = new Browser();
    const owed = await identity.signIn(halfway.request(), {
      email: 'app@example.test',
      password: PASSWORD,
      address: undefined,
    });
    if ('headers' in owed) halfway.take(owed.headers);
    await ask('app@example.test');
    await identity.recoverPassword({ token: linkToken(mails), newPassword: NEW_PASSWORD });
    expect(await identity.owesSecondFactor(halfway.request())).toBe(false);
    const after = await identity.signIn(new Browser().request(), {
      email: 'app@example.test',
      password: NEW_PASSWORD,
      address: undefined,
    });
    expect(after.outcome).toBe('second-factor');
  });
});

describe('an invitation', () => {
  it('makes an account that cannot sign in until its owner chose a password', async () => {
    const admin = await identity.ensureAccount({ name: 'Admin', email: 'inviting@example.test', password: PASSWORD });
    const invited = await identity.inviteAccount({ userId: admin }, { name: 'Ines', email: 'Ines@example.test' });
    expect(invited).toMatch(/^[0-9a-f-]{36}$/);
    expect(
      await identity.inviteAccount({ userId: admin }, { name: 'Again', email: 'ines@example.test' }),
    ).toBeUndefined();
    await expect(signedIn(identity, 'ines@example.test', '')).rejects.toThrow('refused');
    expect(mails.at(-1)?.to).toBe('ines@example.test');
    expect(await identity.recoverPassword({ token: linkToken(mails), newPassword: NEW_PASSWORD })).toEqual({
      outcome: 'recovered',
    });
    const browser = await signedIn(identity, 'ines@example.test', NEW_PASSWORD);
    expect(await identity.currentStaff(browser.request())).toEqual({ pending: 'role' });
  });
});

describe('a change of password', () => {
  it('asks for the old one, ends the other sessions and gives this one a new token', async () => {
    await identity.ensureAccount({ name: 'Chen', email: 'chen@example.test', password: PASSWORD });
    const [here, there] = [
      await signedIn(identity, 'chen@example.test'),
      await signedIn(identity, 'chen@example.test'),
    ];
    const account = await accountIn(identity, here);
    const wrong = await identity.changePassword(here.request(), account, {
      currentPassword: 'not the password',
      newPassword: NEW_PASSWORD,
    });
    expect(wrong).toEqual({ outcome: 'refused' });
    const before = here.copy();
    const changed = await identity.changePassword(here.request(), account, {
      currentPassword: PASSWORD,
      newPassword: NEW_PASSWORD,
    });
    if (changed.outcome !== 'changed') throw new Error(changed.outcome);
    here.take(changed.headers);
    expect((await accountIn(identity, here)).userId).toBe(account.userId);
    for (const ended of [before, there]) expect(await identity.currentAccount(ended.request())).toBeUndefined();
    expect(mails.at(-1)).toMatchObject({ to: 'chen@example.test' });
  });
});
