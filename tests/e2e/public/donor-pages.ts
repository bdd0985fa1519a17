import { type Browser, type BrowserContextOptions, expect } from '@playwright/test';
import { publicWords } from '../../../app/catalogues/public-words';
import { person } from '../people';
import { letterTo } from '../story/mailbox';

/** What only somebody who gave sees, after the language, and the browser's memory with which it is seen. */
export interface DonorPages {
  paths: string[];
  storageState: Exclude<BrowserContextOptions['storageState'], string | undefined>;
}

/** One gift to a need and one to the pool every month; their thank-you pages, and a donor who is signed in. */
export async function giveAndSignIn(browser: Browser, need: string): Promise<DonorPages> {
  const { donors, giving } = publicWords('en');
  const email = `every-page-${Date.now()}@donor.example`;
  const { page, context } = await person(browser);
  const pathOf = () => page.url().replace(/^.*?\/en\//, '');
  const pay = async (): Promise<string> => {
    await page.getByRole('button', { name: giving.continueToPayment }).click();
    await page.locator('input[type=email]').fill(email, { timeout: 60_000 });
    await page.locator('.pay-button').click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(giving.thanksTitle, { timeout: 30_000 });
    return pathOf();
  };
  await page.goto(`/en/${need}/give`);
  const once = await pay();
  await page.goto('/en/give');
  await page.getByRole('radio', { name: giving.everyMonth }).check();
  const monthly = await pay();

  await page.goto('/en/my-gifts');
  await page.locator('#email').fill(email);
  await page.getByRole('button', { name: donors.emailSend }).click();
  const letter = await letterTo(page, email, new RegExp(donors.linkSubject));
  await page.goto(/https?:\S+my-gifts\/enter\?code=\w+/.exec(letter.text)?.[0] ?? '');
  await page.getByRole('button', { name: donors.enterButton }).click();
  await page.getByRole('link', { name: donors.monthlyChange }).click();
  await expect(page).toHaveURL(/\/monthly\//);
  const paths = [once, monthly, 'my-gifts', pathOf(), 'my-gifts/delete'];
  const storageState = await context.storageState();
  await context.close();
  return { paths, storageState };
}
