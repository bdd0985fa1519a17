import { expect, type Locator, type Page, test } from '@playwright/test';
import { publicWords } from '../../app/catalogues/public-words';
import { expectAccessible, person } from './people';
import { letterTo } from './story/mailbox';

// A donor of their own: gives to the pool every month, gets a receipt, comes back by a mailed link, stops.

const address = () => `monthly-${Date.now()}-${Math.floor(Math.random() * 1e6)}@donor.example`;

async function givesMonthly(page: Page, email: string): Promise<void> {
  await page.goto('/en/give');
  await expectAccessible(page);
  await page.getByRole('radio', { name: 'Every month' }).check();
  await page.getByLabel('Another amount, in USD').fill('15');
  await page.getByRole('button', { name: 'Continue to payment' }).click();
  await expect(page.getByText('$15.00').first()).toBeVisible({ timeout: 30_000 });
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Payment succeeds').check();
  await page.locator('.pay-button').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you', { timeout: 30_000 });
  await expect(page.getByText('From now on it comes every month, until you stop it.')).toBeVisible();
  await expectAccessible(page);
}

async function signsIn(page: Page, email: string): Promise<void> {
  await page.goto('/en/my-gifts');
  await expect(page).toHaveURL(/my-gifts\/sign-in$/);
  await expectAccessible(page);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('button', { name: 'Send me the link' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Look at your mail');
  const { text } = await letterTo(page, email, /Your gifts at Homeward/);
  const link = /https?:\S+my-gifts\/enter\?code=\w+/.exec(text)?.[0] ?? '';
  await page.goto(link);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Show my gifts' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('My gifts');
}

test('a donor gives every month, gets a receipt as PDF, comes back by a link and stops', async ({ browser }) => {
  const email = address();
  const { page, context, complaints } = await person(browser, { width: 390 });
  await givesMonthly(page, email);

  const receipt = await letterTo(page, email, /^Your receipt HW-/);
  expect(receipt.attachments[0]).toMatchObject({ mimeType: 'application/pdf' });
  expect(receipt.text).toContain('solidarity pool');

  await signsIn(page, email);
  await expectAccessible(page);
  await expect(page.getByText(/USD.15 every month to Solidarity pool/)).toBeVisible();
  await expect(page.getByText('Arrived')).toBeVisible();
  const pdf = await page.request.get(
    (await page.getByRole('link', { name: /^Receipt HW-/ }).getAttribute('href')) ?? '',
  );
  expect([pdf.headers()['content-type'], (await pdf.body()).subarray(0, 5).toString()]).toEqual([
    'application/pdf',
    '%PDF-',
  ]);

  await page.getByRole('link', { name: 'Change or stop' }).click();
  await expectAccessible(page);
  await page.getByLabel('New amount each month, in USD').fill('20');
  await page.getByRole('button', { name: 'Change the amount' }).click();
  await expect(page.getByText(/USD.20 every month to Solidarity pool/)).toBeVisible();
  await page.getByRole('link', { name: 'Change or stop' }).click();
  await page.getByText('Stop this monthly gift').click();
  await page.getByRole('button', { name: 'Stop it now' }).click();
  await expect(page.getByText('stopped')).toBeVisible();

  await page.getByRole('link', { name: 'Delete my data' }).click();
  await expect(page.getByText(/because the law wants receipts kept for 10 years/)).toBeVisible();
  await expectAccessible(page);
  await page.goBack();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.goto('/en/my-gifts');
  await expect(page).toHaveURL(/my-gifts\/sign-in$/);
  expect(complaints).toEqual([]);
  await context.close();
});

// One who gives once: by keyboard alone, without script on the smallest phone, in Arabic, and where the bank says no.

const NEED = 'The journey home, and then a small café';

async function needPage(page: Page, lang: 'en' | 'ar'): Promise<string> {
  await page.goto(`/${lang}/needs`);
  const href = await page.getByRole('link', { name: NEED }).getAttribute('href');
  await page.goto(href ?? '');
  return href ?? '';
}

/** Presses Tab until the control has the focus, seen and not covered by anything. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let press = 0; press < 120; press += 1) {
    await page.keyboard.press('Tab');
    if (!(await control.evaluate((element) => element === document.activeElement))) continue;
    const isSeen = await control.evaluate((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const topmost = document.elementFromPoint(left + width / 2, top + height / 2);
      return element.contains(topmost) || topmost?.closest('label, .choice, article')?.contains(element) === true;
    });
    expect(isSeen, `the focus is covered on ${page.url()}`).toBe(true);
    return;
  }
  throw new Error(`the keyboard does not reach ${control}`);
}

const drawnChoices = (page: Page) => page.locator('.wh-choice').filter({ has: page.locator('path:visible') });

async function paysWith(page: Page, choice: string | RegExp): Promise<void> {
  // A browser beside other tests needs its time for the proof of work.
  await expect(page.getByLabel('Email address')).toBeVisible({ timeout: 30_000 });
  await page.getByLabel('Email address').fill(address());
  await page.getByLabel(choice).check();
  await page.locator('.pay-button').click();
}

test('by keyboard alone, from the first page to the thank-you', async ({ browser }) => {
  const { page, context, complaints } = await person(browser, { width: 1280 });
  await page.goto('/en');
  await tabTo(page, page.getByRole('link', { name: 'Look at the needs' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('link', { name: NEED }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: NEED })).toBeVisible();
  await expect(drawnChoices(page)).toHaveCount(0);
  await tabTo(page, page.locator('.gift-choices input').first());
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await expect(drawnChoices(page)).toHaveCount(1);
  const chosen = await page.locator('.gift-choices input:checked').getAttribute('value');
  await tabTo(page, page.getByRole('button', { name: 'Give to this need' }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/give\\?amount=${chosen}$`));
  await expect(page.locator('input[name=amount]:checked')).toHaveValue(chosen ?? '');
  await tabTo(page, page.getByRole('button', { name: 'Continue to payment' }));
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Email address')).toBeVisible({ timeout: 30_000 });
  await tabTo(page, page.getByLabel('Email address'));
  await page.keyboard.type(address());
  await tabTo(page, page.locator('.pay-button'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you', { timeout: 30_000 });
  await expect(page.locator('.gift-steps > li')).toHaveCount(5);
  await expect(page.locator('.wh-own')).not.toHaveCount(0);
  await expectAccessible(page);
  expect(complaints).toEqual([]);
  await context.close();
});

test('without script at 320 pixels: leaves the payment page, and goes on with the very same gift', async ({
  browser,
}) => {
  const { page, context } = await person(browser, { javaScript: false, width: 320 });
  const fits = async () => {
    const box = await page.locator('html').evaluate((html) => html.scrollWidth);
    expect(box, page.url()).toBeLessThanOrEqual(320);
  };
  const need = await needPage(page, 'en');
  await fits();
  await page.locator('.gift-choices input').nth(1).check();
  await expect(drawnChoices(page)).toHaveCount(1);
  await page.getByRole('button', { name: 'Give to this need' }).click();
  await fits();
  await page.getByLabel('Another amount, in USD').fill('31');
  await page.getByRole('button', { name: 'Continue to payment' }).click();
  await page.getByRole('link', { name: 'Go back without paying' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No gift was made');
  await fits();
  await page.getByRole('link', { name: /^Go on with your gift of USD.31$/ }).click();
  await expect(page).toHaveURL(new RegExp(`${need}/give\\?amount=3100$`));
  await expect(page.getByLabel('Another amount, in USD')).toHaveValue('31.00');
  await page.getByRole('button', { name: 'Continue to payment' }).click();
  await paysWith(page, 'Payment succeeds');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you');
  await fits();
  await context.close();
});

test('in Arabic, from the amount to the thank-you', async ({ browser }) => {
  const { page, context, complaints } = await person(browser, { width: 390 });
  const { giving, publicSite, afterGift } = publicWords('ar');
  await needPage(page, 'ar');
  await expectAccessible(page);
  await page.locator('.gift-choices input').first().check();
  await page.getByRole('button', { name: publicSite.give }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: giving.continueToPayment }).click();
  await paysWith(page, 'Payment succeeds');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(giving.thanksTitle, { timeout: 30_000 });
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.getByRole('heading', { name: afterGift.checkedStep })).toBeVisible();
  await expectAccessible(page);
  expect(complaints).toEqual([]);
  await context.close();
});

test('a declined card says so and another one pays; the bank asks, is refused, asked again, and agrees', async ({
  browser,
}) => {
  const { page, context } = await person(browser, { width: 390 });
  await needPage(page, 'en');
  await page.getByRole('button', { name: 'Give to this need' }).click();
  await page.getByRole('button', { name: 'Continue to payment' }).click();
  await paysWith(page, 'Card is declined');
  await expect(page.getByRole('alert')).toContainText('Your card was declined.');
  await paysWith(page, /Bank asks to confirm \(3-D/);
  await page.getByRole('button', { name: 'No, refuse it' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await paysWith(page, /Bank asks to confirm \(3-D/);
  await page.getByRole('button', { name: 'Yes, confirm the payment' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you', { timeout: 30_000 });
  await expect(page.getByText(/^Your gift of .* has arrived\.$/)).toBeVisible();
  await context.close();
});
