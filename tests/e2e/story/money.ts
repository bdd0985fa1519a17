import { expect, type Page } from '@playwright/test';
import sharp from 'sharp';
import { today } from './clock';
import { expectNobodyNamed } from './reviewer';
import { found } from './scene';
import { looksRight, type Visitor } from './visitor';

const PAYEE = 'Nasima of Alor Pothe';
/** Where the receipt bears a name, in percent of the picture. */
const NAME_AT = { x: 10, y: 40, width: 60, height: 15 };

/** The officer asks for all that the line holds, for somebody whose name finance never sees. */
export async function asksForMoney(officer: Visitor): Promise<void> {
  const { page } = officer;
  await page.goto('/officer/disbursements');
  await looksRight(officer);
  await page.getByRole('link', { name: 'Ask for money' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ask for money' })).toBeVisible();
  await looksRight(officer);
  await page
    .getByRole('row')
    .filter({ hasText: found.lineLabel })
    .filter({ hasText: found.lineGoal })
    .getByRole('link', { name: found.lineLabel, exact: true })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: `For ${found.lineLabel}` })).toBeVisible();
  await page.getByRole('button', { name: 'Send to finance' }).click();
  await expect(page.getByRole('heading', { name: 'Please check these answers' })).toBeVisible();
  await looksRight(officer, { narrow: true });
  await page.locator('[name=amount]').fill(found.lineGoal);
  await page.getByRole('radio', { name: /^Somebody new/ }).check();
  await page.getByLabel('What they are').selectOption({ label: 'Other' });
  await page.getByLabel('Name of the payee').fill(PAYEE);
  await page.getByLabel('Account').fill('Mobile wallet 00 00 00');
  await page.getByRole('checkbox', { name: /^I looked this name up/ }).check();
  await page.getByLabel('Reason').fill('Sessions every fortnight, as assessed');
  await page.getByLabel('Planned date').fill(await today());
  await page.getByRole('button', { name: 'Send to finance' }).click();
  await expect(page.getByText('Sent to finance', { exact: true })).toBeVisible();
  await looksRight(officer);
  found.disbursement = /disbursements\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
}

async function opensPayment({ page }: Visitor, table: string): Promise<void> {
  await page.goto('/finance/disbursements');
  await page.locator(table).getByRole('link', { name: found.lineLabel }).click();
  await expect(page.getByRole('heading', { level: 1, name: found.lineLabel })).toBeVisible();
}

export async function approvesThePayment(finance: Visitor): Promise<void> {
  const { page } = finance;
  await page.goto('/finance/disbursements');
  await expectNobodyNamed(page);
  await looksRight(finance);
  await opensPayment(finance, '#approve');
  await expectNobodyNamed(page);
  await looksRight(finance, { narrow: true });
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(page.getByText('Approved', { exact: true }).first()).toBeVisible();
  await looksRight(finance);
}

/** Whoever approved is not offered to pay, and is refused when they try all the same. */
export async function cannotPayIt(finance: Visitor): Promise<void> {
  const { page } = finance;
  await expect(page.getByText('You approved this payment, so another finance officer pays it.').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Write down as paid' })).toHaveCount(0);
  const answered = await page.request.post(`/finance/disbursements/${found.disbursement}`, {
    form: { intent: 'execute', reference: 'SELF-1', valueDate: await today() },
    headers: { Origin: new URL(page.url()).origin, 'Sec-Fetch-Site': 'same-origin' },
  });
  expect(await answered.text()).toContain('so another finance officer pays it');
  await page.goto('/finance/disbursements');
  await expect(page.locator('#others').getByRole('link', { name: found.lineLabel })).toBeVisible();
  await expectNobodyNamed(page);
}

export async function paysIt(finance: Visitor): Promise<void> {
  const { page } = finance;
  await opensPayment(finance, '#execute');
  await page.getByLabel('Reference of the bank').fill('TT-2026-118');
  await page.getByLabel('Value date').fill(await today());
  await looksRight(finance);
  await page.getByRole('button', { name: 'Write down as paid' }).click();
  await expect(page.getByText('Written down as paid')).toBeVisible();
  await expect(page.getByText('Paid from the bank').first()).toBeVisible();
  await expectNobodyNamed(page);
  await looksRight(finance);
}

/** A photograph of a receipt that names the person. */
function receipt(): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="800"><rect width="100%" height="100%" fill="#faf6ea"/>
<text x="100" y="120" font-size="48">Receipt 118</text><text x="110" y="410" font-size="64">Rafiqul Mollah</text>
<text x="100" y="640" font-size="40">12 sessions, paid in full</text></svg>`;
  return sharp(Buffer.from(svg)).jpeg().toBuffer();
}

/** Uploads the receipt, lays a box over the name, looks at the result and sends it to a colleague. */
export async function coversTheReceipt(officer: Visitor): Promise<void> {
  const { page } = officer;
  await page.goto(`/officer/disbursements/${found.disbursement}`);
  await looksRight(officer);
  await page
    .getByLabel('Photograph or PDF of the receipt')
    .setInputFiles({ name: 'receipt.jpg', mimeType: 'image/jpeg', buffer: await receipt() });
  await page.getByRole('button', { name: 'Go on and cover' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Cover the receipt' })).toBeVisible();
  await page.getByRole('button', { name: 'Add a box' }).click();
  for (const [side, name] of [
    ['x', 'From left'],
    ['y', 'From top'],
    ['width', 'Width'],
    ['height', 'Height'],
  ] as const) {
    await page.getByRole('spinbutton', { name }).fill(String(NAME_AT[side]));
  }
  await looksRight(officer, { narrow: true });
  await page.getByRole('button', { name: 'Show it covered' }).last().click();
  await expect(page.getByText('This is what finance and auditors will see.')).toBeVisible();
  await looksRight(officer);
  await page.getByRole('checkbox', { name: /^I looked at the whole picture/ }).check();
  await page.getByRole('button', { name: /^Everything is covered/ }).click();
  await expect(page.getByText('The receipt is with a colleague now')).toBeVisible();
  await expect(page.getByText(/^You asked for this payment, so a colleague pays the visit/)).toBeVisible();
  await looksRight(officer);
}

export async function checksTheReceipt(reviewer: Visitor): Promise<void> {
  const { page } = reviewer;
  await page.goto('/review/evidence');
  await looksRight(reviewer);
  await page.getByRole('link', { name: found.lineLabel }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Check a receipt' })).toBeVisible();
  await looksRight(reviewer, { narrow: true });
  await page.getByRole('radio', { name: /^Yes: everything is covered/ }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Checked', { exact: true })).toBeVisible();
}

/** The picture that this page shows holds one plain colour where the name was. */
export async function nameIsGoneFrom(page: Page): Promise<void> {
  const source = await page.locator('img[src*="/evidence/"]').first().getAttribute('src');
  expect(await variationAtTheName(await receipt())).toBeGreaterThan(10);
  expect(await variationAtTheName(await (await page.request.get(source ?? '')).body())).toBeLessThan(3);
}

async function variationAtTheName(picture: Buffer): Promise<number> {
  const { width, height } = await sharp(picture).metadata();
  const part = (of: number, percent: number) => Math.round((of * percent) / 100);
  const inside = { left: part(width, 12), top: part(height, 42), width: part(width, 56), height: part(height, 11) };
  const { channels } = await sharp(await sharp(picture).extract(inside).png().toBuffer()).stats();
  return Math.max(...channels.map(({ stdev }) => stdev));
}
