import { readdirSync } from 'node:fs';
import Ajv from 'ajv/dist/2020';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import { monthInWords } from '../../../app/catalogues/dates';
import { PAGES, partsFor, sitemapPart } from '../../../app/domain/opendata/sitemap.server';
import { loader as feed } from '../../../app/routes/_public+/$lang.feed[.]xml';
import { loader as card } from '../../../app/routes/_public+/$lang.needs.$slug_.card[.]png';
import { loader as areas } from '../../../app/routes/_public+/api.v1.areas';
import { loader as months } from '../../../app/routes/_public+/api.v1.months';
import { loader as needs } from '../../../app/routes/_public+/api.v1.needs._index';
import { loader as need } from '../../../app/routes/_public+/api.v1.needs.$slug';
import { loader as description } from '../../../app/routes/_public+/api.v1.openapi[.]json';
import { loader as sitemap } from '../../../app/routes/_public+/sitemap[.]xml';
import { asSuperuser } from '../database';
import { payInMonth, publish, someSlug } from './scene';

// What programs are told, asked as a program asks: through the loaders, on the public role's connection.

type Loader = (args: never) => unknown;

async function ask(
  loader: Loader,
  address: string,
  params: Record<string, string> = {},
  headers: HeadersInit = {},
  method = 'GET',
) {
  const request = new Request(`http://localhost:3000${address}`, { headers, method });
  try {
    return (await loader({ request, params, context: {} } as never)) as Response;
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}
const json = async (answer: Response) => (await answer.json()) as Record<string, never>;

const granted = someSlug();
const plain = someSlug();
const closed = someSlug();
const waiting = someSlug();
beforeAll(async () => {
  await publish({
    slug: granted,
    title: 'Zither lessons',
    areas: ['BD-C', 'MY'],
    scopes: ['needs', 'story', 'share_card'],
  });
  await publish({ slug: plain, category: 'medical', areas: ['MY'] });
  await publish({ slug: closed, status: 'unpublished', scopes: ['needs', 'story', 'share_card'] });
  await publish({ slug: waiting, status: 'waiting', scopes: ['needs', 'story', 'share_card'] });
  for (let more = 0; more < 30; more += 1) {
    await publish({ slug: someSlug(), areas: ['KE'], title: `Need ${more}` });
  }
});

describe('the interface', () => {
  it('answers only what its description says, in every language', async () => {
    const api = (await json(await ask(description as Loader, '/api/v1/openapi.json'))) as unknown as {
      openapi: string;
      paths: Record<string, { get: { responses: Record<string, { content?: Record<string, { schema: object }> }> } }>;
      components: object;
    };
    expect(api.openapi).toBe('3.1.0');
    const ajv = new Ajv({ strict: false, validateFormats: false });
    const check = async (path: string, status: number, answer: Response) => {
      expect(answer.status).toBe(status);
      const type = (answer.headers.get('content-type') ?? '').split(';')[0] ?? '';
      const schema = api.paths[path]?.get.responses[status]?.content?.[type]?.schema;
      expect([path, status, schema === undefined]).toEqual([path, status, false]);
      const body = await answer.json();
      const validate = ajv.compile({ ...schema, components: api.components });
      expect([validate(body), validate.errors]).toEqual([true, null]);
      // The schema refuses what it does not name: this is what keeps a new column from leaking.
      expect(validate({ ...body, story: 'Quinces' })).toBe(false);
      return body;
    };
    for (const lang of ['en', 'es', 'fr', 'ar']) {
      await check('/api/v1/needs', 200, await ask(needs as Loader, `/api/v1/needs?lang=${lang}`));
      await check('/api/v1/needs/{slug}', 200, await ask(need as Loader, `/x?lang=${lang}`, { slug: granted }));
      await check('/api/v1/areas', 200, await ask(areas as Loader, `/api/v1/areas?lang=${lang}`));
    }
    await check('/api/v1/months', 200, await ask(months as Loader, '/api/v1/months'));
    await check('/api/v1/needs/{slug}', 410, await ask(need as Loader, '/x', { slug: closed }));
    await check('/api/v1/needs/{slug}', 404, await ask(need as Loader, '/x', { slug: waiting }));
    await check('/api/v1/needs/{slug}', 404, await ask(need as Loader, '/x', { slug: '0000000000000000' }));
    await check('/api/v1/needs', 400, await ask(needs as Loader, '/api/v1/needs?colour=red&progress=soon'));
  });

  it('tells what lists show: neither story, form, age, month, line nor region — safeguard: toldNeed and its strict schema', async () => {
    const text = await (await ask(needs as Loader, '/api/v1/needs?query=Zither')).text();
    expect(text).toContain('Zither lessons');
    for (const told of ['uince', 'debt', '2026', 'BD-C', 'shuffle', '"id"', 'published'])
      expect([told, text.includes(told)]).toEqual([told, false]);
    const [listed] = JSON.parse(text).needs;
    expect(await json(await ask(need as Loader, '/x', { slug: granted }))).toEqual(listed);
    expect(listed.areas.map(({ code }: { code: string }) => code)).toEqual(['BD', 'MY']);
  });

  it('leads from page to page and shows every need once, with the same filters', async () => {
    const seen: string[] = [];
    for (let next: string | null = '/api/v1/needs?area=KE&lang=fr'; next !== null; ) {
      const address: URL = new URL(next, 'http://localhost:3000');
      const page = (await json(await ask(needs as Loader, address.pathname + address.search))) as unknown as {
        needs: { slug: string; url: string }[];
        next: string | null;
        total: number;
      };
      expect(page.total).toBe(30);
      expect(page.needs.every(({ url }) => url.includes('/fr/needs/'))).toBe(true);
      seen.push(...page.needs.map(({ slug }) => slug));
      next = page.next;
    }
    expect([seen.length, new Set(seen).size]).toEqual([30, 30]);
  });

  it('counts areas as the map does: few are not counted — safeguard: AREA_COUNT_MIN', async () => {
    const { areas: told } = (await json(await ask(areas as Loader, '/api/v1/areas'))) as unknown as {
      areas: { code: string; needs: number | null }[];
    };
    expect(Object.fromEntries(told.map(({ code, needs: count }) => [code, count]))).toEqual({
      BD: null,
      KE: 30,
      MY: null,
    });
  });

  it.each([
    ['?lang=de', 'lang', /en, es, fr, ar/],
    ['?category=cows', 'category', /legal/],
    ['?area=x', 'area', /form/],
    ['?area=ZZ', 'area', /no such area/],
    ['?after=1~2', 'after', /form/],
    ['?limit=1000', 'limit', /no such parameter/],
    ['?lang=en&lang=fr', 'lang', /once/],
    [`?query=${'a'.repeat(101)}`, 'query', /100/],
  ])('%s is refused with what to do', async (query, parameter, advice) => {
    const answer = await ask(needs as Loader, `/api/v1/needs${query}`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      400,
      'application/problem+json; charset=utf-8',
    ]);
    const { errors } = (await json(answer)) as unknown as { errors: { parameter: string; detail: string }[] };
    expect(errors).toEqual([{ parameter, detail: expect.stringMatching(advice) }]);
  });

  it('says when nothing has changed, and lets every website read', async () => {
    const first = await ask(needs as Loader, '/api/v1/needs');
    const etag = first.headers.get('etag') ?? '';
    expect([
      etag.length > 20,
      first.headers.get('access-control-allow-origin'),
      first.headers.has('access-control-allow-credentials'),
    ]).toEqual([true, '*', false]);
    expect((await ask(needs as Loader, '/api/v1/needs', {}, { 'if-none-match': etag })).status).toBe(304);
    const preflight = await ask(needs as Loader, '/api/v1/needs', {}, {}, 'OPTIONS');
    expect([preflight.status, preflight.headers.get('access-control-allow-methods')]).toEqual([204, 'GET, HEAD']);
  });
});

const now = new Date();
const monthBefore = (back: number) =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1)).toISOString().slice(0, 7);
const [thisMonth, lastMonth] = [monthBefore(0), monthBefore(1)];

describe('months', () => {
  const told = async () =>
    ((await json(await ask(months as Loader, '/api/v1/months'))) as unknown as { months: unknown[] }).months;
  const tell = () => asSuperuser((client) => client.query('SELECT ledger.tell_months()'));

  it('tell nothing while too few stand behind a figure, and then what pages tell together — safeguard: ledger.telling_rule', async () => {
    for (let more = 0; more < 2; more += 1) {
      const { lineId } = await publish({ slug: someSlug(), areas: [], currency: 'EUR' });
      await payInMonth(lineId, lastMonth, 10_000);
    }
    for (let more = 0; more < 4; more += 1) {
      const { lineId } = await publish({ slug: someSlug(), areas: [] });
      await payInMonth(lineId, lastMonth, 12_345);
    }
    expect(await told()).toEqual([]);
    await tell();
    expect(await told()).toEqual([
      { through: lastMonth, figures: [{ currency: 'USD', measure: 'paid', amount_minor: '49380' }] },
    ]);
  });

  it('are one entry each in a feed that names no need and no day but the first', async () => {
    const answer = await ask(feed as Loader, '/es/feed.xml', { lang: 'es' });
    expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const xml = await answer.text();
    expect(XMLValidator.validate(xml)).toBe(true);
    const { feed: parsed } = new XMLParser().parse(xml);
    expect([parsed.entry.updated, parsed.entry.title]).toEqual([
      `${thisMonth}-01T00:00:00Z`,
      `Hasta ${monthInWords(lastMonth, 'es')}`,
    ]);
    expect(parsed.entry.content).toMatch(/493,80/);
    expect(xml).not.toMatch(/needs\/|Zither|uince/);
    const times = [...xml.matchAll(/\d{4}-\d{2}-\d{2}T[\d:]+Z/g)].map(([time]) => time);
    expect(times.every((time) => time.endsWith('-01T00:00:00Z'))).toBe(true);
  });
});

describe('the sitemap', () => {
  it('has each need in four languages, each with the others, and no date', async () => {
    const xml = await (await ask(sitemap as Loader, '/sitemap.xml')).text();
    expect(XMLValidator.validate(xml)).toBe(true);
    for (const lang of ['en', 'es', 'fr', 'ar'])
      expect(xml.split(`<loc>http://localhost:3000/${lang}/needs/${granted}</loc>`)).toHaveLength(2);
    expect(xml.split(`hreflang="ar" href="http://localhost:3000/ar/needs/${granted}"`)).toHaveLength(5);
    expect(xml).not.toMatch(/lastmod|\d{4}-\d{2}/);
    expect(xml).not.toContain(closed);
    expect(xml).not.toContain(waiting);
  });

  it('has only pages that there are', () => {
    const routes = readdirSync('app/routes/_public+').concat(readdirSync('app/routes/_give+'));
    for (const page of PAGES) {
      const name = `$lang${page.replace('/', '.')}`;
      const found = routes.includes(`${name}.tsx`) || routes.includes(`${name}._index.tsx`);
      expect([page, found]).toEqual([page, true]);
    }
  });

  it('comes in parts that hold every need once, and together say the same', async () => {
    expect([partsFor(0), partsFor(2_500), partsFor(2_501), partsFor(100_000)]).toEqual([1, 1, 2, 64]);
    const parts = await Promise.all([sitemapPart('2-1.xml'), sitemapPart('2-2.xml')]);
    const whole = await (await ask(sitemap as Loader, '/sitemap.xml')).text();
    const locs = (xml: string | null) => [...(xml ?? '').matchAll(/<loc>(.*?)<\/loc>/g)].map(([, loc]) => loc);
    expect(parts.flatMap(locs).sort()).toEqual(locs(whole).sort());
    for (const wrong of ['3-1.xml', '2-3.xml', '2-0.xml', '4096-1.xml', 'x', '2-1.xml/'])
      expect([wrong, await sitemapPart(wrong)]).toEqual([wrong, null]);
  });
});

describe('cards', () => {
  const look = (slug: string) => ask(card as Loader, `/en/needs/${slug}/card.png`, { lang: 'en', slug });

  it('exist only where one was granted — safeguard: public.visible_card', async () => {
    const shown = await look(granted);
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect((await look(plain)).status).toBe(404);
    expect((await look(waiting)).status).toBe(404);
    expect((await look('0000000000000000')).status).toBe(404);
  });

  it('are gone with the page', async () => {
    expect((await look(closed)).status).toBe(410);
    const slug = someSlug();
    const { id } = await publish({ slug, scopes: ['needs', 'story', 'share_card'] });
    expect((await look(slug)).status).toBe(200);
    await asSuperuser((client) =>
      client.query(`UPDATE public.campaign SET status = 'unpublished' WHERE id = $1`, [id]),
    );
    expect((await look(slug)).status).toBe(410);
    expect((await ask(need as Loader, '/x', { slug })).status).toBe(410);
    expect(await (await ask(sitemap as Loader, '/sitemap.xml')).text()).not.toContain(slug);
  });
});
