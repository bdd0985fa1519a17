import { expect, type Page } from '@playwright/test';
import { cattle, found, told } from './scene';
import { looksRight, type Visitor } from './visitor';

const tab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Parts of the case' }).getByRole('link', { name });

export async function opensCase(officer: Visitor, title: string): Promise<string> {
  const { page } = officer;
  await page.goto('/officer');
  await expect(page.getByRole('heading', { name: 'Cases of my office' })).toBeVisible();
  await looksRight(officer);
  await page.getByRole('link', { name: title, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await looksRight(officer);
  return /cases\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
}

interface Consent {
  granted: readonly RegExp[];
  language: string;
  condition?: string;
  guardian?: { name: string; relation: string };
}

/** Records a consent given today. Nothing is ticked beforehand: what is not granted is refused. */
export async function recordsConsent(
  officer: Visitor,
  { granted, language, condition, guardian }: Consent,
): Promise<void> {
  const { page } = officer;
  await tab(page, 'Consent').click();
  await expect(page.getByRole('heading', { name: 'Record a new consent' })).toBeVisible();
  await looksRight(officer);
  for (const scope of await page.getByRole('group', { name: 'What may be public?' }).getByRole('checkbox').all()) {
    await expect(scope).not.toBeChecked();
  }
  for (const scope of granted) await page.getByRole('checkbox', { name: scope }).check();
  if (condition) await page.getByLabel(/^Conditions/).fill(condition);
  await page.getByRole('textbox', { name: 'Language' }).fill(language);
  await page.getByLabel('Explained by').fill('Olena Officer');
  if (guardian) {
    await page.getByLabel('Name of the guardian').fill(guardian.name);
    await page.getByLabel('Relation to the person').fill(guardian.relation);
    await page.locator('[name=guardianVettedOn]').fill(new Date().toISOString().slice(0, 10));
    await page.getByLabel('How it was checked').fill('A talk with the child alone, and with the district office.');
  }
  await page.getByRole('button', { name: 'Record this consent' }).click();
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible();
  await expect(page.getByText(/^In force until/)).toBeVisible();
  await looksRight(officer);
}

export async function readsJourneyAndNeeds(officer: Visitor): Promise<void> {
  const { page } = officer;
  await tab(page, 'Journey').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Journey' })).toBeVisible();
  await expect(page.getByText('Never drawn, named or dated in public').first()).toBeVisible();
  await looksRight(officer);
  await tab(page, 'Needs').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Needs assessment' })).toBeVisible();
  await expect(page.getByText(cattle.assessment.lineItems[0]?.description ?? '').first()).toBeVisible();
  await looksRight(officer);
}

/** Writes title, story, stops and labels, saves, and asks the gate. */
export async function writes(
  officer: Visitor,
  draft: { title: string; story: string; labels?: readonly string[]; stops?: Record<string, string> },
): Promise<void> {
  const { page } = officer;
  await tab(page, 'Story').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Story' })).toBeVisible();
  await page.getByLabel('Title').fill(draft.title);
  await page.locator('[name=story]').fill(draft.story);
  const labels = await page.locator('[name^="label:"]').all();
  for (const [index, field] of labels.entries()) await field.fill(draft.labels?.[index] ?? '');
  for (const [kind, text] of Object.entries(draft.stops ?? {})) await page.getByLabel(kind, { exact: true }).fill(text);
  await looksRight(officer);
  // The draft saves itself, too, and says so: this is the answer to the button.
  const saved = page.waitForResponse(
    (answer) => answer.request().method() === 'POST' && /\/story(\.data)?(\?|$)/.test(answer.url()),
  );
  await page.getByRole('button', { name: 'Save the draft' }).click();
  await saved;
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Next: the gate' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'The gate' })).toBeVisible();
}

/** The careless text is stopped: its marks stand beside it, and there is nothing to send it with. */
export async function isBlocked(officer: Visitor): Promise<void> {
  const { page } = officer;
  await expect(page.getByText(/marks must be replaced/)).toBeVisible();
  for (const word of ['Shirin', 'EH0412297', 'Faridpur']) {
    await expect(page.locator('mark', { hasText: word }).first()).toBeVisible();
  }
  await expect(page.getByText('must be replaced', { exact: true }).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Send to review' })).toHaveCount(0);
  await looksRight(officer, { narrow: true });
  await sendingIsRefused(officer, found.caseId);
  await expect(page.getByText(/marks must be replaced/)).toBeVisible();
}

export async function isRefusedAsAMinor(officer: Visitor): Promise<void> {
  const { page } = officer;
  await expect(page.getByText('This case is not published by itself')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Send to review' })).toHaveCount(0);
  await looksRight(officer, { narrow: true });
}

/** Sends the form that the screen does not offer, with this person's own session; nothing waits for a reviewer after it. */
export async function sendingIsRefused({ page }: Visitor, caseId: string): Promise<void> {
  const address = `/officer/cases/${caseId}/gate`;
  await page.goto(`/officer/cases/${caseId}/story`);
  const revision = await page.locator('[name=baseRevision]').inputValue();
  const answered = await page.request.post(address, {
    form: { intent: 'send', revision, start: '0', finding: '' },
    headers: { Origin: new URL(page.url()).origin, 'Sec-Fetch-Site': 'same-origin' },
  });
  expect(answered.status()).toBe(200);
  expect(await answered.text()).not.toContain('Sent. A reviewer decides now.');
  await page.goto(address);
  await expect(page.getByText('This draft is with a reviewer')).toHaveCount(0);
}

/** Takes the first suggestion, gives a reason for every other mark, and sends. */
export async function resolvesMarks(officer: Visitor): Promise<void> {
  const { page } = officer;
  const marks = page.getByText(/(One mark asks|\d+ marks ask) for an answer/);
  await expect(marks).toBeVisible();
  await looksRight(officer);
  await page.locator('[data-accept]').first().click();
  await expect(page.getByText(/^(Replaced|Left out) “/)).toBeVisible();
  await looksRight(officer);
  for (let left = 40; left > 0 && (await marks.count()) > 0; left -= 1) {
    const open = page.locator('details', { has: page.getByText('Keep it and say why') }).first();
    await open.getByText('Keep it and say why').click();
    await open.getByRole('textbox').fill('True of very many people, and agreed with the person.');
    const before = await page.getByText(/^Stays, because:/).count();
    await open.getByRole('button', { name: 'Keep it' }).click();
    await expect.poll(() => page.getByText(/^Stays, because:/).count()).toBeGreaterThan(before);
  }
  await expect(page.getByText('The person has not seen this page').first()).toBeVisible();
  await looksRight(officer);
}

/** Reads the page to the person, who agrees to exactly this; the mark is written off what they saw. */
export async function showsToThePerson(officer: Visitor): Promise<void> {
  const { page } = officer;
  await expect(page.getByRole('button', { name: 'Send to review' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Show it to the person' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Show it to the person' })).toBeVisible();
  await looksRight(officer);
  const mark = (await page.locator('strong.figures').first().innerText()).trim();
  await page.getByRole('radio', { name: 'Yes, exactly this' }).check();
  await page.getByRole('radio', { name: 'It was read to them' }).check();
  await page.getByLabel('Mark of the version').fill(mark);
  await page.getByLabel('Shown by').fill('Olena Officer');
  await page.getByRole('button', { name: 'Record the answer' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'The gate' })).toBeVisible();
}

export async function sendsToReview(officer: Visitor): Promise<void> {
  const { page } = officer;
  await page.getByRole('button', { name: 'Send to review' }).first().click();
  await expect(page.getByText('Sent. A reviewer decides now.')).toBeVisible();
  await expect(page.getByText(/^This draft is with a reviewer since/)).toBeVisible();
  await looksRight(officer);
}

export const careless = { title: told.title, story: cattle.narrative, labels: told.labels };
/** Safe but for two things that a careful colleague lets slip: one to replace, one to give a reason for. */
export const careful = {
  title: told.title,
  story: `${cattle.safeVersion}\n\nA scar on his hand remains. He speaks Bengali.`,
  labels: told.labels,
  stops: told.stops,
};
