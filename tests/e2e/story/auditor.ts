import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { expect } from '@playwright/test';
import { nameIsGoneFrom } from './money';
import { expectNobodyNamed } from './reviewer';
import { found } from './scene';
import { looksRight, type Visitor } from './visitor';

const dataDir = () => process.env.E2E_DATA_DIR ?? '';

export { nextMonthComes } from './clock';

export async function seesTheLinePaid(visitor: Visitor): Promise<void> {
  const { page } = visitor;
  const row = page.locator('table.lines tbody tr').filter({ hasText: found.lineLabel });
  await expect
    .poll(async () => {
      await page.goto(`/en/needs/${found.slug}`);
      return row.locator('.line-state').textContent();
    })
    .toBe('paid');
  await expect(page.locator('.giving-figures div').filter({ hasText: 'Paid to suppliers' })).toContainText(
    found.lineGoal.replace(/\.00$/, ''),
  );
  await expectNobodyNamed(page);
  await looksRight(visitor, { narrow: true });
}

/** The payment as an auditor sees it: line, hands, covered receipt, entries, trail – and nobody's name. */
export async function seesThePayment(auditor: Visitor): Promise<void> {
  const { page } = auditor;
  await page.goto('/audit');
  await expectNobodyNamed(page);
  await looksRight(auditor, { narrow: true });
  await page.getByRole('link', { name: found.lineLabel }).click();
  await expect(page.getByRole('heading', { level: 1, name: found.lineLabel })).toBeVisible();
  for (const hand of [
    'Requested by Olena Officer',
    'Approved by Farid Finance',
    /^Paid by Fiona Finance/,
    'Receipt accepted by Ruth Reviewer',
  ]) {
    await expect(page.getByText(hand)).toBeVisible();
  }
  await expect(page.getByText('Paid from the bank').first()).toBeVisible();
  await expect
    .poll(async () => {
      await page.reload();
      return page.getByText('Sealed within the next seconds').count();
    })
    .toBe(0);
  await nameIsGoneFrom(page);
  await expect(page.locator('#trail tbody tr').first()).toBeVisible();
  await expectNobodyNamed(page);
  await looksRight(auditor, { narrow: true });
}

export async function writesAFinding(auditor: Visitor, today: Date): Promise<void> {
  const { page } = auditor;
  await page.getByLabel('Finding', { exact: true }).fill('The receipt bears no number of sessions.');
  await page.getByRole('radio', { name: 'Medium' }).check();
  await page.getByLabel('Answer due').fill(new Date(today.getTime() + 14 * 86_400_000).toISOString().slice(0, 10));
  await page.getByRole('button', { name: 'Raise the finding' }).click();
  await expect(page.getByText('The finding is raised')).toBeVisible();
  await looksRight(auditor);
}

export async function answersTheFinding(officer: Visitor): Promise<void> {
  const { page } = officer;
  await page.goto('/officer/findings');
  await looksRight(officer, { narrow: true });
  await page.getByLabel('Answer', { exact: true }).fill('Twelve sessions stand in its last line; the copy shows it.');
  await page.getByRole('button', { name: 'Send the answer' }).click();
  await expect(page.getByText('The answer is sent')).toBeVisible();
  await looksRight(officer);
}

export async function closesTheFinding(auditor: Visitor): Promise<void> {
  const { page } = auditor;
  await page.goto(`/audit/disbursements/${found.disbursement}`);
  await page.getByLabel('Closure').fill('The copy shows the number.');
  await page.getByRole('button', { name: 'Close the finding' }).click();
  await expect(page.getByText('The finding is closed')).toBeVisible();
  await expectNobodyNamed(page);
  await looksRight(auditor);
}

/** The other screens of auditors and finance bear no name either. */
export async function nobodyIsNamedOn(visitor: Visitor, addresses: readonly string[]): Promise<void> {
  for (const address of addresses) {
    await visitor.page.goto(address);
    await expectNobodyNamed(visitor.page);
    await looksRight(visitor);
  }
}

/** `npm run ledger:verify` on the data of this story. */
export function theLedgerHolds(): void {
  const { port } = new URL(process.env.E2E_APP_URL ?? 'http://localhost:4100');
  const env = { ...process.env, PORT: port, DATA_DIR: dataDir(), HOMEWARD_MODE: 'demo' };
  const verified = spawnSync('npm', ['run', '-s', 'ledger:verify'], { env, encoding: 'utf8' });
  expect(`${verified.stdout}${verified.stderr}`).toContain('The ledger holds.');
  expect(verified.status).toBe(0);
}
