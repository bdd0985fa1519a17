import { type Browser, expect, type Page, test } from '@playwright/test';
import { person } from './people';
import { type Addresses, needsOf } from './public/needs';

// The map that moves is an addition: it lies on the drawing exactly, or the drawing stays and nobody is told.

let needs: Addresses;
test.beforeAll(async ({ browser }) => {
  const { page, context } = await person(browser);
  needs = await needsOf(page);
  await context.close();
});

test('the map that moves takes the place of the drawing once one scrolls to it, and lies exactly on it', async ({
  browser,
}) => {
  const { page, context, complaints } = await person(browser);
  const tiles: { status: number; headers: Record<string, string> }[] = [];
  page.on('response', (answer) => {
    if (answer.url().endsWith('.pmtiles')) tiles.push({ status: answer.status(), headers: answer.headers() });
  });
  await page.goto(needs.withRegions);
  await expect(page.getByRole('button', { name: 'Move and enlarge the map' })).toBeAttached();
  expect(tiles).toEqual([]);
  await page.locator('.hw-map-stage').scrollIntoViewIfNeeded();
  await expect(page.locator('.hw-live-shown')).toBeVisible({ timeout: 60_000 });
  const drawn = await centres(page, '.hw-map-svg > svg .hw-map-stop circle');
  const live = await centres(page, '.hw-live-disc');
  expect(live).toHaveLength(drawn.length);
  for (const [index, [x, y]] of drawn.entries()) {
    expect(Math.hypot(x - (live[index]?.[0] ?? 0), y - (live[index]?.[1] ?? 0))).toBeLessThan(2);
  }
  expect(tiles.length).toBeGreaterThan(0);
  for (const { status, headers } of tiles) {
    expect(status).toBe(206);
    expect(headers['content-encoding']).toBeUndefined();
    expect(headers['accept-ranges']).toBe('bytes');
  }
  await page.getByRole('button', { name: 'Back to the drawing' }).click();
  await expect(page.locator('.hw-live')).toHaveCount(0);
  expect(complaints).toEqual([]);
  await context.close();
});

const centres = (page: Page, selector: string): Promise<[number, number][]> =>
  page.locator(selector).evaluateAll((found) =>
    found.map((each): [number, number] => {
      const { x, y, width, height } = each.getBoundingClientRect();
      return [x + width / 2, y + height / 2];
    }),
  );

test('who saves data keeps the drawing, and so does who has no WebGL', async ({ browser }) => {
  await keepsTheDrawing(browser, () => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
  await keepsTheDrawing(browser, () => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
});

async function keepsTheDrawing(browser: Browser, before: () => void): Promise<void> {
  const { page, context, complaints } = await person(browser);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.addInitScript(before);
  await page.goto(needs.withRegions, { waitUntil: 'load' });
  await page.locator('.hw-map-stage').scrollIntoViewIfNeeded();
  await page.waitForLoadState('networkidle');
  await expect(page.locator('.hw-map-svg')).toBeVisible();
  await expect(page.locator('.hw-map-button')).toHaveCount(0);
  expect(asked.filter((url) => /maplibre|live-map|\.pmtiles|\/map\/areas/.test(url))).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
}

test('a map that cannot be loaded leaves the drawing, and says nothing', async ({ browser }) => {
  const { page, context } = await person(browser);
  const errors: Error[] = [];
  page.on('pageerror', (error) => errors.push(error));
  await page.route('**/map/areas/*', (route) => route.abort());
  await page.goto(needs.withRegions);
  await expect(page.locator('.hw-map-button')).toBeAttached();
  await page.locator('.hw-map-stage').scrollIntoViewIfNeeded();
  await expect(page.locator('.hw-map-button')).toHaveCount(0, { timeout: 60_000 });
  await expect(page.locator('.hw-map-svg')).toBeVisible();
  expect(errors).toEqual([]);
  await context.close();
});
