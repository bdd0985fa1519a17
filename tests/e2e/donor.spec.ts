import { expect, type Page, test } from '@playwright/test';
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
