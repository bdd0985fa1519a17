import { expect, it } from 'vitest';
import { z } from 'zod';
import { settlingOf } from '../../platform/http/shared-address';
import { guardOf, sharedFile, sharedRoute } from './guarded.server';

const loader = sharedRoute(
  {
    query: z.object({
      area: z.string().max(8).optional().catch(undefined),
      page: z.coerce.number().int().min(1).optional(),
      words: z.string().optional(),
    }),
    unkept: ['words'],
  },
  async (given) => given,
);
const settle = (search: string) => settlingOf(loader)?.(new URLSearchParams(search));
const load = (search: string) =>
  loader({ request: new Request(`http://x.test/en${search}`), params: { lang: 'en' }, context: {} });

it('an address is settled to what the schema reads, in one order', () => {
  expect(settle('')).toBe('');
  expect(settle('?page=2&utm_source=x&area=BD&area=MY&_data=1&words=')).toBe('?area=MY&page=2');
  expect(settle('?area=far-too-long')).toBe('');
  expect(settle('?area=%26page%3D3')).toBe('?area=%26page%3D3');
});

it('what people type, or what does not parse, has no page that is kept', async () => {
  expect(settle('?area=BD&words=cows')).toBeNull();
  expect(settle('?page=0')).toBeNull();
  await expect(async () => load('?page=0')).rejects.toMatchObject({ status: 404 });
});

it('a page is given the same of a settled address as of any spelling of it, and nothing of the visitor', async () => {
  for (const search of ['', '?page=2&x=1&area=BD', '?area=far-too-long'])
    expect(await load(search)).toEqual(await load(settle(search) ?? ''));
  expect(await load('?page=2&x=1&area=BD')).toEqual({ params: { lang: 'en' }, query: { area: 'BD', page: 2 } });
});

it('is public, and says that it is kept', () => {
  expect(guardOf(loader)).toEqual({ kind: 'public', isShared: true });
});

it('a file is given the address and nothing of the visitor, is kept, and is told to who has it', async () => {
  const file = sharedFile(async (given) => ({
    body: JSON.stringify({ ...given, asked: String(given.asked) }),
    contentType: 'application/json',
  }));
  const ask = (headers: HeadersInit = {}) =>
    file({ request: new Request('http://x.test/en/feed.xml?a=1', { headers }), params: { lang: 'en' }, context: {} });
  const first = await ask({ cookie: 'session=1', 'accept-language': 'fr' });
  expect(await first.json()).toEqual({ params: { lang: 'en' }, asked: 'a=1' });
  expect((await ask({ 'if-none-match': first.headers.get('etag') ?? '' })).status).toBe(304);
  expect([guardOf(file), settlingOf(file)?.(new URLSearchParams('?a=1'))]).toEqual([
    { kind: 'public', isShared: true },
    '',
  ]);
});
