import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, get } from 'node:http';
import process from 'node:process';
import { serverCommand } from '../../app/commands/server-command';
import { build } from '../../app/start.mjs';
import { seedVolume, type Volume } from '../../prisma/seed/volume';
import { asAdmin, atTheEnd, breakGround, type Ground } from './ground';
import { median } from './page-rates';
import { type Figure, say, sayAtOnce } from './report';

export interface VolumeSizes {
  few: Volume;
  many: Volume;
  looks: number;
}

const PORTS = [4_340, 4_341] as const;
const WARM_UP_LOOKS = 25;
/** How much slower a page may be among many needs. */
const RATIO_MAX = 1.2;
const SLUGS = 200;

type Seeded = readonly [Volume, Site];

interface Site {
  origin: string;
  slugs: string[];
}

/** Words as people type them: common and rare ones, with slips, in other languages, with the name of an area. */
const SEARCHES = [
  'sewing machine',
  'sewnig',
  'quinces',
  'maquina de coser',
  'bakery bangladesh',
  'counseling',
  'weldng kit',
  'formation',
];

const PAGES: Record<string, (site: Site, look: number) => string> = {
  list: () => '/en/needs',
  'list, further on': (_site, look) => `/en/needs?after=${((look % 90) + 5) / 100}~0000000000000000`,
  'list, one filter': (_site, look) => `/en/needs?area=${['BD', 'MY', '142', 'KE'][look % 4]}`,
  'list, three filters': (_site, look) =>
    `/en/needs?area=142&progress=begun&category=${['legal', 'medical'][look % 2]}`,
  search: (_site, look) => `/en/needs?query=${encodeURIComponent(SEARCHES[look % SEARCHES.length] ?? '')}`,
  'home, with the map of all needs': () => '/en',
  'a need’s page': ({ slugs }, look) => `/en/needs/${slugs[look % slugs.length]}`,
};

async function startSite(volume: Volume, port: number): Promise<Site> {
  const ground = await breakGround();
  const startedAt = Date.now();
  const told = (what: string) =>
    say(
      `  ${volume.campaigns} needs, ${volume.donations} gifts: ${what} (${Math.round((Date.now() - startedAt) / 1000)} s)`,
    );
  let last = '';
  await seedVolume(ground.adminUrl, volume, (step, share) => {
    const now = `${step} ${Math.floor(share * 10) * 10} %`;
    if (now !== last) told(now);
    last = now;
  });
  told('written');
  await startServer(ground, port);
  const slugs = await asAdmin(ground, async (client) =>
    (
      await client.query<{ slug: string }>('SELECT slug FROM public.visible_campaign ORDER BY md5(slug) LIMIT $1', [
        SLUGS,
      ])
    ).rows.map(({ slug }) => slug),
  );
  return { origin: `http://localhost:${port}`, slugs };
}

/** The program as it is served, without kept pages. */
async function startServer(ground: Ground, port: number): Promise<void> {
  const child = spawn(process.execPath, serverCommand, {
    env: {
      ...process.env,
      PORT: String(port),
      APP_URL: `http://localhost:${port}`,
      DATA_DIR: ground.folder,
      DATABASE_URL: ground.appUrl,
      PUBLIC_DATABASE_URL: ground.webUrl,
      PAGE_CACHE_MB: '0',
      HOMEWARD_MODE: 'demo',
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit');
  atTheEnd(async () => {
    child.kill();
    await ended;
  });
  for (let attempt = 0; attempt < 600 && child.exitCode === null; attempt += 1) {
    const answer = await fetch(`http://localhost:${port}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the program on port ${port} did not start`);
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** Milliseconds until a page is there in full. One that was refused for a moment is asked for again. */
async function timeOf(url: string): Promise<number> {
  for (;;) {
    const startedAt = performance.now();
    const status = await new Promise<number>((resolve, reject) => {
      get(url, { agent, headers: { accept: 'text/html' } }, (answer) => {
        answer.resume();
        answer.on('end', () => resolve(answer.statusCode ?? 0));
      }).on('error', reject);
    });
    if (status === 200) return performance.now() - startedAt;
    if (status !== 503) throw new Error(`${url} answered ${status}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** The same pages among few needs and among many, asked in turns; nothing is kept. */
export async function benchVolume({ few, many, looks }: VolumeSizes): Promise<Figure[]> {
  build();
  const [less, more] = [await startSite(few, PORTS[0]), await startSite(many, PORTS[1])];
  return compareSites([few, less], [many, more], looks);
}

/** Each page of both sites in turns, so that whatever else the machine does falls on both. */
export async function compareSites([few, less]: Seeded, [many, more]: Seeded, looks: number): Promise<Figure[]> {
  say(`  Uncached, one after the other; floor: among ${few.campaigns} needs and ${few.donations} gifts.`);
  const figures: Figure[] = [];
  for (const [name, pathOf] of Object.entries(PAGES)) {
    const [floor, measured]: [number[], number[]] = [[], []];
    for (let look = -WARM_UP_LOOKS; look < looks; look += 1) {
      const at = Math.abs(look);
      const first = await timeOf(less.origin + pathOf(less, at));
      const second = await timeOf(more.origin + pathOf(more, at));
      if (look < 0) continue;
      floor.push(first);
      measured.push(second);
    }
    const ratio = median(measured) / median(floor);
    const figure: Figure = {
      name: `${name}, among ${many.campaigns} needs and ${many.donations} gifts`,
      measured: `${median(measured).toFixed(1)} ms`,
      floor: `${median(floor).toFixed(1)} ms`,
      ratio: ratio.toFixed(2),
      bound: `≤ ${RATIO_MAX}`,
      holds: ratio <= RATIO_MAX,
    };
    figures.push(...sayAtOnce([figure]));
  }
  return figures;
}
