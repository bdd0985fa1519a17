import type { AddressInfo } from 'node:net';
import express from 'express';
import { expect, test } from 'vitest';
import { isCasePath } from '../../../app/platform/http/case-pages.server';
import { securityHeaders } from '../../../app/platform/http/headers.server';
import { sameOriginOnly } from '../../../app/platform/http/same-origin.server';

/** What stands around every route, and an answer behind it. */
async function asked(path: string, init: RequestInit = {}): Promise<Response> {
  const app = express();
  app.use(securityHeaders({ appUrl: 'https://homeward.example', paymentsOrigin: 'https://pay.example' }));
  app.use(sameOriginOnly(['/webhooks/']));
  app.use((_req, res) => void res.send('through'));
  const server = app.listen(0);
  try {
    return await fetch(`http://localhost:${(server.address() as AddressInfo).port}${path}`, init);
  } finally {
    server.close();
  }
}

test('the own view is kept by nobody, tells nobody where one was, and is neither compressed nor indexed (securityHeaders)', async () => {
  for (const path of ['/p', '/P', '/p/', '/%70', '/p.data']) {
    const { headers } = await asked(path);
    expect(Object.fromEntries(headers), path).toMatchObject({
      'cache-control': 'no-store, no-transform',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow, noarchive',
    });
    expect(headers.get('content-security-policy')).toContain(`form-action 'self';`);
    expect(headers.get('content-security-policy')).toContain(`script-src 'self';`);
  }
  expect((await asked('/en/p')).headers.get('referrer-policy')).toBe('same-origin');
});

test('its forms are taken from our own pages, also without a referrer, and from nowhere else (sameOriginOnly)', async () => {
  const post = async (headers: Record<string, string>, path = '/p') =>
    (await asked(path, { method: 'POST', headers })).status;
  expect(await post({ origin: 'null', 'sec-fetch-site': 'same-origin' })).toBe(200);
  // A browser too old to say: the token in the form and the strict cookie decide.
  expect([await post({ origin: 'null' }), await post({})]).toEqual([200, 200]);
  expect(await post({ origin: 'https://elsewhere.example' })).toBe(403);
  expect(await post({ origin: 'null', 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(await post({ 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(await post({ origin: 'null', 'sec-fetch-site': 'same-origin' }, '/en/give')).toBe(403);
});

test('it works also while the line to the database that case pages need is lost (isCasePath)', () => {
  expect([isCasePath('/p'), isCasePath('/en/needs')]).toEqual([false, true]);
});
