import {
  type Browser,
  type BrowserContextOptions,
  type Locator,
  type Page,
  expect as soonExpect,
  test,
} from '@playwright/test';
import sharp from 'sharp';
import { expectAccessible, person } from './people';
import { type Addresses, needsOf } from './public/needs';

// The journey in chapters that the map follows: on the drawing, on the map that moves, and as a list without either.
// The map that moves is an addition: it lies below the drawing exactly, or the drawing stays and nobody is told.

/** A map glides by frames, and a busy machine gives few of them. */
const PATIENCE_MS = 30_000;
const expect = soonExpect.configure({ timeout: PATIENCE_MS });

let needs: Addresses;
test.beforeAll(async ({ browser }) => {
  const { page, context } = await person(browser);
  needs = await needsOf(page);
  await context.close();
});

/** A page without WebGL: the chapters on the drawing alone, quick to look at. */
async function drawnPage(browser: Browser, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await page.goto(needs.withRegions, { waitUntil: 'load' });
  await expect(next(page)).toBeAttached();
  return { page, context, complaints };
}

const next = (page: Page) => page.getByRole('button', { name: 'Next chapter' });
const previous = (page: Page) => page.getByRole('button', { name: 'Previous chapter' });
const whole = (page: Page) => page.getByRole('button', { name: 'The whole journey' });
const status = (page: Page) => page.locator('.hw-map-tools [role=status]');
const current = (page: Page) => page.locator('[aria-current=step]');
const WHOLE = '0 0 720 600';

const viewBox = (page: Page) =>
  page
    .locator('.hw-map-sheet')
    .getAttribute('viewBox')
    .then((told) => (told ?? '').split(' ').map(Number).join(' '));

/** What the drawing says that this chapter shows. */
const viewTold = (page: Page, stop: number) =>
  page.locator(`.hw-map-stop[data-part="stop-${stop}"]`).evaluate((element) => {
    const [x = 0, y = 0, width = 0] = ((element as SVGElement).dataset.view ?? '').split(' ').map(Number);
    return [x, y, width, Number(((width * 600) / 720).toFixed(2))].join(' ');
  });

/** Reads on until this chapter stands a little below the middle of what the map leaves free. */
async function readTo(page: Page, step: string): Promise<void> {
  await page.locator(`[data-step="${step}"]`).evaluate((element) => {
    const figure = document.querySelector('.hw-map') as HTMLElement;
    const covered = getComputedStyle(figure).position === 'sticky' ? figure.offsetHeight : 0;
    const line = covered + (innerHeight - covered) * 0.3;
    scrollTo({ top: scrollY + element.getBoundingClientRect().top - line + 4, behavior: 'instant' });
  });
}

for (const width of [390, 1280]) {
  test(`as one reads at ${width} pixels the map goes from chapter to chapter, and covers none of them`, async ({
    browser,
  }) => {
    const { page, context, complaints } = await drawnPage(browser, { viewport: { width, height: 844 } });
    expect(await viewBox(page)).toBe(WHOLE);
    await readTo(page, 'stop-1');
    await expect(current(page)).toHaveAttribute('id', 'stop-1');
    const first = await viewTold(page, 1);
    expect(first).not.toBe(WHOLE);
    await expect.poll(() => viewBox(page), { timeout: PATIENCE_MS }).toBe(first);
    await expect(page.locator('.hw-map-sheet [data-part="stop-2"].hw-map-ahead').first()).toBeAttached();
    await readTo(page, 'stop-2');
    await expect(current(page)).toHaveAttribute('id', 'stop-2');
    await expect.poll(() => viewBox(page), { timeout: PATIENCE_MS }).toBe(await viewTold(page, 2));
    await expect(page.locator('g.hw-map-now > .hw-map-leg')).toHaveCount(1);
    await readTo(page, 'need-2');
    await expect(current(page)).toHaveAttribute('data-step', 'need-2');
    await expect(page.locator('.hw-map-way .hw-map-need.hw-map-now')).toHaveAttribute('data-part', 'need-2');
    await expect.poll(() => viewBox(page), { timeout: PATIENCE_MS }).toBe(WHOLE);
    await readTo(page, 'home');
    await expect(current(page)).toHaveAttribute('data-step', 'home');
    // The map stays in sight, and the words of the chapter beside it or below it.
    const map = await page.locator('.hw-map').boundingBox();
    const chapter = await page.locator('[data-step=home] .hw-story-head').boundingBox();
    expect((map?.y ?? -999) + (map?.height ?? 0)).toBeGreaterThan(150);
    const apart =
      (chapter?.y ?? 0) >= (map?.y ?? 0) + (map?.height ?? 0) - 1 ||
      (chapter?.x ?? 0) >= (map?.x ?? 0) + (map?.width ?? 0);
    expect(apart, 'the map covers no words').toBe(true);
    // Nobody asked, so nothing is said over what is being read.
    await expect(status(page)).toHaveText('');
    await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
    await expect(current(page)).toHaveCount(0);
    await expect.poll(() => viewBox(page), { timeout: PATIENCE_MS }).toBe(WHOLE);
    expect(complaints).toEqual([]);
    await context.close();
  });
}

/** Playwright scrolls the page to press again what was moving, and scrolling is reading on: pressed once, where it is. */
const press = (button: Locator) => button.click({ force: true });

test('buttons go to the chapter, the page follows, and it is said politely', async ({ browser }) => {
  for (const width of [390, 1280]) {
    const { page, context } = await drawnPage(browser, { viewport: { width, height: 844 } });
    await page.locator('.hw-map-tools').scrollIntoViewIfNeeded();
    await press(whole(page));
    for (const button of [previous(page), next(page), whole(page)]) {
      const box = await button.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
    }
    await expect(previous(page)).toHaveAttribute('aria-disabled', 'true');
    await press(next(page));
    await expect(current(page)).toHaveAttribute('id', 'stop-1');
    await expect(status(page)).toHaveText(/^Chapter 1 of \d+: /);
    await expect(page.locator('#stop-1 h3')).toBeInViewport({ ratio: 1 });
    await press(next(page));
    await expect(current(page)).toHaveAttribute('id', 'stop-2');
    await expect(status(page)).toHaveText(/^Chapter 2 of \d+: /);
    await expect(page.locator('#stop-2 h3')).toBeInViewport({ ratio: 1 });
    await expect(next(page)).toBeInViewport({ ratio: 1 });
    await expectAccessible(page);
    await press(previous(page));
    await expect(current(page)).toHaveAttribute('id', 'stop-1');
    await expect.poll(() => viewBox(page), { timeout: PATIENCE_MS }).toBe(await viewTold(page, 1));
    await press(whole(page));
    await expect(current(page)).toHaveCount(0);
    await expect(status(page)).toHaveText('The whole journey');
    await expect.poll(() => viewBox(page), { timeout: PATIENCE_MS }).toBe(WHOLE);
    await context.close();
  }
});

test('by keyboard: arrows on the map, in the direction in which the page is read, and focus stays in sight', async ({
  browser,
}) => {
  for (const [language, forwards, backwards] of [
    ['en', 'ArrowRight', 'ArrowLeft'],
    ['ar', 'ArrowLeft', 'ArrowRight'],
  ] as const) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    await page.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null;
    });
    await page.goto(needs.withRegions.replace('/en/', `/${language}/`), { waitUntil: 'load' });
    const map = page.locator('.hw-map-stage');
    await expect(map).toHaveAttribute('role', 'group');
    await map.focus();
    await page.keyboard.press(forwards);
    await expect(current(page)).toHaveAttribute('id', 'stop-1');
    await page.keyboard.press(forwards);
    await expect(current(page)).toHaveAttribute('id', 'stop-2');
    await page.keyboard.press(backwards);
    await expect(current(page)).toHaveAttribute('id', 'stop-1');
    await expect(map).toBeFocused();
    await expect(map).toBeInViewport({ ratio: 0.9 });
    await page.keyboard.press('Tab');
    await expect(page.locator('.hw-map-tools button').first()).toBeFocused();
    // The last button keeps the focus although it can go no further.
    await page.locator('.hw-map-turn').last().focus();
    const count = await page.locator('[data-step]').count();
    for (let press = 0; press < count + 1; press += 1) await page.keyboard.press('Enter');
    await expect(current(page)).toHaveAttribute('data-step', 'home');
    await expect(page.locator('.hw-map-turn').last()).toBeFocused();
    await context.close();
  }
});

test('the map that stays above the chapters on a phone never covers what has the focus', async ({ browser }) => {
  const { page, context } = await drawnPage(browser, {
    viewport: { width: 390, height: 844 },
    reducedMotion: 'reduce',
  });
  const controls = await page.locator('a[href], button, summary, input:not([type=hidden])').count();
  const covered: string[] = [];
  const look = async () => {
    const found = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      const { x, y, width, height } = element.getBoundingClientRect();
      const above = document.elementFromPoint(x + width / 2, y + Math.min(height, innerHeight) / 2)?.closest('.hw-map');
      return above && !above.contains(element) ? element.outerHTML.slice(0, 120) : null;
    });
    if (found !== null) covered.push(found);
  };
  for (const key of ['Tab', 'Shift+Tab']) {
    for (let press = 0; press <= controls; press += 1) {
      await page.keyboard.press(key);
      await look();
    }
  }
  expect(covered).toEqual([]);
  await context.close();
});

test('where motion is not wanted the map is there at once', async ({ browser }) => {
  const { page, context } = await drawnPage(browser, { reducedMotion: 'reduce' });
  await page.locator('.hw-map-tools').scrollIntoViewIfNeeded();
  const seen = page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const views: string[] = [];
        const sheet = document.querySelector('.hw-map-sheet') as SVGSVGElement;
        new MutationObserver(() => views.push(sheet.getAttribute('viewBox') ?? '')).observe(sheet, {
          attributeFilter: ['viewBox'],
        });
        setTimeout(() => resolve(views), 1200);
      }),
  );
  await whole(page).click();
  await next(page).click();
  // Each chapter is one step; a map that glides takes dozens.
  expect(new Set(await seen).size).toBeLessThanOrEqual(3);
  expect(await viewBox(page)).toBe(await viewTold(page, 1));
  await context.close();
});

test('without JavaScript everything is there: the whole map, every chapter, no buttons', async ({ browser }) => {
  for (const address of [needs.withRegions, needs.withoutJourney]) {
    const { page, context } = await person(browser, { javaScript: false, width: 390 });
    await page.goto(address);
    await expect(page.locator('.hw-map-svg')).toBeVisible();
    await expect(page.locator('.journey button')).toHaveCount(0);
    await expect(page.locator('.hw-map-tools')).toBeHidden();
    for (const chapter of await page.locator('.hw-story > li').all()) {
      await expect(chapter.getByRole('heading', { level: 3 })).toBeVisible();
    }
    await expect(page.locator('.hw-story-need')).toHaveCount(5);
    // The map does not stay above what is read.
    await page.locator('.hw-story-home').scrollIntoViewIfNeeded();
    await expect(page.locator('.hw-map').first()).not.toBeInViewport({ ratio: 0.9 });
    await context.close();
  }
});

test('on paper there is the whole map with every chapter, and nothing to press', async ({ browser }) => {
  const { page, context } = await drawnPage(browser);
  await page.locator('.hw-map-tools').scrollIntoViewIfNeeded();
  await whole(page).click();
  await next(page).click();
  await expect(current(page)).toHaveAttribute('id', 'stop-1');
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  expect(await viewBox(page)).toBe(WHOLE);
  await expect(page.locator('.hw-map-tools')).toBeHidden();
  await expect(page.locator('.hw-map-ahead')).toHaveCount(0);
  await expect(page.locator('.hw-story-home')).toBeVisible();
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: 'screen' });
  await expect(current(page)).toHaveAttribute('id', 'stop-1');
  await context.close();
});

test('the page does not shift when the map becomes ready', async ({ browser }) => {
  const { page, context } = await person(browser, { width: 390 });
  await page.addInitScript(() => {
    (globalThis as unknown as { shift: number }).shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) {
        (globalThis as unknown as { shift: number }).shift += entry.value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(needs.withRegions, { waitUntil: 'load' });
  await page.locator('.hw-map-stage').scrollIntoViewIfNeeded();
  await expect(page.locator('.hw-live-shown')).toBeVisible({ timeout: 60_000 });
  await page.waitForTimeout(200);
  expect(await page.evaluate(() => (globalThis as unknown as { shift: number }).shift)).toBeLessThan(0.01);
  await context.close();
});

test('the map that moves lies below the drawing exactly, leads it from chapter to chapter, and can be taken away', async ({
  browser,
}) => {
  const { page, context, complaints } = await person(browser);
  const tiles: { status: number; headers: Record<string, string> }[] = [];
  page.on('response', (answer) => {
    if (answer.url().endsWith('.pmtiles')) tiles.push({ status: answer.status(), headers: answer.headers() });
  });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(needs.withRegions);
  await expect(page.getByRole('button', { name: 'Move and enlarge the map' })).toBeAttached();
  await page.waitForLoadState('networkidle');
  expect(tiles, 'nothing is loaded before one scrolls').toEqual([]);
  const sheet = page.locator('.hw-map-stage');
  await sheet.evaluate((stage) => stage.scrollIntoView({ block: 'center', behavior: 'instant' }));
  await whole(page).click();
  await expect(page.locator('.hw-live-shown')).toBeVisible({ timeout: 60_000 });
  for (const chapter of ['whole', 'first']) {
    if (chapter === 'first') await next(page).click();
    await page.mouse.move(0, 0);
    await page.waitForTimeout(800);
    const live = await sheet.screenshot();
    await page.evaluate(() => document.querySelector('.hw-live')?.classList.remove('hw-live-shown'));
    const drawn = await sheet.screenshot();
    await page.evaluate(() => document.querySelector('.hw-live')?.classList.add('hw-live-shown'));
    expect(await differing(live, drawn), `${chapter}: the map below is not where the drawing is`).toBeLessThan(0.03);
  }
  expect(await viewBox(page)).toBe(await viewTold(page, 1));
  const measured = await page.evaluate(() => performance.getEntriesByName('homeward:map-idle').length);
  expect(measured).toBeGreaterThan(0);
  expect(tiles.length).toBeGreaterThan(0);
  for (const { status, headers } of tiles) {
    expect(status).toBe(206);
    expect(headers['content-encoding']).toBeUndefined();
    expect(headers['accept-ranges']).toBe('bytes');
  }
  // The picture is said once: what lies below is for fingers and the mouse.
  await expect(page.locator('.hw-live canvas')).toHaveAttribute('tabindex', '-1');
  await expect(page.locator('.hw-live [role=region]')).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Back to the drawing' }).click();
  await expect(page.locator('.hw-live')).toHaveCount(0);
  const read = Number((await current(page).getAttribute('id'))?.replace('stop-', ''));
  await expect.poll(() => viewBox(page), { timeout: PATIENCE_MS }).toBe(await viewTold(page, read));
  expect(complaints).toEqual([]);
  await context.close();
});

/**
 * The share of pixels that are clearly not the same, once fine lines are washed out: the map below knows smaller islands.
 * Where one lies two pixels beside the other it is 5 %.
 */
async function differing(one: Buffer, other: Buffer): Promise<number> {
  const [a, b] = await Promise.all([one, other].map((png) => sharp(png).greyscale().blur(1.5).raw().toBuffer()));
  if (a === undefined || b === undefined || a.length !== b.length) return 1;
  return a.reduce((count, value, index) => count + (Math.abs(value - (b[index] ?? 0)) > 24 ? 1 : 0), 0) / a.length;
}

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
  // The chapters are there all the same.
  await expect(next(page)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Move and enlarge the map' })).toHaveCount(0);
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
  const explore = page.getByRole('button', { name: 'Move and enlarge the map' });
  await expect(explore).toBeAttached();
  await page.locator('.hw-map-stage').scrollIntoViewIfNeeded();
  await expect(explore).toHaveCount(0, { timeout: 60_000 });
  await whole(page).click();
  await next(page).click();
  await expect(current(page)).toHaveAttribute('id', 'stop-1');
  await expect(page.locator('.hw-map-svg')).toBeVisible();
  expect(errors).toEqual([]);
  await context.close();
});
