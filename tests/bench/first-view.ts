import type { Browser, Page } from 'playwright';

/** A phone of some years ago on a slow line. */
const PHONE = { width: 390, height: 844 };
const SLOW_LINE = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const SLOWER_PROCESSOR = 4;
/** What the map that moves leaves in the page's timeline when nothing is left to draw. */
const MAP_IDLE_MARK = 'homeward:map-idle';
const IDLE_WITHIN_MS = 60_000;
/** What comes after `load` and still counts for the largest paint. */
const SETTLE_MS = 300;

async function onPhone<T>(browser: Browser, work: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: PHONE });
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

export interface FirstView {
  status: number;
  /** Over the wire, headers and compression included, of everything that is asked for. */
  bytes: number;
}

export function firstViewOf(browser: Browser, url: string): Promise<FirstView> {
  return onPhone(browser, async (page) => {
    const cdp = await page.context().newCDPSession(page);
    let bytes = 0;
    cdp.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    await cdp.send('Network.enable');
    const answer = await page.goto(url, { waitUntil: 'networkidle' });
    // On a busy machine half a second may pass between the page and its letters.
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    await page.waitForLoadState('networkidle');
    return { status: answer?.status() ?? 0, bytes };
  });
}

export interface LargestPaint {
  ms: number;
  /** What was painted: `heading`, `map`, or the name of another element. */
  element: string;
}

/** The largest contentful paint of a first view on the slow line and processor. */
export function largestPaintOf(browser: Browser, url: string): Promise<LargestPaint> {
  return onPhone(browser, async (page) => {
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', SLOW_LINE);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER_PROCESSOR });
    await page.goto(url, { waitUntil: 'load' });
    await page.waitForTimeout(SETTLE_MS);
    return page.evaluate(
      () =>
        new Promise<{ ms: number; element: string }>((resolve) => {
          new PerformanceObserver((list) => {
            const last = list.getEntries().at(-1) as PerformanceEntry & { element: Element | null };
            const kind = last.element?.closest('h1, h2, h3')
              ? 'heading'
              : last.element?.closest('svg, canvas, figure')
                ? 'map'
                : `${last.element?.tagName.toLowerCase()}.${last.element?.className}`;
            resolve({ ms: last.startTime, element: kind });
          }).observe({ type: 'largest-contentful-paint', buffered: true });
        }),
    );
  });
}

/** From scrolling to the map until the one that moves says that it has drawn everything, in milliseconds; NaN if it never does. */
export function idleMapOf(browser: Browser, url: string): Promise<number> {
  return onPhone(browser, async (page) => {
    await page.goto(url, { waitUntil: 'load' });
    const startedAt = await page.evaluate(() => performance.now());
    await page.locator('.hw-map-stage').first().scrollIntoViewIfNeeded();
    const idleAt = page.waitForFunction((mark) => performance.getEntriesByName(mark)[0]?.startTime, MAP_IDLE_MARK, {
      timeout: IDLE_WITHIN_MS,
    });
    const ms = await idleAt.then(
      (handle) => handle.jsonValue(),
      () => undefined,
    );
    return (ms ?? Number.NaN) - startedAt;
  });
}
