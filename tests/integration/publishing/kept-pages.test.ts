import process from 'node:process';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { workerActor } from '../../../app/domain/access';
import { withdrawConsent } from '../../../app/domain/consent/index.server';
import { sealFinished } from '../../../app/domain/ledger/index.server';
import { unpublish } from '../../../app/domain/publishing/index.server';
import { type LineProxy, startLineProxy } from '../../factories/line-proxy';
import { give } from '../ledger/acts';
import { endPools, type Scene as MoneyScene, setScene } from '../ledger/scene';
import { type Instance, startInstance } from './instance';
import { publishedCase, rowsOf, someStaff } from './scene';

// Two instances keep the same pages; the line of the second goes through a proxy that can break it. What was withdrawn is
// gone from both within a second, or refused.

const GONE_WITHIN_MS = 1_000;

let proxy: LineProxy;
let here: Instance;
let there: Instance;
let money: MoneyScene;
let page: string;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function until(what: () => boolean | Promise<boolean>, withinMs = 10_000): Promise<number> {
  const startedAt = performance.now();
  while (!(await what())) {
    if (performance.now() - startedAt > withinMs) throw new Error('it did not happen');
    await pause(2);
  }
  return performance.now() - startedAt;
}

const slugOf = async (campaignId: string) =>
  (await rowsOf<{ slug: string }>('SELECT slug FROM public.campaign WHERE id = $1', [campaignId]))[0]?.slug ?? '';

beforeAll(async () => {
  proxy = await startLineProxy(process.env.PUBLIC_DATABASE_URL ?? '');
  [here, there] = await Promise.all([startInstance(process.env.PUBLIC_DATABASE_URL ?? ''), startInstance(proxy.url)]);
});
beforeEach(async () => {
  money = await setScene([100_000n, 50_000n]);
  page = `/en/needs/${await slugOf(money.campaignId)}`;
});
afterEach(async () => {
  for (const instance of [here, there]) instance.afterReading = async () => undefined;
  proxy.set('fair');
  await until(() => there.line.isHeld() && there.line.isListening());
});
afterAll(async () => {
  await Promise.all([here.stop(), there.stop()]);
  await proxy.stop();
  await endPools();
});

/** Asks until an answer came from memory; a busy machine may lose the line in between. */
async function untilKept(instance: Instance, path: string): Promise<string> {
  let kept = '';
  await until(async () => {
    const before = instance.made;
    const { status, text } = await instance.ask(path);
    if (status === 200 && instance.made === before) kept = text;
    return kept !== '';
  });
  return kept;
}

/** What was announced before is heard by both. */
const quiet = () => pause(150);

const takeDown = async () => unpublish(await someStaff('reviewer'), { campaignId: money.campaignId });

describe('a page that is withdrawn', () => {
  it('is gone from page, list and home of every instance within a second, though all had kept it', async () => {
    const scene = await publishedCase();
    const address = `/en/needs/${scene.slug}`;
    await quiet();
    for (const instance of [here, there])
      for (const path of [address, '/en/needs', '/en']) await untilKept(instance, path);
    expect(await untilKept(here, '/en/needs')).toContain(scene.slug);
    const startedAt = performance.now();
    await withdrawConsent(scene.officer, scene.caseId);
    for (const instance of [here, there]) {
      await until(async () => (await instance.ask(address)).status === 410, GONE_WITHIN_MS);
      for (const path of ['/en/needs', '/en']) expect((await instance.ask(path)).text).not.toContain(scene.slug);
    }
    expect(performance.now() - startedAt).toBeLessThan(GONE_WITHIN_MS);
  });

  it('is not stored by who read it just before — safeguard: the generation when making began', async () => {
    await quiet();
    let goOn = () => {};
    const waiting = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    here.afterReading = () => waiting;
    const before = here.made;
    const asked = here.ask(page);
    await until(() => here.made > before);
    here.afterReading = async () => undefined;
    const generation = here.line.generation();
    await takeDown();
    await until(() => here.line.generation() > generation);
    // Who asks now does not wait for the old one either.
    expect((await here.ask(page)).status).toBe(410);
    goOn();
    expect((await asked).status).toBe(200);
    expect((await here.ask(page)).status).toBe(410);
  });

  it('is refused by an instance that hears nothing any more, and gone when it hears again', async () => {
    await quiet();
    await untilKept(there, page);
    proxy.set('silent');
    await takeDown();
    await until(async () => (await there.ask(page)).status === 503, GONE_WITHIN_MS);
    expect((await here.ask(page)).status).toBe(410);
    await pause(300);
    expect((await there.ask(page)).status).toBe(503);
    proxy.set('fair');
    await until(async () => (await there.ask(page)).status !== 503);
    expect((await there.ask(page)).status).toBe(410);
  });

  it('is not served from memory once the connection is cut, though the line counts as held — safeguard: off without a listening connection', async () => {
    await quiet();
    await untilKept(there, page);
    proxy.set('refused');
    await until(() => !there.line.isListening());
    await takeDown();
    const { status } = await there.ask(page);
    expect([410, 503]).toContain(status);
  });

  it('and was announced between two connections is gone when the second listens — safeguard: a new line, a new generation', async () => {
    await quiet();
    await untilKept(there, page);
    proxy.set('refused');
    await until(() => !there.line.isListening());
    await takeDown();
    proxy.set('fair');
    await until(() => there.line.isListening());
    await until(async () => (await there.ask(page)).status !== 503);
    expect((await there.ask(page)).status).toBe(410);
  });
});

it('a page whose consent ends is gone within a second, though nobody announces it — safeguard: the question of each heartbeat', async () => {
  await rowsOf(`UPDATE public.campaign SET visible_until = system.now() + interval '3 seconds' WHERE id = $1`, [
    money.campaignId,
  ]);
  const endsAt = performance.now() + 3_000;
  await quiet();
  for (const instance of [here, there]) await untilKept(instance, page);
  await pause(Math.max(0, endsAt - performance.now()));
  for (const instance of [here, there])
    await until(async () => (await instance.ask(page)).status === 410, GONE_WITHIN_MS);
});

const RAISED = /USD\s300\b/;

describe('money', () => {
  it('shows on kept pages when the sealer has finished its entries', async () => {
    await sealFinished(workerActor);
    await quiet();
    for (const instance of [here, there]) await untilKept(instance, page);
    expect(await untilKept(here, page)).not.toMatch(RAISED);
    await give(money, 30_000n, 0);
    expect((await sealFinished(workerActor)).entries).toBeGreaterThan(0);
    for (const instance of [here, there]) await until(async () => RAISED.test((await instance.ask(page)).text));
  });

  it('is announced by no posting: that would hold a lock of the whole cluster', async () => {
    await sealFinished(workerActor);
    await quiet();
    const generation = here.line.generation();
    await give(money, 10_000n, 1);
    await quiet();
    expect(here.line.generation()).toBe(generation);
    // A sealer that finds nothing says nothing.
    await sealFinished(workerActor);
    await sealFinished(workerActor);
    await quiet();
    expect(here.line.generation()).toBe(generation + 1n);
  });
});
