import { expect, test } from '@playwright/test';
import { publicLanguageCodes } from '../../app/catalogues/public-languages';
import { matcherOf } from './crawl/find-private';
import { privateValues } from './crawl/private-values';
import { expectAccessible, person, signedInAs } from './people';
import { type Addresses, needsOf } from './public/needs';
import { speaks } from './public/page-checks';

// The last of the files, since it takes down a need that others read.

let needs: Addresses;
test.beforeAll(async ({ browser }) => {
  const { page, context } = await person(browser);
  needs = await needsOf(page);
  await context.close();
});

test('what is not there says so with its status: unknown need, unknown language, a page that was closed', async ({
  browser,
  request,
}) => {
  for (const address of [
    '/en/needs/0000000000000000',
    '/en/needs/not-a-need',
    '/en/nothing',
    '/de',
    '/de/needs',
    '/xx/how-it-works',
  ]) {
    const answer = await request.get(address);
    expect(answer.status(), address).toBe(404);
    expect(await answer.text()).toContain('There is no page at this address');
  }
  const { page: ruth } = await signedInAs(browser, 'reviewer');
  await ruth.goto('/review/published');
  await ruth.getByRole('button', { name: 'Take down: A food cart, with every permit in order' }).click();
  await expect(ruth.getByRole('status')).toBeVisible();
  await ruth.context().close();

  const { page, context } = await person(browser);
  const leaksIn = matcherOf(privateValues());
  for (const address of [needs.withoutJourney, `${needs.withoutJourney}/give`]) {
    const answer = await page.goto(address);
    expect(answer?.status()).toBe(410);
    const words = ((await page.locator('body').textContent()) ?? '').toLowerCase();
    expect(words).toContain('this page is closed');
    // Why, and who wanted it, is nobody's business.
    expect(words).not.toMatch(
      /consent|withdr|survivor (?:asked|wanted)|unpublish|reviewer|expired|removed|safety|reason|food cart/,
    );
    expect(leaksIn(address, await page.content())).toEqual([]);
    await expectAccessible(page);
  }
  for (const language of publicLanguageCodes) {
    await page.goto(needs.withoutJourney.replace('/en/', `/${language}/`));
    await speaks(page, language);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page);
    }
  }
  for (const address of ['/en', '/en/needs', '/en/needs?query=cart']) {
    await page.goto(address);
    await expect(page.getByText('A food cart, with every permit in order')).toHaveCount(0);
  }
  const data = await request.get(`${needs.withoutJourney}.data`);
  expect(await data.text()).not.toContain('food cart');
  await context.close();
});
