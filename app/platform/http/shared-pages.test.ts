import { once } from 'node:events';
import type { Server } from 'node:http';
import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { LoaderFunctionArgs, ServerBuild } from '@remix-run/node';
import express from 'express';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reachIn } from './narrow-build.server';
import { PageCache } from './page-cache.server';
import { withSettling } from './shared-address';
import { sharedPages } from './shared-pages.server';

const LONG = 'The way home is drawn as it is paid for. '.repeat(100);

let made: string[];
let state: { line: { held: boolean; listening: boolean; number: bigint } };
let server: Server;
let port: number;

const answer = (body: string, headers: Record<string, string> = {}, status = 200) =>
  new Response(body, { status, headers: { 'content-type': 'text/html; charset=utf-8', ...headers } });

const noted = (address: string) => {
  made.push(address);
  return made.length;
};

/** The last of each known parameter; null for what people type. */
function settle(asked: URLSearchParams): string | null {
  if (asked.get('query')) return null;
  const known = ['area', 'progress'].flatMap((name) => {
    const value = asked.getAll(name).at(-1);
    return value ? [[name, value]] : [];
  });
  return known.length > 0 ? `?${new URLSearchParams(known)}` : '';
}

type Loader = (args: LoaderFunctionArgs) => Promise<Response>;
const shared = (loader: Loader) => withSettling(settle, loader);

const loaders: Record<string, Loader> = {
  ':lang': shared(async ({ params }) => answer(`home ${params.lang} ${noted('home')}`)),
  ':lang/needs': shared(async ({ request }) => {
    noted('list');
    return answer(`list ${new URL(request.url).search}`);
  }),
  ':lang/needs/:slug': shared(async ({ params }) => {
    noted('need');
    return params.slug === 'gone' ? answer('gone', {}, 410) : answer(`need ${params.slug} ${LONG}`);
  }),
  ':lang/thanks': async ({ request }) => answer(`thanks ${request.headers.get('cookie')} ${noted('thanks')}`),
  ':lang/cookie': shared(async () => answer(`cookie ${noted('cookie')}`, { 'set-cookie': 'a=b' })),
  ':lang/private': shared(async () => answer(`private ${noted('private')}`, { 'cache-control': 'no-store' })),
  ':lang/open': shared(async () => answer('open', { 'access-control-allow-origin': '*' })),
  // Attack: a loader that looks at the whole request.
  ':lang/looks': shared(async ({ request }) =>
    answer(`${request.method} ${request.url} ${JSON.stringify([...request.headers])} ${noted('looks')}`),
  ),
};

const build = {
  mode: 'production',
  routes: Object.fromEntries(
    Object.entries(loaders).map(([path, loader]) => [path, { id: path, path, module: { loader } }]),
  ),
  assets: { routes: {}, entry: { imports: [], module: '' }, url: '', version: '1' },
  entry: { module: { default: () => new Response('no document') } },
  future: { v3_singleFetch: true },
  isSpaMode: false,
  publicPath: '/',
  assetsBuildDirectory: '',
} as unknown as ServerBuild;

beforeEach(async () => {
  made = [];
  const line = {
    held: true,
    listening: true,
    number: 1n,
    isHeld: () => line.held,
    isListening: () => line.listening,
    generation: () => line.number,
  };
  state = { line };
  const app = express();
  app.use((_req, res, next) => {
    res.set('Cache-Control', 'no-cache');
    next();
  });
  app.use(
    sharedPages({
      cache: new PageCache({ line, bytesMax: 1024 * 1024 }),
      reach: reachIn(build),
      mode: 'production',
      appUrl: 'https://homeward.example',
      line,
      files: new Set(['assets', 'robots.txt']),
      note: (_req, _res, next) => next(),
    }),
  );
  app.use((req, res) => void res.status(203).send(`left to others: ${req.url}`));
  server = app.listen(0);
  await once(server, 'listening');
  port = (server.address() as { port: number }).port;
});
afterEach(() => void server.close());

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, path, method, headers }, (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk) => chunks.push(chunk));
      res.on('end', () => resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(chunks) }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

const text = async (...asked: Parameters<typeof ask>) => (await ask(...asked)).body.toString();

describe('an address', () => {
  it('is made once and served from memory until something is announced', async () => {
    expect([await text('/en'), await text('/en')]).toEqual(['home en 1', 'home en 1']);
    expect(await text('/fr')).toBe('home fr 2');
    state.line.number += 1n;
    expect(await text('/en')).toBe('home en 3');
  });

  it('is made once for all who ask at the same time', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => text('/en')));
    expect([new Set(all).size, made.length]).toEqual([1, 1]);
  });

  it('is settled: unknown, empty and doubled parameters and their order make no other page', async () => {
    const spellings = [
      '?area=BD&progress=open',
      '?progress=open&area=BD',
      '?area=BD&utm=1&progress=open&query=',
      '?area=X&area=BD&progress=open',
    ];
    const answers = await Promise.all(spellings.map((spelling) => text(`/en/needs${spelling}`)));
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toBe('list ?area=BD&progress=open');
    await Promise.all(['?_data=routes', '?index', '?x', ''].map((spelling) => ask(`/en/needs${spelling}`)));
    expect(made).toEqual(['list', 'list']);
  });

  it.each([
    ['what people type', '/en/needs?query=sewing'],
    ['a page that is not shared', '/en/thanks?session_id=cs_1'],
    ['a data request', '/en/needs.data'],
    ['an escaped spelling', '/en/nee%64s'],
    ['another spelling', '/en/Needs'],
    ['a slash at the end', '/en/needs/'],
    ['doubled slashes', '/en//needs'],
    ['a file', '/robots.txt'],
    ['a file in a folder', '/assets/needs'],
    ['staff', '/officer/needs'],
    ['the own view', '/p'],
    ['what Remix asks itself', '/__manifest?p=/en'],
    ['what leads nowhere', '/en/a/b/c/d'],
  ])('is left to others: %s', async (_, address) => {
    const { status, body } = await ask(address);
    expect([status, body.toString()]).toEqual([203, `left to others: ${address}`]);
    expect(made).toEqual([]);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('is left to others: %s', async (method) => {
    expect((await ask('/en', {}, method)).status).toBe(203);
  });

  it.each(['/en/cookie', '/en/private'])(
    'that turns out to be for one visitor is left to others: %s — safeguard: no cookie, no word against keeping',
    async (address) => {
      expect((await ask(address)).status).toBe(203);
      expect((await ask(address)).headers['set-cookie']).toBeUndefined();
      expect(made).toHaveLength(2);
    },
  );
});

it('of the visitor nothing reaches what is made — safeguard: a request of our own', async () => {
  const attack = {
    cookie: 'session=1',
    host: 'evil.example',
    'x-forwarded-host': 'evil.example',
    'accept-language': 'fr',
    'x-homeward-client': '1',
  };
  expect(await text('/en/looks?evil=1', attack)).toBe('GET https://homeward.example/en/looks [] 1');
});

it('errors are answered as they are, and made again', async () => {
  expect((await ask('/en/needs/gone')).status).toBe(410);
  expect((await ask('/en/needs/gone')).status).toBe(410);
  expect(made).toHaveLength(2);
});

it('nothing is sent when the line is lost: before, and while a page is made — safeguard: asked before the first byte', async () => {
  await ask('/en');
  const asked = ask('/fr');
  state.line.held = false;
  expect((await ask('/en')).status).toBe(203);
  expect((await asked).status).toBe(203);
});

describe('over the wire', () => {
  it.each([
    ['br, gzip', 'br', brotliDecompressSync],
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['', undefined, (body: Buffer) => body],
    ['br;q=0', undefined, (body: Buffer) => body],
  ] as const)('a page comes compressed as asked: "%s"', async (accepted, encoding, open) => {
    const headers = accepted === '' ? undefined : { 'accept-encoding': accepted };
    for (const _ of [1, 2]) {
      const got = await ask('/en/needs/abc', headers);
      expect(open(got.body).toString()).toBe(`need abc ${LONG}`);
      expect(got.headers).toMatchObject({
        vary: 'Accept-Encoding',
        'cache-control': 'no-cache',
        'content-length': String(got.body.length),
      });
      expect(got.headers['content-encoding']).toBe(encoding);
      expect(got.headers['set-cookie']).toBeUndefined();
    }
    expect(made).toHaveLength(1);
  });

  it.each([
    ['br, gzip', 'gzip', gunzipSync],
    ['gzip', 'gzip', gunzipSync],
    ['br', undefined, (body: Buffer) => body],
    ['', undefined, (body: Buffer) => body],
  ] as const)('a page that is not kept comes as gzip, or as it is: "%s"', async (accepted, encoding, open) => {
    state.line.listening = false;
    const headers = accepted === '' ? undefined : { 'accept-encoding': accepted };
    for (const _ of [1, 2]) {
      const got = await ask('/en/needs/abc', headers);
      expect(open(got.body).toString()).toBe(`need abc ${LONG}`);
      expect(got.headers).toMatchObject({ vary: 'Accept-Encoding', 'content-length': String(got.body.length) });
      expect(got.headers['content-encoding']).toBe(encoding);
    }
    expect(made).toHaveLength(2);
  });

  it('a page that the visitor has is 304, whatever its encoding, until it changes', async () => {
    const br = { 'accept-encoding': 'br' };
    const first = await ask('/en', br);
    const tag = String(first.headers.etag);
    const again = await ask('/en', { ...br, 'if-none-match': `"other", W/${tag}` });
    expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, tag]);
    expect(again.headers['cache-control']).toBe('no-cache');
    state.line.number += 1n;
    expect((await ask('/en', { ...br, 'if-none-match': tag })).status).toBe(200);
    expect((await ask('/en', { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('each encoding has a tag of its own', async () => {
    const tags = await Promise.all(
      ['br', 'gzip', 'identity'].map(
        async (encoding) => (await ask('/en/needs/abc', { 'accept-encoding': encoding })).headers.etag,
      ),
    );
    expect(new Set(tags).size).toBe(3);
  });

  it('what a browser looks at beside the page comes with a 304, too', async () => {
    const { headers } = await ask('/en/open');
    expect(headers['access-control-allow-origin']).toBe('*');
    const again = await ask('/en/open', { 'if-none-match': String(headers.etag) });
    expect([again.status, again.headers['access-control-allow-origin']]).toEqual([304, '*']);
  });

  it('HEAD says the same without the body', async () => {
    const get = await ask('/en/needs/abc');
    const head = await ask('/en/needs/abc', {}, 'HEAD');
    expect([head.status, head.body.length, head.headers.etag]).toEqual([200, 0, get.headers.etag]);
    expect(head.headers['content-length']).toBe(get.headers['content-length']);
  });
});
