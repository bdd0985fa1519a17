import { createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { person } from './people';
import { lettersTo, letterTo } from './story/mailbox';

// Why one may trust it: the pages that say so, what they promise of the browser, and following a need by mail.

const about = ['transparency', 'who-we-are', 'privacy', 'terms', 'accessibility', 'status', 'how-it-works'];

let need = '';
test.beforeAll(async ({ browser }) => {
  const { page, context } = await person(browser);
  await page.goto('/en/needs');
  need = (await page.locator('main a[href*="/needs/"]').first().getAttribute('href')) ?? '';
  await context.close();
});

test('what the privacy page says of browsers is so: no cookie, nothing stored, nobody else is asked', async ({
  browser,
  baseURL,
}) => {
  const { page, context, complaints } = await person(browser);
  const elsewhere: string[] = [];
  context.on('request', (request) => {
    if (request.url().startsWith('http') && new URL(request.url()).origin !== new URL(baseURL ?? '').origin)
      elsewhere.push(request.url());
  });
  for (const address of [
    '/',
    ...about.map((path) => `/en/${path}`),
    '/en/needs',
    need,
    `${need}/give`,
    `${need}/follow`,
  ]) {
    const answer = await page.goto(address);
    expect(answer?.headers()['set-cookie'], address).toBeUndefined();
    await page.waitForLoadState('networkidle');
    const stored = await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]);
    expect(stored, address).toEqual([0, 0, '']);
  }
  expect(await context.cookies()).toEqual([]);
  expect(elsewhere).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
});

test('every page leads to all of them', async ({ browser }) => {
  const { page, context } = await person(browser);
  await page.goto('/en');
  for (const path of about) await expect(page.locator(`footer a[href="/en/${path}"]`)).toHaveCount(1);
  await context.close();
});

test('the signed roots are downloaded and verified with what the page shows', async ({ browser }) => {
  const { page, context } = await person(browser);
  await page.goto('/en/transparency');
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: 'All of it as a file' }).click();
  const file = await (await waiting).path();
  const roots = JSON.parse(readFileSync(file, 'utf8')) as {
    keys: { publicKey: string; fingerprint: string }[];
    monthly: { message: string; signature: string; publicKey: string }[];
    daily: unknown[];
  };
  // The first root is signed when the first entries are sealed, and again a minute later if that could not be done.
  expect(roots.daily.length).toBeGreaterThan(0);
  await expect(page.getByText(roots.keys[0]?.fingerprint ?? 'no key')).toBeVisible();
  for (const { message, signature, publicKey } of roots.monthly) {
    const x = Buffer.from(publicKey, 'hex').toString('base64url');
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    expect(verify(null, Buffer.from(message), key, Buffer.from(signature, 'hex'))).toBe(true);
  }
  await context.close();
});

test('without JavaScript one follows a need from its page, and asking again tells nothing', async ({ browser }) => {
  const email = `follower-${Date.now()}@follow.example`;
  const { page, context } = await person(browser, { javaScript: false, width: 390 });
  await page.goto(need);
  await page.getByLabel('E-mail address').fill('not an address');
  await page.getByRole('button', { name: 'Follow by mail' }).click();
  await expect(page.getByText('Write an e-mail address')).toBeVisible();
  await expectRefusedAtTheField(page);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('button', { name: 'Follow by mail' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Look at your mail');
  const asked = await letterTo(page, email, /^Confirm that you follow/);
  expect(asked.text).not.toContain(await titleOf(page, need));
  const link = /https?:\S+follow\/confirm\?code=\w+/.exec(asked.text)?.[0] ?? '';
  await page.goto(link);
  await page.getByRole('button', { name: 'Yes, follow by mail' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You follow this need');
  await page.goto(link);
  await page.getByRole('button', { name: 'Yes, follow by mail' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link works no more');
  // Who asks again is told the same, and gets no second mail: nobody learns by asking who follows.
  await page.goto(`${need}/follow`);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('button', { name: 'Follow by mail' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Look at your mail');
  expect(await lettersTo(page, email)).toHaveLength(1);
  await context.close();
});

async function titleOf(page: Page, address: string): Promise<string> {
  const html = await (await page.request.get(address)).text();
  return /<h1[^>]*>([^<]+)</.exec(html)?.[1] ?? '';
}

async function expectRefusedAtTheField(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expect(page.getByLabel('E-mail address')).toHaveAttribute('aria-invalid', 'true');
}

test('one click in a mail program leaves from anywhere; other forms from elsewhere are refused', async ({
  request,
}) => {
  const elsewhere = { headers: { origin: 'https://mail.example' }, form: { 'List-Unsubscribe': 'One-Click' } };
  const left = await request.post(`/en/follow/leave?code=${'0'.repeat(64)}`, elsewhere);
  expect(left.status()).toBe(200);
  expect((await request.post('/en/follow/confirm', elsewhere)).status()).toBe(403);
  expect((await request.post(`${need}/follow`, elsewhere)).status()).toBe(403);
});
