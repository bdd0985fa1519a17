import { type Browser, expect, type Page } from '@playwright/test';
import { expectAccessible, person, signedInAs } from '../people';

export interface Visitor {
  page: Page;
  complaints: string[];
}

export const atBrowser = async (browser: Browser, options: { javaScript?: boolean } = {}): Promise<Visitor> =>
  person(browser, options);

export const ofStaff = async (browser: Browser, account: string): Promise<Visitor> => signedInAs(browser, account);

/** The page is accessible as it stands, and nothing of it is cut off on a telephone; `narrow` asks axe there as well. */
export async function looksRight({ page, complaints }: Visitor, { narrow = false } = {}): Promise<void> {
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  if (narrow) await expectAccessible(page);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect.soft(overflow, `${page.url()} at 390 pixels is wider than the screen`).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1280, height: 900 });
  expect.soft(complaints, page.url()).toEqual([]);
}

/** Takes what the browser says about a refusal that the story asked for; anything else stays a complaint. */
export async function refusedWith({ complaints }: Visitor, status: number): Promise<void> {
  await expect.poll(() => complaints.filter((line) => line.includes(`status of ${status}`)).length).toBeGreaterThan(0);
  const others = complaints.filter((line) => !line.includes(`status of ${status}`));
  complaints.splice(0, complaints.length, ...others);
}

export async function leaves({ page, complaints }: Visitor): Promise<void> {
  expect(complaints).toEqual([]);
  await page.context().close();
}
