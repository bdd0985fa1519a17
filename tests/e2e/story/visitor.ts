import { type Browser, expect, type Page } from '@playwright/test';
import { expectAccessible, person, signedInAs } from '../people';

export interface Visitor {
  page: Page;
  complaints: string[];
  /** Somebody whose browser runs no script; axe then looks at the same address in another one. */
  withoutScript?: boolean;
}

export const atBrowser = async (browser: Browser, { javaScript = true } = {}): Promise<Visitor> => ({
  ...(await person(browser, { javaScript })),
  withoutScript: !javaScript,
});

export const ofStaff = async (browser: Browser, account: string): Promise<Visitor> => signedInAs(browser, account);

/** The page is accessible as it stands, and nothing of it is cut off on a telephone; `narrow` asks axe there as well. */
export async function looksRight(visitor: Visitor, { narrow = false } = {}): Promise<void> {
  if (visitor.withoutScript) return looksRightToAxe(visitor);
  const { page, complaints } = visitor;
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  if (narrow) await expectAccessible(page);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect.soft(overflow, `${page.url()} at 390 pixels is wider than the screen`).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1280, height: 900 });
  expect.soft(complaints, page.url()).toEqual([]);
}

async function looksRightToAxe({ page, complaints }: Visitor): Promise<void> {
  const scripted = await page.context().browser()?.newContext();
  const other = await scripted?.newPage();
  if (!scripted || !other) throw new Error('the browser has gone');
  await other.goto(page.url());
  await expectAccessible(other);
  await scripted.close();
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
