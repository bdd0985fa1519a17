import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, person } from './people';
import { type Addresses, needsOf } from './public/needs';

// The site as anybody meets it: on a phone, by keyboard, without script, with a slow line, in the dark.

let needs: Addresses;
test.beforeAll(async ({ browser }) => {
  const { page, context } = await person(browser);
  needs = await needsOf(page);
  await context.close();
});

// What holds of every public page (axe, reflow, the Tab key, headings) is asked of each in languages.spec.ts.

for (const width of [390, 1280]) {
  test(`axe finds nothing on a refused form and an unknown language at ${width} pixels`, async ({ browser }) => {
    const { page, context } = await person(browser, { width });
    await refuseAGift(page);
    await expectAccessible(page);
    await page.goto('/de');
    await expectAccessible(page);
    await context.close();
  });
}

test('axe finds nothing in the dark, where motion is not wanted', async ({ browser }) => {
  const context = await browser.newContext({
    colorScheme: 'dark',
    reducedMotion: 'reduce',
    viewport: { width: 390, height: 844 },
  });
  const page = await context.newPage();
  for (const address of ['/en', needs.withRegions, `${needs.withRegions}/give`]) {
    await page.goto(address);
    await expectAccessible(page);
  }
  await context.close();
});

async function refuseAGift(page: Page): Promise<void> {
  await page.goto(`${needs.withRegions}/give`);
  await page.getByLabel('Another amount, in USD').fill('twenty');
  await page.getByLabel('Return my part to me where that is still possible').check();
  await page.getByRole('button', { name: 'Continue to payment' }).click();
  await page.getByRole('alert').waitFor();
  // A page without its style sheet yet is not the page.
  await page.waitForLoadState('load');
}

test('a refused form says so first, at the field, and keeps what was typed', async ({ browser }) => {
  const { page, context } = await person(browser, { javaScript: false });
  await refuseAGift(page);
  await expect(page.getByRole('alert')).toContainText('Use digits only');
  await expect(page.getByLabel('Another amount, in USD')).toHaveValue('twenty');
  await expect(page.getByLabel('Another amount, in USD')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel('Return my part to me where that is still possible')).toBeChecked();
  await expect(page.locator(':focus')).toContainText('Please check these answers');
  await context.close();
});

test('the figures of a need are not cut off at 320 pixels', async ({ browser }) => {
  const { page, context } = await person(browser, { width: 320 });
  await page.goto(needs.withRegions);
  for (const cell of await page.locator('#lines td').all()) {
    const box = await cell.boundingBox();
    expect((box?.x ?? 999) + (box?.width ?? 999)).toBeLessThanOrEqual(320);
  }
  await context.close();
});

test('the first stop of the keyboard skips to the content', async ({ browser }) => {
  const { page, context } = await person(browser, { javaScript: false });
  await page.goto('/en');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#content')).toBeFocused();
  await context.close();
});

test('without JavaScript one searches, reads, gives with the bank asking, and is thanked', async ({ browser }) => {
  const { page, context } = await person(browser, { javaScript: false, width: 390 });
  await page.goto('/en');
  await page.getByRole('link', { name: 'Look at the needs' }).click();
  await page.getByLabel('Words').fill('engine');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page.getByRole('status')).toHaveText('1 need found');
  await page.getByRole('link', { name: 'Repairing engines, on land' }).click();
  const line = page.locator('#lines tbody tr').filter({ hasText: 'A course in engine repair' });
  await expect(line).toBeVisible();
  await line.getByRole('link', { name: /Give to this/ }).click();
  await expect(page.getByLabel('A course in engine repair')).toBeChecked();
  await page.getByLabel('Another amount, in USD').fill('12.50');
  await page.getByRole('button', { name: 'Continue to payment' }).click();
  await expect(page.getByText('$12.50').first()).toBeVisible();
  await page.getByLabel('Email address').fill('quiet@donor.example');
  await page.getByLabel(/Bank asks to confirm \(3-D/).check();
  await page.getByRole('button', { name: /Donate/ }).click();
  await page.getByRole('button', { name: /Yes, confirm/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you');
  await expect(page.getByText(/Your gift of USD.12\.50 has arrived/)).toBeVisible();
  await expect(page.getByText('It goes to “A course in engine repair”')).toBeVisible();
  await context.close();
});

test('the picture follows the chosen amount without any script', async ({ browser }) => {
  const { page, context } = await person(browser, { javaScript: false });
  await page.goto(`${needs.withRegions}/give`);
  const shown = () => page.locator('.gift-way > .way-home:visible');
  await expect(shown()).toHaveCount(1);
  const before = await shown().innerHTML();
  await page.getByRole('radio', { name: 'USD 100', exact: true }).check();
  await expect(shown()).toHaveCount(1);
  expect(await shown().innerHTML()).not.toBe(before);
  await page.getByLabel('Another amount, in USD').fill('7');
  await expect(shown()).toHaveCount(1);
  expect(await shown().locator('.wh-gift').count()).toBe(0);
  await context.close();
});

test('nothing moves by itself where motion is not wanted', async ({ browser }) => {
  for (const reducedMotion of ['reduce', 'no-preference'] as const) {
    const context = await browser.newContext({ reducedMotion });
    const page = await context.newPage();
    await page.goto(needs.withRegions, { waitUntil: 'commit' });
    await page.locator('.wh-drawn').first().waitFor();
    const animated = await page
      .locator('.wh-drawn')
      .first()
      .evaluate((line) => getComputedStyle(line).animationName);
    expect(animated === 'none').toBe(reducedMotion === 'reduce');
    await context.close();
  }
});

test('only the story speaks its own language', async ({ browser }) => {
  const { page, context } = await person(browser);
  await page.goto(needs.withRegions);
  await expect(page.locator('article')).not.toHaveAttribute('lang');
  await expect(page.locator('.story')).toHaveAttribute('lang', 'en');
  await context.close();
});
