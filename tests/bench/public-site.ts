import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { serverCommand } from '../../app/commands/server-command';
import { recordedServer } from '../../app/platform/db/index.server';
import { build } from '../../app/start.mjs';
import startHomeward from '../e2e/start-homeward';
import { atTheEnd } from './ground';

const PORT = 4_300;
const UNCACHED_PORT = 4_320;
const FLOOR_PORT = 4_330;

export interface Site {
  origin: string;
  uncachedOrigin: string;
  floorUrl: string;
  databaseUrl: string;
  /** The need with the longest journey. */
  slug: string;
  /** Every need of the list. */
  slugs: string[];
}

/** The demonstration as `npm start` serves it, the same program once more without kept pages, and the floor. */
export async function startSite(): Promise<Site> {
  // E2E_REUSE=1 takes a demonstration that is served already, as it was built (E2E_APP_URL, E2E_DATA_DIR).
  const isServed = process.env.E2E_REUSE === '1';
  if (!isServed) build();
  const origin = (isServed && process.env.E2E_APP_URL) || `http://localhost:${PORT}`;
  process.env.E2E_APP_URL = origin;
  atTheEnd(await startHomeward());
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
  const uncachedOrigin = `http://localhost:${UNCACHED_PORT}`;
  await started(serverCommand, uncached, `${uncachedOrigin}/readyz`);
  const floorUrl = `http://127.0.0.1:${FLOOR_PORT}/`;
  const floor = { PORT: String(FLOOR_PORT), DATABASE_URL: server.webUrl, NODE_ENV: 'production' };
  await started(['tests/bench/public-floor.mjs'], floor, floorUrl);
  const list = await (await fetch(`${origin}/en/needs`)).text();
  const slugs = [...list.matchAll(/href="\/en\/needs\/([0-9a-z]{16})"/g)].map(([, slug = '']) => slug);
  const slug = /href="\/en\/needs\/([0-9a-z]{16})"[^>]*>[^<]*Repairing engines/.exec(list)?.[1];
  if (!slug) throw new Error('the demonstration lacks the need that is measured');
  return { origin, uncachedOrigin, floorUrl, databaseUrl: server.appUrl, slug, slugs: [...new Set(slugs)] };
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
