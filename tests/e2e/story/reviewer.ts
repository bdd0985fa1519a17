import { expect, type Page } from '@playwright/test';
import { cattle, found, names, told } from './scene';
import { looksRight, type Visitor } from './visitor';

/** Reads private beside public, answers everything that is asked, and approves. */
export async function approves(reviewer: Visitor): Promise<void> {
  const { page } = reviewer;
  await page.goto('/review');
  await looksRight(reviewer);
  await page.getByRole('row').filter({ hasText: 'Olena Officer' }).getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1, name: /^Review HW-/ })).toBeVisible();
  await expect(page.getByText(cattle.private.fullName.family).first()).toBeVisible();
  await expect(page.getByText('He has clear plans').first()).toBeVisible();
  expect(await namesOn(page)).toContain(cattle.private.fullName.family);
  for (const side of ['Private', 'Public']) await expect(page.getByText(side, { exact: true }).first()).toBeVisible();
  await looksRight(reviewer, { narrow: true });

  const decision = page.locator('#decision');
  await page.getByRole('button', { name: 'Approve for the next release' }).click();
  await expect(page.getByRole('heading', { name: 'Please check these answers' })).toBeVisible();
  await looksRight(reviewer);
  for (const [question, answer] of [
    ['Is somebody who harmed the person at large?', 'Yes'],
    ['Are proceedings under way that a page could touch?', 'Yes'],
    ['Are others still held who could pay for it?', 'No'],
    ['Was the case in the media?', 'No'],
  ] as const) {
    await decision.getByRole('group', { name: question }).getByLabel(answer, { exact: true }).check();
  }
  await decision
    .getByLabel('What did you weigh, and what was agreed?')
    .fill('A safety plan has been agreed with the family.');
  await decision.getByLabel('Yes, it is safe to publish this page').check();
  for (const box of await decision.getByRole('checkbox').all()) await box.check();
  await page.getByRole('button', { name: 'Approve for the next release' }).click();
  await expect(page.getByText(/^It waits for the release of/)).toBeVisible();
  await looksRight(reviewer);
  found.reviewAddress = new URL(page.url()).pathname;
  await page.goto('/review/published');
  const waiting = page.locator('#waiting-pages tbody tr').filter({ hasText: told.title });
  await expect(waiting).toHaveCount(1);
  await looksRight(reviewer, { narrow: true });
  await page.goto('/en/needs');
  await expect(page.getByText(told.title)).toHaveCount(0);
}

/** The page as anybody sees it: the goal is the sum of its lines, and nothing names the person. */
export async function looksAtThePage(reviewer: Visitor): Promise<void> {
  const { page } = reviewer;
  await expect
    .poll(async () => {
      await page.goto(found.reviewAddress);
      return page.getByRole('link', { name: 'Look at the page' }).count();
    })
    .toBe(1);
  await page.getByRole('link', { name: 'Look at the page' }).click();
  await expect(page).toHaveURL(/\/en\/needs\/[0-9a-z]{16}$/);
  found.slug = page.url().slice(-16);
  await expect(page.getByRole('heading', { level: 1, name: told.title })).toBeVisible();
  const goals = await goalsOf(page);
  const missing = await page
    .locator('.giving-figures div')
    .filter({ hasText: 'Still missing' })
    .locator('dd')
    .textContent();
  expect(goals.length).toBe(told.labels.length + 1);
  const total = goals.pop();
  expect(goals.reduce((sum, goal) => sum + goal, 0)).toBe(total);
  expect(Number((missing ?? '').replace(/[^\d.]/g, ''))).toBe(total);
  await expectNobodyNamed(page);
  await looksRight(reviewer, { narrow: true });
}

/** What each line costs, and the total last. */
async function goalsOf(page: Page): Promise<number[]> {
  const rows = await page.locator('table.lines :is(tbody, tfoot) tr').all();
  const texts = await Promise.all(rows.map((row) => row.locator('td.figure').first().textContent()));
  return texts.map((text) => Number((text ?? '').replace(/[^\d.]/g, '')));
}

/** The words by which the person could be known that stand on the page, in its text or anywhere in its HTML. */
async function namesOn(page: Page): Promise<string[]> {
  const html = (await page.content()).toLowerCase();
  return names.filter((name) => {
    const escaped = name.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'u').test(html);
  });
}

export async function expectNobodyNamed(page: Page): Promise<void> {
  expect.soft(await namesOn(page), `names on ${page.url()}`).toEqual([]);
}
