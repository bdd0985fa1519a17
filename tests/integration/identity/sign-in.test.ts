import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asSuperuser } from '../database';
import { accountIn, Browser, openIdentity, PASSWORD, signedIn } from './browser';

const { identity } = openIdentity();
let userId = '';
beforeAll(async () => {
  userId = await identity.ensureAccount({ name: 'Nadia', email: 'nadia@example.test', password: PASSWORD });
});
afterAll(() => identity.close());

const attempt = (email: string, password: string, address?: string) =>
  identity.signIn(new Browser().request(), { email, password, address });
const trail = (action: string) =>
  asSuperuser(
    async (client) =>
      (await client.query('SELECT * FROM audit.trail_entry WHERE action = $1 ORDER BY seq', [action])).rows,
  );

describe('sign-in', () => {
  it('keeps the password as an argon2id hash with OWASP parameters', async () => {
    const rows = await asSuperuser(
      async (client) => (await client.query('SELECT password FROM identity.account WHERE user_id = $1', [userId])).rows,
    );
    expect(rows[0].password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{20,}\$[\w+/]{40,}$/);
  });

  it('opens a session with the right password, and writes it down without an address', async () => {
    const browser = await signedIn(identity, 'NADIA@example.test ');
    const account = await accountIn(identity, browser);
    expect(account).toMatchObject({ userId, name: 'Nadia', hasTwoFactor: false, role: null, officeId: null });
    const entries = await trail('sign-in');
    expect(entries.at(-1)).toMatchObject({
      actor_id: userId,
      subject_kind: 'user',
      subject: userId,
      detail: { method: 'password' },
    });
  });

  it('sends cookies that scripts and other sites cannot use, bound to the host when served by https', async () => {
    const plain = new Browser().take((await successful(openIdentity())).headers);
    expect(plain[0]).toMatch(/^homeward\.session=.*Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax/);
    expect(plain[0]).not.toContain('Secure');
    const secure = new Browser().take((await successful(openIdentity({ appUrl: 'https://homeward.example' }))).headers);
    expect(secure[0]).toMatch(/^__Host-homeward\.session=/);
    expect(secure[0]).toContain('Secure');
    expect(secure[0]).not.toContain('Domain');
  });

  it('answers an unknown address and a wrong password alike', async () => {
    const [unknown, wrong] = [
      await attempt('nobody@example.test', 'wrong password 1'),
      await attempt('nadia@example.test', 'wrong password 1'),
    ];
    expect(unknown).toEqual({ outcome: 'refused' });
    expect(wrong).toEqual(unknown);
    const entries = await trail('sign-in.refused');
    expect(entries.map((entry) => entry.subject)).toEqual(expect.arrayContaining(['unknown', userId]));
    expect(JSON.stringify(entries)).not.toContain('example.test');
    await identity.signIn(new Browser().request(), {
      email: 'nadia@example.test',
      password: PASSWORD,
      address: undefined,
    });
  });

  it('refuses a session whose signature is not ours, and one of another key ring', async () => {
    const browser = await signedIn(identity, 'nadia@example.test');
    const [name = '', value = ''] = [...browser.cookies][0] ?? [];
    browser.cookies.set(name, `${value.slice(0, 40)}x${value.slice(41)}`);
    expect(await identity.currentAccount(browser.request())).toBeUndefined();
    const stranger = await successful(openIdentity());
    const other = new Browser();
    other.take(stranger.headers);
    expect(await identity.currentAccount(other.request())).toBeUndefined();
  });

  async function successful(setting: ReturnType<typeof openIdentity>) {
    const outcome = await setting.identity.signIn(new Browser().request(), {
      email: 'nadia@example.test',
      password: PASSWORD,
      address: undefined,
    });
    await setting.identity.close();
    if (outcome.outcome !== 'signed-in') throw new Error(outcome.outcome);
    return outcome;
  }
});

describe('tries', () => {
  it('closes an account after five wrong passwords, also to the right one, and says the same of an unknown address', async () => {
    await identity.ensureAccount({ name: 'Locked', email: 'locked@example.test', password: PASSWORD });
    for (const email of ['locked@example.test', 'never-was@example.test']) {
      for (let tried = 0; tried < 5; tried += 1)
        expect(await attempt(email, 'wrong password 1')).toEqual({ outcome: 'refused' });
      expect(await attempt(email, PASSWORD)).toEqual({ outcome: 'locked', waitSeconds: 60 });
    }
    expect((await trail('sign-in.locked')).length).toBeGreaterThanOrEqual(2);
  });

  it('doubles the wait with each failure after it', async () => {
    await pass('password');
    expect((await attempt('locked@example.test', 'wrong password 1')).outcome).toBe('refused');
    expect(await attempt('locked@example.test', PASSWORD)).toEqual({ outcome: 'locked', waitSeconds: 120 });
    await pass('password');
    expect((await attempt('locked@example.test', PASSWORD)).outcome).toBe('signed-in');
    expect((await attempt('locked@example.test', 'wrong password 1')).outcome).toBe('refused');
    expect((await attempt('locked@example.test', PASSWORD)).outcome).toBe('signed-in');
  });

  it('lets no more than five of twenty guesses at once through', async () => {
    await identity.ensureAccount({ name: 'Raced', email: 'raced@example.test', password: PASSWORD });
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => attempt('raced@example.test', 'wrong password 1')),
    );
    expect(outcomes.filter((one) => one.outcome === 'refused')).toHaveLength(5);
    expect(outcomes.filter((one) => one.outcome === 'locked')).toHaveLength(15);
  });

  it('counts by network address over many accounts; a success gives back one try, not all', async () => {
    const from = '203.0.113.7';
    for (let tried = 0; tried < 29; tried += 1) await attempt(`guess-${tried}@example.test`, 'wrong password 1', from);
    expect((await attempt('nadia@example.test', PASSWORD, from)).outcome).toBe('signed-in');
    expect((await attempt('guess-30@example.test', 'wrong password 1', from)).outcome).toBe('refused');
    expect((await attempt('nadia@example.test', PASSWORD, from)).outcome).toBe('locked');
    expect((await attempt('nadia@example.test', PASSWORD, '203.0.113.8')).outcome).toBe('signed-in');
  });

  it('keeps no e-mail or network address in what it counts by', async () => {
    const rows = await asSuperuser(
      async (client) => (await client.query(`SELECT encode(key, 'escape') AS key FROM identity.attempt`)).rows,
    );
    expect(rows.length).toBeGreaterThan(30);
    expect(JSON.stringify(rows)).not.toMatch(/example|203\.0/);
  });

  /** As if the wait were over. */
  const pass = (kind: string) =>
    asSuperuser((client) =>
      client.query(
        `UPDATE identity.attempt SET locked_until = clock_timestamp() - interval '1 second' WHERE kind = $1 AND locked_until IS NOT NULL`,
        [kind],
      ),
    );
});

describe('sessions', () => {
  it('gives a new token at each sign-in and ends the one that the browser had: a planted session is worthless', async () => {
    const attacker = await signedIn(identity, 'nadia@example.test');
    await identity.ensureAccount({ name: 'Victor', email: 'victor@example.test', password: PASSWORD });
    const shared = attacker.copy();
    const outcome = await identity.signIn(shared.request(), {
      email: 'victor@example.test',
      password: PASSWORD,
      address: undefined,
    });
    if (outcome.outcome !== 'signed-in') throw new Error(outcome.outcome);
    shared.take(outcome.headers);
    expect((await accountIn(identity, shared)).email).toBe('victor@example.test');
    expect([...shared.cookies.values()]).not.toEqual([...attacker.cookies.values()]);
    expect(await identity.currentAccount(attacker.request())).toBeUndefined();
  });

  it('is over after sign-out, whoever still holds the cookie', async () => {
    const browser = await signedIn(identity, 'nadia@example.test');
    const thief = browser.copy();
    browser.take(await identity.signOut(browser.request(), await accountIn(identity, browser)));
    expect(browser.cookies.size).toBe(0);
    expect(await identity.currentAccount(thief.request())).toBeUndefined();
  });

  it('ends when idle, and at its absolute end though it was used', async () => {
    const idle = await signedIn(identity, 'nadia@example.test');
    const { sessionId } = await accountIn(identity, idle);
    await age(sessionId, `updated_at = now() - interval '29 minutes'`);
    expect(await identity.currentAccount(idle.request())).toBeDefined();
    await age(sessionId, `updated_at = now() - interval '31 minutes'`);
    expect(await identity.currentAccount(idle.request())).toBeUndefined();
    const old = await signedIn(identity, 'nadia@example.test');
    const second = await accountIn(identity, old);
    await age(second.sessionId, `created_at = now() - interval '12 hours 1 minute', updated_at = now()`);
    expect(await identity.currentAccount(old.request())).toBeUndefined();
  });

  it('slides: a request notes its time', async () => {
    const browser = await signedIn(identity, 'nadia@example.test');
    const { sessionId } = await accountIn(identity, browser);
    await age(sessionId, `updated_at = now() - interval '20 minutes'`);
    await identity.currentAccount(browser.request());
    const [open] = await identity.listSessions(await accountIn(identity, browser));
    expect(open).toMatchObject({ id: sessionId, isThisOne: true, userAgent: 'test browser' });
    expect(Date.now() - (open?.lastUsedAt.getTime() ?? 0)).toBeLessThan(60_000);
  });

  it('are listed, ended one by one and all others at once; only one’s own', async () => {
    await identity.ensureAccount({ name: 'Lena', email: 'lena@example.test', password: PASSWORD });
    const [one, two, three] = [
      await signedIn(identity, 'lena@example.test'),
      await signedIn(identity, 'lena@example.test'),
      await signedIn(identity, 'lena@example.test'),
    ];
    const account = await accountIn(identity, one);
    expect(await identity.listSessions(account)).toHaveLength(3);
    const foreign = await accountIn(identity, await signedIn(identity, 'nadia@example.test'));
    await identity.endSession(foreign, (await accountIn(identity, two)).sessionId);
    await identity.endSession(account, (await accountIn(identity, two)).sessionId);
    expect(await identity.currentAccount(two.request())).toBeUndefined();
    await identity.endOtherSessions(account);
    expect(await identity.currentAccount(three.request())).toBeUndefined();
    expect(await identity.currentAccount(one.request())).toBeDefined();
  });

  const age = (sessionId: string, change: string) =>
    asSuperuser((client) => client.query(`UPDATE identity.session SET ${change} WHERE id = $1`, [sessionId]));
});
