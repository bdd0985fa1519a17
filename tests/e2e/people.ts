import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';

const AXE = readFileSync(path.resolve('node_modules/axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface AxeResult {
  violations: { id: string; help: string; nodes: { target: string[]; html: string }[] }[];
}

/** axe finds nothing on the page as it stands. Runs in the page's own world, so the page's CSP is left as it is. */
export async function expectAccessible(page: Page): Promise<void> {
  const result = (await page.evaluate(
    `(() => { ${AXE}; return axe.run(document, { runOnly: ${JSON.stringify(TAGS)} }); })()`,
  )) as AxeResult;
  const found = result.violations.map(({ id, help, nodes }) => ({
    id,
    help,
    at: nodes.map(({ html }) => html.slice(0, 200)),
  }));
  expect.soft(found, `axe on ${page.url()}`).toEqual([]);
}

/** A person at a browser of their own; whatever the browser complains about fails the test. */
export async function person(
  browser: Browser,
  options: { javaScript?: boolean; width?: number } = {},
): Promise<{ context: BrowserContext; page: Page; complaints: string[] }> {
  const { javaScript = true, width = 1280 } = options;
  const context = await browser.newContext({ javaScriptEnabled: javaScript, viewport: { width, height: 900 } });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (line) => {
    if (line.type() === 'error') complaints.push(line.text());
  });
  return { context, page, complaints };
}

const PASSWORD = 'the way home is drawn';

/** Somebody of the staff, signed in with the demonstration's account, and what their browser complains about. */
export async function signedInAs(browser: Browser, account: string): Promise<Awaited<ReturnType<typeof person>>> {
  const visitor = await person(browser);
  const { page } = visitor;
  await page.goto('/account/sign-in');
  await page.getByLabel('E-mail address').fill(`${account}@demo.homeward.test`);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).not.toHaveURL(/sign-in/);
  return visitor;
}

/** The page of somebody of the staff who has signed in. */
export const signedIn = async (browser: Browser, account: string): Promise<Page> =>
  (await signedInAs(browser, account)).page;
