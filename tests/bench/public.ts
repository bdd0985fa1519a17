import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { type Browser, chromium } from 'playwright';
import { recordedServer } from '../../app/platform/db/index.server';
import { build } from '../../app/start.mjs';
import startHomeward from '../e2e/start-homeward';
import { bytesOf, idleMapOf, largestPaintOf } from './first-view';
import { atTheEnd } from './ground';
import { announceEverySecond, median, ratePerSecond } from './page-rates';
import { type Figure, say } from './report';

export interface PublicSizes {
  rounds: number;
  seconds: number;
  looks: number;
}

const PORT = 4_300;
const UNCACHED_PORT = 4_320;
const FLOOR_PORT = 4_330;
const WARM_UP_SECONDS = 3;
const CACHED_MIN = 1.0;
const UNCACHED_MIN = 0.08;
const FIRST_VIEW_BYTES = 100 * 1024;
const FIRST_VIEW_BYTES_ARABIC = 130 * 1024;
const LARGEST_PAINT_MS = 1_000;
const LANGUAGES = ['en', 'es', 'fr', 'ar'];

interface Site {
  origin: string;
  uncachedOrigin: string;
  floorUrl: string;
  databaseUrl: string;
  /** The need with the longest journey. */
  slug: string;
}

/** The demonstration as `npm start` serves it, the same program once more without kept pages, and the floor. */
async function startSite(): Promise<Site> {
  build();
  process.env.E2E_APP_URL = `http://localhost:${PORT}`;
  const stop = await startHomeward();
  atTheEnd(stop);
  const dataDir = process.env.E2E_DATA_DIR ?? '';
  const server = recordedServer(dataDir);
  if (!server) throw new Error('the demonstration has no database');
  const uncached = {
    PORT: String(UNCACHED_PORT),
    DATA_DIR: dataDir,
    PAGE_CACHE_MB: '0',
    HOMEWARD_MODE: 'demo',
    NODE_ENV: 'production',
    LOG_LEVEL: 'warn',
  };
  await started(['build/server/index.js'], uncached, `http://localhost:${UNCACHED_PORT}/readyz`);
  const floorUrl = `http://127.0.0.1:${FLOOR_PORT}/`;
  await started(
    ['tests/bench/public-floor.mjs'],
    { PORT: String(FLOOR_PORT), DATABASE_URL: server.webUrl, NODE_ENV: 'production' },
    floorUrl,
  );
  const list = await (await fetch(`http://localhost:${PORT}/en/needs`)).text();
  const slug = /href="\/en\/needs\/([0-9a-z]{16})"[^>]*>[^<]*Repairing engines/.exec(list)?.[1];
  if (!slug) throw new Error('the demonstration lacks the need that is measured');
  return {
    origin: `http://localhost:${PORT}`,
    uncachedOrigin: `http://localhost:${UNCACHED_PORT}`,
    floorUrl,
    databaseUrl: server.appUrl,
    slug,
  };
}

async function started(command: string[], env: Record<string, string>, answersAt: string): Promise<void> {
  const child = spawn(process.execPath, command, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit');
  atTheEnd(async () => {
    child.kill();
    await ended;
  });
  for (let attempt = 0; attempt < 600; attempt += 1) {
    const answer = await fetch(answersAt).catch(() => undefined);
    if (answer?.ok) return;
    if (child.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${command.at(-1)} did not start`);
}

async function ratesOf(site: Site, sizes: PublicSizes): Promise<Figure[]> {
  const figures: Figure[] = [];
  const pages = { home: '/en', list: '/en/needs', need: `/en/needs/${site.slug}` };
  // A program that just started compiles its own code first, page by page.
  for (const url of [
    site.floorUrl,
    ...Object.values(pages).flatMap((page) => [site.origin + page, site.uncachedOrigin + page]),
  ])
    await ratePerSecond(url, WARM_UP_SECONDS);
  for (const [name, path] of Object.entries(pages)) {
    const floors: number[] = [];
    const kept: number[] = [];
    const made: number[] = [];
    // They take turns, so that whatever else the machine does falls on all of them.
    for (let round = 0; round < sizes.rounds; round += 1) {
      floors.push(await ratePerSecond(site.floorUrl, sizes.seconds));
      const quiet = await announceEverySecond(site.databaseUrl);
      kept.push(await ratePerSecond(`${site.origin}${path}`, sizes.seconds).finally(quiet));
      made.push(await ratePerSecond(`${site.uncachedOrigin}${path}`, sizes.seconds));
    }
    const ratioTo = (rates: number[]) => median(rates.map((rate, at) => rate / (floors[at] ?? rate)));
    const figure = (what: string, rates: number[], least: number): Figure => ({
      name: `${name}, ${what}, 16 connections`,
      measured: `${median(rates).toFixed(0)}/s`,
      floor: `${median(floors).toFixed(0)}/s`,
      ratio: ratioTo(rates).toFixed(2),
      bound: `≥ ${least}`,
      holds: ratioTo(rates) >= least,
    });
    figures.push(figure('cached, one invalidation a second', kept, CACHED_MIN), figure('uncached', made, UNCACHED_MIN));
  }
  return figures;
}

async function firstViewsOf(browser: Browser, { origin, slug }: Site): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const lang of LANGUAGES) {
    if ((await fetch(`${origin}/${lang}`)).status !== 200) continue;
    const pages = [
      '',
      '/needs',
      `/needs/${slug}`,
      `/needs/${slug}/give`,
      '/give',
      '/how-it-works',
      '/my-gifts/sign-in',
    ];
    const most = lang === 'ar' ? FIRST_VIEW_BYTES_ARABIC : FIRST_VIEW_BYTES;
    for (const page of pages) {
      const bytes = await bytesOf(browser, `${origin}/${lang}${page}`);
      figures.push({
        name: `first view of /${lang}${page.replace(slug, '…')}`,
        measured: `${(bytes / 1024).toFixed(1)} KB`,
        floor: '',
        ratio: '',
        bound: `≤ ${most / 1024} KB`,
        holds: bytes <= most,
      });
    }
  }
  return figures;
}

async function paintsOf(browser: Browser, { origin, slug }: Site, looks: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const page of ['', '/needs', `/needs/${slug}`]) {
    const seen: Awaited<ReturnType<typeof largestPaintOf>>[] = [];
    for (let look = 0; look < looks; look += 1) seen.push(await largestPaintOf(browser, `${origin}/en${page}`));
    const ms = median(seen.map((one) => one.ms));
    const elements = [...new Set(seen.map(({ element }) => element))];
    figures.push({
      name: `largest paint of /en${page.replace(slug, '…')} (${elements.join(', ')})`,
      measured: `${ms.toFixed(0)} ms`,
      floor: '',
      ratio: '',
      bound: `≤ ${LARGEST_PAINT_MS} ms, heading or map`,
      holds: ms <= LARGEST_PAINT_MS && elements.every((element) => element === 'heading' || element === 'map'),
    });
  }
  const idle = await idleMapOf(browser, `${origin}/en/needs/${slug}`);
  figures.push({ ...PLAIN, name: 'time to an idle map', measured: `${(idle / 1000).toFixed(1)} s` });
  return figures;
}

const PLAIN: Figure = { name: '', measured: '', floor: '', ratio: '', bound: '', holds: undefined };

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const FLAGS = [
  ...['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-quic'],
  ...['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

export async function benchPublic(sizes: PublicSizes): Promise<Figure[]> {
  const site = await startSite();
  say(
    '  The demonstration as it is served; the same program without kept pages; beside them bare Express with one row of',
  );
  say('  the same PostgreSQL and 29 KB of text. The load comes from this process and asks as browsers do (br, gzip).');
  const rates = await ratesOf(site, sizes);
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  atTheEnd(() => browser.close());
  say(
    '  First views on a phone of 390 px with an empty cache; paints at 150 ms, 1.6 Mbit/s and a processor 4 times slower.',
  );
  return [...rates, ...(await firstViewsOf(browser, site)), ...(await paintsOf(browser, site, sizes.looks))];
}
