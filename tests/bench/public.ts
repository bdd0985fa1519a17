import { type Browser, chromium } from 'playwright';
import { findBrowser } from '../../app/commands/browser';
import { firstViewOf, idleMapOf, largestPaintOf } from './first-view';
import { atTheEnd } from './ground';
import { announceEverySecond, median, ratePerSecond, refusals } from './page-rates';
import { publicPages } from './public-pages';
import { type Site, startSite } from './public-site';
import { type Figure, load, say, sayAtOnce } from './report';

export interface PublicSizes {
  rounds: number;
  seconds: number;
  looks: number;
}

const WARM_UP_SECONDS = 6;
const CACHED_MIN = 1.0;
const UNCACHED_MIN = 0.08;
const FIRST_VIEW_BYTES = 100 * 1024;
const FIRST_VIEW_BYTES_ARABIC = 130 * 1024;
const LARGEST_PAINT_MS = 1_000;
const LANGUAGES = ['en', 'es', 'fr', 'ar'];
const CARDS = 6;

const PLAIN: Figure = { name: '', measured: '', floor: '', ratio: '', bound: '', holds: undefined };

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
  return [...figures, { ...PLAIN, name: 'answers refused under this load (503)', measured: String(refusals()) }];
}

async function firstViewsOf(browser: Browser, { origin, slug }: Site): Promise<Figure[]> {
  const views = LANGUAGES.map(async (lang) => {
    const figures: Figure[] = [];
    const most = lang === 'ar' ? FIRST_VIEW_BYTES_ARABIC : FIRST_VIEW_BYTES;
    for (const page of Object.values(publicPages)) {
      const { status, bytes } = await firstViewOf(browser, `${origin}/${lang}${page.replace('{slug}', slug)}`);
      figures.push({
        ...PLAIN,
        name: `first view of /${lang}${page.replace('{slug}', '…').replace(/\?.*/, '')}`,
        measured: status === 200 ? `${(bytes / 1024).toFixed(1)} KB` : `answers ${status}`,
        bound: `≤ ${most / 1024} KB`,
        holds: status === 200 && bytes <= most,
      });
    }
    return sayAtOnce(figures);
  });
  return (await Promise.all(views)).flat();
}

async function paintsOf(browser: Browser, { origin, slug }: Site, looks: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const page of ['', '/needs', `/needs/${slug}`]) {
    const seen: Awaited<ReturnType<typeof largestPaintOf>>[] = [];
    for (let look = 0; look < looks; look += 1) seen.push(await largestPaintOf(browser, `${origin}/en${page}`));
    const ms = median(seen.map((one) => one.ms));
    const elements = [...new Set(seen.map(({ element }) => element))];
    figures.push({
      ...PLAIN,
      name: `largest paint of /en${page.replace(slug, '…')} (${elements.join(', ')})`,
      measured: `${ms.toFixed(0)} ms`,
      bound: `≤ ${LARGEST_PAINT_MS} ms, heading or map`,
      holds: ms <= LARGEST_PAINT_MS && elements.every((element) => element === 'heading' || element === 'map'),
    });
  }
  return figures;
}

async function idleMapsOf(browser: Browser, { origin, slug }: Site, looks: number): Promise<Figure> {
  const seen: number[] = [];
  for (let look = 0; look < Math.min(3, looks); look += 1)
    seen.push(await idleMapOf(browser, `${origin}/en/needs/${slug}`));
  const name = 'from scrolling to the map until it is idle, drawn in software';
  if (seen.some(Number.isNaN)) return { ...PLAIN, name, measured: 'never', holds: false };
  return { ...PLAIN, name, measured: `${(median(seen) / 1000).toFixed(1)} s` };
}

/** Cards that this program never drew: their time until the last byte, one after the other. */
async function cardsOf({ uncachedOrigin, slugs }: Site): Promise<Figure> {
  await (await fetch(`${uncachedOrigin}/en/card.png`)).arrayBuffer();
  const took: number[] = [];
  let most = 0;
  for (const [at, slug] of slugs.entries()) {
    if (took.length === CARDS) break;
    const startedAt = performance.now();
    const answer = await fetch(`${uncachedOrigin}/${LANGUAGES[at % LANGUAGES.length]}/needs/${slug}/card.png`);
    const { byteLength } = await answer.arrayBuffer();
    // Not every survivor grants a card.
    if (answer.status !== 200) continue;
    took.push(performance.now() - startedAt);
    most = Math.max(most, byteLength);
  }
  const name = `a share card, drawn for the first time (${took.length} cards, at most ${(most / 1024).toFixed(0)} KB)`;
  return { ...PLAIN, name, measured: `${median(took).toFixed(0)} ms` };
}

const FLAGS = [
  ...['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-quic'],
  ...['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

export async function benchPublic(sizes: PublicSizes): Promise<Figure[]> {
  const site = await startSite();
  say(
    '  The demonstration as it is served; the same program without kept pages; beside them bare Express with one row',
  );
  say(
    '  of the same PostgreSQL and 29 KB of text. The load comes from this process and asks as browsers do (br, gzip).',
  );
  const rates = sayAtOnce([...(await ratesOf(site, sizes)), await cardsOf(site)]);
  const browser = await chromium.launch({ executablePath: findBrowser(), args: FLAGS });
  atTheEnd(() => browser.close());
  say(`  Paints on a phone of 390 px at 150 ms, 1.6 Mbit/s and a processor 4 times slower (load now: ${load()}).`);
  const paints = sayAtOnce([
    ...(await paintsOf(browser, site, sizes.looks)),
    await idleMapsOf(browser, site, sizes.looks),
  ]);
  say(`  First views of all public pages in four languages, with an empty cache.`);
  return [...rates, ...paints, ...(await firstViewsOf(browser, site))];
}
