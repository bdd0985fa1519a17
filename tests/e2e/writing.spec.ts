import { expect, test } from '@playwright/test';
import { expectAccessible, signedInAs } from './people';

const TITLE = /Starting again after a scam compound/;

// An officer writes a story: marks come while they type, one key takes a suggestion, another takes it back.
test('a story is marked while it is written, and what was taken is taken back by keyboard', async ({ browser }) => {
  const { page, context, complaints } = await signedInAs(browser, 'officer');
  await page.goto('/officer');
  await page.getByRole('link', { name: TITLE }).first().click();
  await page.getByRole('navigation', { name: 'Parts of the case' }).getByRole('link', { name: 'Story' }).click();
  const story = page.locator('[name=story]');
  const before = await story.inputValue();
  await story.fill('She would like to open a shop in Danang.');
  // The gate's thread reads its dictionary when it is first asked.
  await expect(page.locator('.live-mark', { hasText: 'Danang' })).toBeVisible({ timeout: 60_000 });
  await expect(page.locator('.mark-list > li').filter({ hasText: 'Danang' })).toBeVisible();
  await expectAccessible(page);

  await story.press('Control+Home');
  await story.press('F8');
  await expect(story).toBeFocused();
  await story.press('F9');
  await expect(story).not.toHaveValue(/Danang/);
  await expect(page.getByText(/^(Replaced|Left out) “Danang”/).first()).toBeVisible();
  await story.press('Control+z');
  await expect(story).toHaveValue('She would like to open a shop in Danang.');

  await story.fill(before);
  await expect(page.getByText(/^Saved at/)).toBeVisible();
  expect(complaints).toEqual([]);
  await context.close();
});

// Safeguards: entry.client waits for the page's data (else React's error 345), and gives back what was typed before.
test('what is typed before the page has come alive is kept and saved', async ({ browser }) => {
  const { page, context, complaints } = await signedInAs(browser, 'officer');
  await page.goto('/officer');
  const href = await page.getByRole('link', { name: TITLE }).first().getAttribute('href');
  await page.route(/entry\.client-.*\.js/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await route.continue();
  });
  await page.goto(`${href}/story`, { waitUntil: 'commit' });
  const story = page.locator('[name=story]');
  const before = await story.inputValue();
  await story.press('Control+End');
  await page.keyboard.type(' And then?');
  await expect(page.getByText(/^Saved at/)).toBeVisible();
  await expect(story).toHaveValue(`${before} And then?`);
  await story.fill(before);
  await expect(page.getByText('Not saved yet.')).toBeVisible();
  await expect(page.getByText(/^Saved at/)).toBeVisible();
  expect(complaints).toEqual([]);
  await context.close();
});
