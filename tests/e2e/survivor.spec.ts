import { type Browser, expect, type Page, test } from '@playwright/test';
import { expectAccessible, person, signedIn } from './people';

// A survivor with an old phone: 320 pixels, no script. Everything is counted on the wire.

const PIN = '482917';
const SECOND = '730264';
const BYTES_MAX = 30 * 1024;
const STEP = 8192;

/** The officer makes a code on the screen of a case and reads it out. */
async function codeFrom(browser: Browser, title: string): Promise<string> {
  const officer = await signedIn(browser, 'officer');
  await officer.goto('/officer');
  await officer.getByRole('link', { name: title }).click();
  await officer.getByRole('navigation', { name: 'Parts of the case' }).getByRole('link', { name: 'Own view' }).click();
  await expect(officer.getByText('No code is out for this case.')).toBeVisible();
  await expectAccessible(officer);
  await officer.getByRole('button', { name: 'Make a code' }).click();
  await expect(officer.getByText('This code is shown once')).toBeVisible();
  await expectAccessible(officer);
  const code = (await officer.locator('.own-code').textContent()) ?? '';
  await officer.reload();
  await expect(officer.getByText(code)).toHaveCount(0);
  await officer.context().close();
  return code;
}

/** Bytes of everything that the browser fetched, headers aside, since the last time it was asked. */
function wireOf(page: Page): () => Promise<number> {
  let pending: Promise<number>[] = [];
  page.on('response', (answer) => {
    pending.push(
      answer.body().then(
        (body) => body.length,
        () => 0,
      ),
    );
  });
  return async () => {
    const sizes = await Promise.all(pending);
    pending = [];
    return sizes.reduce((sum, size) => sum + size, 0);
  };
}

const opens = async (page: Page, code: string, pin: string) => {
  await page.goto('/p');
  await page.getByLabel('Code').fill(code);
  await page.getByLabel('PIN').fill(pin);
  await page.getByRole('button', { name: 'Open' }).click();
};

/** One page of the view: its heading, the title and the address that never change, nothing cut off. */
async function isShown(page: Page, heading: string, width: number): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
  await expect(page).toHaveTitle('Notes');
  const { pathname, search } = new URL(page.url());
  expect(pathname + search).toBe('/p');
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
}

test('from the code to the withdrawal, on 320 pixels, without script, under 30 KB', async ({ browser }) => {
  const code = await codeFrom(browser, 'A new trade after forced farm labour');
  const { page, context } = await person(browser, { javaScript: false, width: 320 });
  const wire = wireOf(page);
  const sees = (heading: string) => isShown(page, heading, 320);

  const first = await page.goto('/p');
  expect(first?.headers()).toMatchObject({
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store, no-transform',
  });
  expect(first?.headers()['content-encoding']).toBeUndefined();
  await sees('Notes');
  expect(await wire()).toBeLessThan(BYTES_MAX);

  await opens(page, code, '');
  await sees('Choose your PIN');
  await page.getByLabel('PIN', { exact: true }).fill(PIN);
  await page.getByLabel('The same PIN again').fill(PIN);
  await page.getByLabel('A second PIN').fill(SECOND);
  await page.getByRole('button', { name: 'Keep' }).click();
  await sees('What would you like to see?');
  await wire();

  await page.getByRole('button', { name: 'My page' }).click();
  await sees('My page');
  await expect(page.getByText('This is public. Anybody can read these words.')).toBeVisible();
  await expect(page.getByText('A small workshop of his own')).toBeVisible();
  expect(await wire()).toBeLessThan(BYTES_MAX);

  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await page.getByRole('button', { name: 'Money' }).click();
  await sees('Money');
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await page.getByRole('button', { name: 'Write to somebody' }).click();
  await sees('Write to somebody');
  await page.getByLabel('Your words').fill('Nobody asked me about the workshop.');
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByText('It is sent.')).toBeVisible();
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await page.getByRole('button', { name: 'My PINs' }).click();
  await sees('My PINs');
  await page.getByRole('button', { name: 'Back', exact: true }).click();

  // Whoever asks the address sees the first page, session or not.
  await page.goto('/p');
  await sees('Notes');
  await opens(page, code, PIN);
  await page.getByRole('button', { name: 'What I agreed to' }).click();
  await sees('What I agreed to');
  await page.getByRole('button', { name: 'Take everything back' }).click();
  await sees('Take everything back?');
  await page.getByRole('button', { name: 'Yes, take everything back now' }).click();
  await sees('It is done');
  const list = await context.request.get('/en/needs');
  expect(await list.text()).not.toContain('A small workshop of his own');
  await context.close();
});

test('somebody who looks on: the second PIN, the quick way out, and what the reviewer hears', async ({ browser }) => {
  const code = await codeFrom(browser, 'Tailoring workshop after return from Europe');
  const { page, context } = await person(browser, { width: 390 });
  await page.goto('/p');
  await expectAccessible(page);
  await opens(page, code, '');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Choose your PIN');
  await expectAccessible(page);
  await page.getByLabel('PIN', { exact: true }).fill(PIN);
  await page.getByLabel('The same PIN again').fill(PIN);
  await page.getByLabel('A second PIN').fill(SECOND);
  const own = page.waitForResponse((answer) => answer.request().method() === 'POST');
  await page.getByRole('button', { name: 'Keep' }).click();
  expect((await (await own).body()).length).toBe(STEP);
  await expectAccessible(page);
  for (const part of ['My page', 'What I agreed to', 'Money', 'Write to somebody', 'My PINs']) {
    await page.getByRole('button', { name: part }).click();
    await isShown(page, part, 390);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Back', exact: true }).click();
  }
  await page.getByRole('button', { name: 'Close' }).click();

  await page.getByLabel('Code').fill(code);
  await page.getByLabel('PIN').fill(SECOND);
  const forced = page.waitForResponse((answer) => answer.request().method() === 'POST');
  await page.getByRole('button', { name: 'Open' }).click();
  expect((await (await forced).body()).length).toBe(STEP);
  await page.getByRole('button', { name: 'Lentil soup' }).click();
  await expect(page.getByText('Wash a cup of lentils')).toBeVisible();
  await expectAccessible(page);

  // Out: the entry in the history becomes the other page's, and the session is over.
  await context.route('https://www.wikipedia.org/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>Elsewhere</title>' }),
  );
  const before = await page.evaluate<number>('history.length');
  const ended = page.waitForRequest((request) => request.postData() === 'do=out');
  await page.getByRole('link', { name: 'Leave quickly' }).click();
  await ended;
  await expect(page).toHaveTitle('Elsewhere');
  expect(await page.evaluate<number>('history.length')).toBe(before);
  await context.close();

  const reviewer = await signedIn(browser, 'reviewer');
  await reviewer.goto('/review/concerns');
  await expectAccessible(reviewer);
  await expect(reviewer.getByRole('link', { name: 'A second PIN was used' })).toBeVisible();
  await reviewer.getByRole('link', { name: 'Words from a survivor' }).click();
  await expect(reviewer.getByText('Nobody asked me about the workshop.')).toBeVisible();
  await reviewer.getByLabel('Answer').fill('Thank you for telling us. It is looked into.');
  await reviewer.getByRole('button', { name: 'Answer' }).click();
  await expect(reviewer.getByRole('heading', { name: 'What was answered' })).toBeVisible();
  await expectAccessible(reviewer);
  await reviewer.context().close();
});
