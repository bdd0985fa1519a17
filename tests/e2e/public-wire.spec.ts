import { type CDPSession, expect, test } from '@playwright/test';
import { person } from './people';
import { type Addresses, needsOf } from './public/needs';

// What goes over the wire: nothing to anybody else, and little of it.

const WEIGHT_MAX_BYTES = 100 * 1024;

let needs: Addresses;
test.beforeAll(async ({ browser }) => {
  const { page, context } = await person(browser);
  needs = await needsOf(page);
  await context.close();
});

test('no page asks anybody else for anything, and none breaks its own policy', async ({ browser, baseURL }) => {
  const { page, context, complaints } = await person(browser);
  const elsewhere: string[] = [];
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== new URL(baseURL ?? '').origin) elsewhere.push(request.url());
  });
  for (const address of [
    '/en',
    '/en/needs',
    '/en/how-it-works',
    '/en/give/cancelled',
    '/en/thanks?session_id=cs_test_unknown1',
    needs.withRegions,
    needs.withoutJourney,
    `${needs.withRegions}/give`,
  ]) {
    await page.goto(address);
    await page.mouse.wheel(0, 20_000);
    await page.waitForLoadState('networkidle');
  }
  expect(elsewhere).toEqual([]);
  expect(complaints).toEqual([]);
  // The way to the payment page is the one that leaves.
  await page.goto(`${needs.withRegions}/give`);
  await page.getByRole('button', { name: 'Continue to payment' }).click();
  await expect(page.getByRole('heading', { name: /^\$\d/ })).toBeVisible();
  const payments = Object.assign(new URL(baseURL ?? ''), {
    port: String(Number(new URL(baseURL ?? '').port) + 1),
  }).origin;
  expect(elsewhere.length).toBeGreaterThan(0);
  expect(elsewhere.every((url) => url.startsWith(payments))).toBe(true);
  await context.close();
});

test('home, list and a need weigh at most 100 KB at first view', async ({ browser }) => {
  for (const address of ['/en', '/en/needs', needs.withRegions]) {
    for (const width of [390, 1280]) {
      const context = await browser.newContext({ viewport: { width, height: 800 } });
      const page = await context.newPage();
      const cdp = await context.newCDPSession(page);
      const weight = await transferred(cdp, async () => {
        await page.goto(address, { waitUntil: 'networkidle' });
      });
      test.info().annotations.push({
        type: 'weight',
        description: `${address.replace(/[0-9a-z]{16}/, '…')} at ${width}: ${weight} bytes`,
      });
      expect(weight, address).toBeLessThanOrEqual(WEIGHT_MAX_BYTES);
      expect(weight, 'the measure measures').toBeGreaterThan(10_000);
      await context.close();
    }
  }
});

/** Bytes over the wire, headers and compression included, while something is done. */
async function transferred(cdp: CDPSession, act: () => Promise<void>): Promise<number> {
  let bytes = 0;
  cdp.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await cdp.send('Network.enable');
  await act();
  return bytes;
}
