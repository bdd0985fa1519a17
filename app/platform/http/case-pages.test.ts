import { once } from 'node:events';
import type { Server } from 'node:http';
import compression from 'compression';
import express from 'express';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { casePagesNeedLine, casePagesWaitForLine, isCasePath } from './case-pages.server';

describe('case pages', () => {
  it.each([
    '/',
    '/en',
    '/en/needs',
    '/en/needs/0123456789abcdef',
    '/en/needs/0123456789abcdef.data',
    '/en/needs/0123456789abcdef/card.png',
    '/en/needs/0123456789abcdef/card.webp',
    '/en/needs/0123456789abcdef/give',
    '/fr/needs.data',
    '/en/search',
    '/en/feed.xml',
    '/sitemap.xml',
    '/sitemap/2-1.xml',
    '/robots.txt',
    '/api/v1/needs',
    '/api/v1/needs/0123456789abcdef',
    '/resources/anything-new',
    '/en/how-it-works/../needs',
    // Sums of what pages show, and a form about one of them.
    '/en/transparency',
    '/en/needs/0123456789abcdef/follow',
    '/en/follow/confirm',
    '/en/status/../needs',
  ])('%s is one — safeguard: an address is a case page until it is named as none', (path) => {
    expect(isCasePath(path)).toBe(true);
  });

  it.each([
    ...['/officer', '/review/published.data', '/account/sign-in', '/webhooks/stripe', '/en/how-it-works'],
    ...['/en/privacy', '/fr/status', '/en/transparency/roots.json', '/ar/follow/leave'],
  ])('%s is none', (path) => {
    expect(isCasePath(path)).toBe(false);
  });
});

describe('without the line', () => {
  let server: Server;
  let base: string;
  let held: boolean;
  let whileMade: () => void;
  beforeEach(async () => {
    held = true;
    whileMade = () => undefined;
    const app = express();
    app.use((_req, res, next) => {
      res.set({ 'X-Robots-Tag': 'noarchive', 'Cache-Control': 'no-cache' });
      next();
    });
    app.use(compression({ threshold: 0 }));
    app.use(casePagesWaitForLine({ isHeld: () => held }, new Set(['assets'])));
    app.use(casePagesNeedLine({ isHeld: () => held }));
    app.get('/en/needs/streamed', (_req, res) => {
      res.statusMessage = 'OK';
      res.append('Content-Type', 'text/html').append('Set-Cookie', 'left=over');
      whileMade();
      for (let part = 0; part < 50; part += 1) res.write(`the story, part ${part}\n`);
      res.end('the end of the story');
    });
    app.get('/en/needs/sent', (_req, res) => {
      whileMade();
      res.send('the story');
    });
    server = app.listen(0);
    await once(server, 'listening');
    base = `http://localhost:${(server.address() as { port: number }).port}`;
  });
  afterEach(() => void server.close());

  it.each(['streamed', 'sent'])('a page is refused: %s', async (page) => {
    expect(await (await fetch(`${base}/en/needs/${page}`)).text()).toContain('the story');
    held = false;
    const answer = await fetch(`${base}/en/needs/${page}`);
    expect([answer.status, answer.headers.get('retry-after'), answer.headers.get('x-robots-tag')]).toEqual([
      503,
      '5',
      'noarchive',
    ]);
    expect(await answer.text()).not.toContain('story');
  });

  it('a page is waited for while the line is only late', async () => {
    held = false;
    const asked = fetch(`${base}/en/needs/sent`);
    setTimeout(() => {
      held = true;
    }, 60);
    expect(await (await asked).text()).toContain('the story');
  });

  it('who reads pages gets one, in the language of the address, with the way to the status', async () => {
    held = false;
    const answer = await fetch(`${base}/ar/needs/sent`, { headers: { accept: 'text/html,*/*;q=0.8' } });
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
      503,
      'text/html; charset=utf-8',
      'no-store',
    ]);
    const html = await answer.text();
    expect(html).toMatch(/^<!doctype html><html lang="ar" dir="rtl">/);
    expect(html).toContain('href="/ar/status"');
    expect(html).not.toMatch(/story|<script/);
  });

  it.each(['streamed', 'sent'])(
    'a page that is being made is thrown away: %s — safeguard: asked again before the first byte',
    async (page) => {
      whileMade = () => {
        held = false;
      };
      const answer = await fetch(`${base}/en/needs/${page}`);
      expect([answer.status, answer.statusText, answer.headers.get('set-cookie')]).toEqual([
        503,
        'Service Unavailable',
        null,
      ]);
      expect(await answer.text()).toMatch(/^This page is resting/);
    },
  );
});
