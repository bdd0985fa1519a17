import { expect } from '@playwright/test';
import { looksRight, type Visitor } from './visitor';

/** Moves the demonstration's clock to the next weekly release. */
export async function movesToTheRelease(administrator: Visitor): Promise<void> {
  const { page } = administrator;
  await page.goto('/admin/users');
  await page.getByRole('link', { name: 'Clock' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The demonstration’s clock');
  await looksRight(administrator, { narrow: true });
  await page.getByRole('button', { name: 'Move by these days' }).click();
  await expect(page.getByRole('heading', { name: 'Please check' })).toBeVisible();
  await page.getByRole('button', { name: /^To the next weekly release/ }).click();
  await expect(page.getByText('The clock has moved.')).toBeVisible();
  await looksRight(administrator);
}
