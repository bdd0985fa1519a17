import { expect, type Page } from '@playwright/test';
import { expectNobodyNamed } from './reviewer';
import { found, told } from './scene';
import { looksRight, refusedWith, type Visitor } from './visitor';

const mailPage = (page: Page) => `http://localhost:${Number(new URL(page.url()).port) + 3}`;

/** Finds the need by a word of its title. */
export async function findsTheNeed(donor: Visitor): Promise<void> {
  const { page } = donor;
  await page.goto('/en');
  await looksRight(donor, { narrow: true });
  await page.getByRole('link', { name: 'Look at the needs' }).first().click();
  await page.getByRole('searchbox', { name: 'Words' }).fill(told.search);
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page.getByText('1 need found')).toBeVisible();
  await looksRight(donor, { narrow: true });
  await page.getByRole('link', { name: told.title }).click();
  await expect(page).toHaveURL(new RegExp(`/en/needs/${found.slug}$`));
  await expect(page.getByRole('heading', { level: 1, name: told.title })).toBeVisible();
}

/** Gives all that one line still misses, with the costs of payment. */
export async function givesToTheLine(donor: Visitor): Promise<void> {
  const { page } = donor;
  const row = page.locator('table.lines tbody tr').filter({ hasText: found.lineLabel });
  found.lineGoal = ((await row.locator('td.figure').first().textContent()) ?? '').trim();
  await row.getByRole('link', { name: /^Give to this/ }).click();
  await expect(page.getByRole('heading', { name: 'Give to this need' })).toBeVisible();
  await expect(page.getByRole('radio', { name: found.lineLabel })).toBeChecked();
  await page.getByLabel(/^Another amount/).fill(found.lineGoal.replace(/,/g, ''));
  await page.getByRole('radio', { name: /^Add the expected costs/ }).check();
  await looksRight(donor, { narrow: true });
  await page.getByRole('button', { name: 'Continue to payment' }).click();
}

/** Gives a small amount to the whole need. */
export async function givesToTheNeed(donor: Visitor): Promise<void> {
  const { page } = donor;
  await page.getByRole('button', { name: 'Give to this need' }).click();
  await page.getByLabel(/^Another amount/).fill('40');
  await looksRight(donor);
  await page.getByRole('button', { name: 'Continue to payment' }).click();
}

/** On the provider's page; a declined card is answered there, and another one pays. */
export async function pays(donor: Visitor, email: string, { declinedFirst = false } = {}): Promise<void> {
  const { page } = donor;
  await expect(page.getByRole('heading', { level: 1 })).toContainText('$');
  await expectNobodyNamed(page);
  await looksRight(donor, { narrow: true });
  await page.getByLabel('Email address').fill(email);
  if (declinedFirst) {
    await page.getByLabel('Card is declined').check();
    await page.locator('.pay-button').click();
    await expect(page.getByRole('alert')).toContainText('Your card was declined.');
    await refusedWith(donor, 402);
    await looksRight(donor);
  }
  await page.getByLabel('Payment succeeds').check();
  await page.locator('.pay-button').click();
}

/** The bank asks first (3-D Secure). */
export async function paysAndConfirms(donor: Visitor, email: string): Promise<void> {
  const { page } = donor;
  await looksRight(donor);
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Bank asks to confirm (3-D').check();
  await page.locator('.pay-button').click();
  await expect(page.getByRole('heading', { name: 'Your bank asks: was it you?' })).toBeVisible();
  await looksRight(donor);
  await page.getByRole('button', { name: 'Yes, confirm the payment' }).click();
}

export async function isThanked(donor: Visitor, line?: string): Promise<void> {
  const { page } = donor;
  await expect(page).toHaveURL(/\/en\/thanks\?session_id=cs_/);
  await expect(page.getByRole('heading', { level: 1, name: 'Thank you' })).toBeVisible();
  await expect(page.getByText(/^Your gift of .* has arrived\.$/)).toBeVisible();
  if (line) await expect(page.getByText(`It goes to “${line}”.`)).toBeVisible();
  await looksRight(donor, { narrow: true });
}

/** The receipt is in the mail catcher: an amount, a number, an address, and no word of a story. */
export async function getsAReceipt(donor: Visitor, email: string): Promise<void> {
  const { page } = donor;
  const catcher = mailPage(page);
  interface Messages {
    messages: { id: string; subject: string; text: string }[];
  }
  const letters = async () =>
    ((await (await page.request.get(`${catcher}/api/messages?to=${email}`)).json()) as Messages).messages;
  await expect.poll(async () => (await letters()).length, { timeout: 20_000 }).toBe(1);
  const [letter] = await letters();
  expect(letter?.subject).toMatch(/^Your receipt /);
  expect(letter?.text).toContain(`/en/needs/${found.slug}`);
  expect(letter?.text).not.toContain(told.title);
  const mails = {
    page: await page.context().newPage(),
    complaints: donor.complaints,
    withoutScript: donor.withoutScript,
  };
  await mails.page.goto(`${catcher}/?to=${email}`);
  await looksRight(mails);
  await mails.page.goto(`${catcher}/messages/${letter?.id}`);
  await looksRight(mails);
  await expectNobodyNamed(mails.page);
  await mails.page.close();
}

/** Back on the page of the need: what is given shows. */
export async function seesItRaised(donor: Visitor, given: RegExp): Promise<void> {
  const { page } = donor;
  await page.getByRole('link', { name: 'Back to the need' }).click();
  await expect(page.getByRole('heading', { level: 1, name: told.title })).toBeVisible();
  await expect
    .poll(async () => {
      await page.reload();
      return page.locator('.giving-figures div').first().textContent();
    })
    .toMatch(given);
  await looksRight(donor);
}
