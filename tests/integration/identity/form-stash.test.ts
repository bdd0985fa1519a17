import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asSuperuser } from '../database';
import { accountIn, Browser, openIdentity, PASSWORD, signedIn } from './browser';

const { identity } = openIdentity();
const EMAIL = 'writer@example.test';
const STORY = 'She wants to finish her training.\r\nAnd then to open a stall: “Мрія”.';
beforeAll(async () => {
  await identity.ensureAccount({ name: 'Writer', email: EMAIL, password: PASSWORD });
  await identity.ensureAccount({ name: 'Other', email: 'other@example.test', password: PASSWORD });
});
afterAll(() => identity.close());

const posted = (browser: Browser, fields: [string, string][], path = '/officer/cases/7/story?part=2') =>
  browser.request(path, { method: 'POST', body: new URLSearchParams(fields) });

/** A browser whose session has just run out. */
async function expired(): Promise<Browser> {
  const browser = await signedIn(identity, EMAIL);
  const { sessionId } = await accountIn(identity, browser);
  await asSuperuser((client) =>
    client.query(`UPDATE identity.session SET updated_at = now() - interval '40 minutes' WHERE id = $1`, [sessionId]),
  );
  expect(await identity.currentAccount(browser.request())).toBeUndefined();
  return browser;
}

async function stashed(
  fields: [string, string][] = [
    ['story', STORY],
    ['story', 'second'],
    ['newPassword', 'hidden'],
  ],
): Promise<Browser> {
  const browser = await expired();
  const cookie = await identity.stashForm(posted(browser, fields));
  if (!cookie) throw new Error('not kept');
  expect(cookie).toMatch(/^homeward\.stash=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=1200$/);
  browser.take(new Headers({ 'Set-Cookie': cookie }));
  return browser;
}

async function signInAgain(browser: Browser, email: string): Promise<string> {
  const outcome = await identity.signIn(browser.request(), { email, password: PASSWORD, address: undefined });
  if (outcome.outcome !== 'signed-in') throw new Error(outcome.outcome);
  browser.take(outcome.headers);
  return (await accountIn(identity, browser)).userId;
}

describe('a form that was being sent when the session ended', () => {
  it('comes back whole after sign-in, without passwords', async () => {
    const browser = await stashed();
    expect(await identity.hasStashedForm(browser.request())).toBe(true);
    const userId = await signInAgain(browser, EMAIL);
    expect(await identity.unstashForm(browser.request(), userId)).toEqual({
      action: '/officer/cases/7/story?part=2',
      fields: [
        ['story', STORY],
        ['story', 'second'],
      ],
      files: [],
    });
    expect(await identity.hasStashedForm(browser.request())).toBe(false);
    browser.take(new Headers({ 'Set-Cookie': await identity.dropStashedForm(browser.request()) }));
    expect(await identity.unstashForm(browser.request(), userId)).toBeUndefined();
  });

  it('leaves the request unread for whoever comes next', async () => {
    const browser = await expired();
    const request = posted(browser, [['story', STORY]]);
    await identity.stashForm(request);
    expect((await request.formData()).get('story')).toBe(STORY);
  });

  it('is shown to nobody else: not to another person here, not to the same person elsewhere', async () => {
    const browser = await stashed();
    const other = await signInAgain(browser.copy(), 'other@example.test');
    expect(await identity.unstashForm(browser.request(), other)).toBeUndefined();
    const userId = (await accountIn(identity, await signedIn(identity, EMAIL))).userId;
    expect(await identity.unstashForm(new Browser().request(), userId)).toBeUndefined();
  });

  it('is sealed in the database and over after twenty minutes', async () => {
    const browser = await stashed();
    const rows = await asSuperuser(
      async (client) =>
        (
          await client.query(
            `SELECT encode(sealed, 'escape') AS sealed, extract(epoch FROM expires_at - created_at) AS kept FROM identity.form_stash`,
          )
        ).rows,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0].sealed).not.toContain('training');
    expect(Math.round(Number(rows[0].kept))).toBe(1200);
    const userId = await signInAgain(browser, EMAIL);
    await asSuperuser((client) =>
      client.query(`UPDATE identity.form_stash SET expires_at = now() - interval '1 second'`),
    );
    expect(await identity.unstashForm(browser.request(), userId)).toBeUndefined();
  });

  it('is not kept for a stranger, for an empty form or for pages about the account', async () => {
    expect(await identity.stashForm(posted(new Browser(), [['story', STORY]]))).toBeUndefined();
    const browser = await expired();
    expect(await identity.stashForm(posted(browser, [['currentPassword', 'x']]))).toBeUndefined();
    expect(await identity.stashForm(posted(browser, [['story', STORY]], '/account/sessions'))).toBeUndefined();
  });

  it('keeps the text beside a file, and tells that the file is gone', async () => {
    const browser = await expired();
    const form = new FormData();
    form.set('note', 'Receipt of the course');
    form.set('receipt', new File([new Uint8Array(2000)], 'receipt.jpg', { type: 'image/jpeg' }));
    const cookie = await identity.stashForm(browser.request('/officer/evidence', { method: 'POST', body: form }));
    browser.take(new Headers({ 'Set-Cookie': cookie ?? '' }));
    const kept = await identity.unstashForm(browser.request(), await signInAgain(browser, EMAIL));
    expect(kept).toEqual({
      action: '/officer/evidence',
      fields: [['note', 'Receipt of the course']],
      files: ['receipt.jpg'],
    });
  });
});
