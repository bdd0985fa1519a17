import type { Page } from '@playwright/test';

/** Addresses of two of the demonstration’s needs: one with the longest journey, one that tells no place. */
export interface Addresses {
  withRegions: string;
  withoutJourney: string;
}

export async function needsOf(page: Page): Promise<Addresses> {
  await page.goto('/en/needs');
  const hrefOf = async (title: string) => (await page.getByRole('link', { name: title }).getAttribute('href')) ?? '';
  return {
    withRegions: await hrefOf('Repairing engines, on land'),
    withoutJourney: await hrefOf('A food cart, with every permit in order'),
  };
}
