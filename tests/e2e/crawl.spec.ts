import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { demonstrationStaff } from '../../app/domain/access/staff-demonstration.server';
import { everythingServed, type Served } from './crawl/everything-served';
import { type Leak, matcherOf } from './crawl/find-private';
import { normal } from './crawl/normal';
import { type PrivateValue, privateValues } from './crawl/private-values';

// No private value of the demonstration's ten cases stands in anything that anybody can fetch, get by mail or see at
// the payment provider: neither of the five cases that are published, nor of the five that are not.

const values = privateValues();
const staff: PrivateValue[] = [
  'Demonstration office',
  ...demonstrationStaff.flatMap(({ name, email }) => [name, email]),
].map((text) => ({ from: 'staff', kind: 'name', text }));
const leaksIn = matcherOf([...values, ...staff]);
const readable = (leaks: Leak[]) =>
  leaks.map(({ where, value }) => `${where}: ${value.from} ${value.kind} “${value.text}”`);
const portBeside = (base: string, offset: number) =>
  Object.assign(new URL(base), { port: String(Number(new URL(base).port) + offset) }).origin;

test.describe('the search itself', () => {
  test('knows every kind of value of all ten cases', () => {
    expect(new Set(values.map(({ from }) => from)).size).toBe(10);
    for (const kind of ['name', 'contact', 'number', 'place', 'vendor', 'date', 'text', 'coordinate'] as const) {
      expect(values.filter((value) => value.kind === kind).length, kind).toBeGreaterThan(7);
    }
    const known = new Set(values.map(({ text }) => normal(text)));
    for (const name of [
      'Md. Rafiqul Mollah',
      'Zaw Zaw',
      'Trần Quốc Đạt',
      'Comfort',
      'Divine',
      'Meseret',
      'Osas',
      'Lim',
      'Htet',
    ]) {
      expect(known, name).toContain(normal(name));
    }
  });

  test('finds each value, planted in a page as written', () => {
    for (const value of values) {
      const page = `<main><p>Somebody told us: ${value.text}, and then went on.</p></main>`;
      expect(readable(leaksIn('page', page)), value.text).toContain(
        `page: ${value.from} ${value.kind} “${value.text}”`,
      );
    }
  });

  test('finds values however they are spelled', () => {
    const planted: [string, string][] = [
      ['Tran Quoc Dat', 'without marks'],
      ['TRẦN QUỐC\nĐẠT', 'in capitals, over a line break'],
      ['Zaw-Lin-Htet', 'with hyphens'],
      ['Zaw <b>Lin</b> Htet', 'in several elements'],
      ['K<b>yonka</b>dun', 'with elements inside a word'],
      ['Kyon\u200bkadun', 'with an invisible character'],
      ['Tr&#7847;n Qu&#7889;c &#272;&#7841;t', 'as entities'],
      ['{"name":"Pui\\u0219ti","area":"Puie\\u0219ti"}', 'escaped in JSON'],
      ['/en/needs?query=Ionu%C8%9B%20%C8%9Aurcanu', 'escaped in an address'],
      ['tel:+66810004471', 'a number without its spaces'],
      ['E-H-0412297', 'a number with other separators'],
      ['[98.635, 9.965]', 'a point, the other way round'],
      ['{"lat":23.570,"lon":90.050}', 'a point with zeros'],
      ['<title>HW-7K3M-92QF</title>', 'a pseudonym'],
      ['born 2 March 1998', 'a birthday in words'],
    ];
    for (const [text, how] of planted) expect(leaksIn('page', text), how).not.toEqual([]);
  });

  test('is quiet about what is not private', () => {
    const harmless =
      'A small workshop of his own. Romania, Spain. USD 420 of USD 2,710. Receipt HW-2026-000001. Published in November 2026.';
    expect(readable(leaksIn('page', harmless))).toEqual([]);
    expect(readable(leaksIn('app.js', 'let lim=1,ito=2;', 'program'))).toEqual([]);
    expect(readable(leaksIn('app.js', 'let name="Lim";', 'program'))).not.toEqual([]);
  });
});

test.describe('nothing private is served', () => {
  let base: string;
  let served: Served[];
  let atProvider: Served[];

  test.beforeAll(async ({ baseURL }) => {
    base = baseURL ?? '';
    const sandbox = portBeside(base, 1);
    atProvider = await everythingServed(sandbox, ['/']);
    const sessions = [...new Set(atProvider.flatMap(({ text }) => text.match(/cs_test_\w+/g) ?? []))];
    served = await everythingServed(base, [
      ...[
        '/',
        '/en',
        '/en/_index.data',
        '/_root.data',
        '/en/needs',
        '/en/needs?query=a',
        '/en/needs?query=zebra',
        '/en/needs?area=ZZ&progress=never',
      ],
      ...[
        '/en/how-it-works',
        '/en/give/cancelled',
        '/en/thanks',
        '/en/thanks?session_id=cs_test_unknown',
        '/de',
        '/zz/needs',
        '/nothing/here.data',
      ],
      ...[
        '/en/needs/0000000000000000',
        '/en/needs/0000000000000000/give',
        '/robots.txt',
        '/sitemap.xml',
        '/sitemap_index.xml',
        '/.well-known/security.txt',
      ],
      ...[
        '/healthz',
        '/readyz',
        '/metrics',
        '/webhooks/stripe',
        '/favicon.svg',
        '/favicon.ico',
        '/map/base.pmtiles',
        '/account/sign-in',
        '/%00',
        '/en/needs/%E0%A4%A',
      ],
      ...sessions.map((id) => `/en/thanks?session_id=${id}`),
    ]);
  });

  test('the crawl reaches what there is', () => {
    const paths = served.map(({ where }) => where);
    expect(paths.filter((address) => /^\/en\/needs\/[0-9a-z]{16}$/.test(address)).length).toBeGreaterThanOrEqual(5);
    for (const part of [
      '/give',
      '?area=',
      '?category=',
      '?progress=',
      '.data',
      '/assets/story-map',
      '/map/areas/',
      '.woff2',
      '?line=',
      '/thanks?session_id=cs_test_',
    ]) {
      expect(
        paths.some((address) => address.includes(part)),
        part,
      ).toBe(true);
    }
    const texts = served.map(({ text }) => text).join('\n');
    expect(texts).toContain('Repairing engines, on land');
    expect(served.filter(({ status }) => status >= 500).map(({ where, status }) => `${status} ${where}`)).toEqual([]);
  });

  test('in pages, data, programs, pictures, maps and headers', () => {
    const leaks = served.flatMap(({ where, text, headers, kind }) => [
      ...leaksIn(where, text, kind),
      ...leaksIn(`${where} (headers)`, headers),
    ]);
    expect(readable(leaks)).toEqual([]);
  });

  test('in what the search finds for somebody who knows the names', async ({ request }) => {
    const pages = new Map(served.map(({ where, text }) => [where, text.toLowerCase()]));
    const names = new Set(values.filter(({ kind }) => kind === 'name' || kind === 'vendor').map(({ text }) => text));
    for (const name of names) {
      const answer = await request.get('/en/needs', { params: { query: name.slice(0, 100) } });
      for (const [, href = ''] of (await answer.text()).matchAll(/href="(\/en\/needs\/[0-9a-z]{16})"/g)) {
        // What is found has these letters on its own public page ("Lin" in "line"): the search knows no more than that.
        for (const word of name.toLowerCase().split(/\s+/))
          expect(pages.get(href), `found by “${name}”`).toContain(word);
      }
    }
  });

  test('in answers to machines and to forms', async ({ request }) => {
    const refused = await request.post('/webhooks/stripe', {
      data: '{"id":"evt_1"}',
      headers: { 'stripe-signature': 't=1,v1=0' },
    });
    expect(refused.status()).toBe(400);
    const slug = served
      .map(({ where }) => /^\/en\/needs\/([0-9a-z]{16})$/.exec(where)?.[1])
      .find((found) => found !== undefined && !found.startsWith('0000'));
    const wrong = await request.post(`/en/needs/${slug}/give`, { form: { amount: '-1' }, headers: { origin: base } });
    expect(wrong.status()).toBe(422);
    const foreign = await request.post(`/en/needs/${slug}/give`, {
      form: { amount: '2500' },
      headers: { origin: 'https://elsewhere.example' },
    });
    expect(foreign.status()).toBe(403);
    const texts = await Promise.all(
      [refused, wrong, foreign].map(async (answer) => `${await answer.text()}\n${JSON.stringify(answer.headers())}`),
    );
    expect(readable(texts.flatMap((text) => leaksIn('an answer', text)))).toEqual([]);
  });

  test('in mails', async () => {
    const answer = await fetch(`${portBeside(base, 3)}/api/messages`);
    const { messages } = (await answer.json()) as { messages: { subject: string; recipients: string[] }[] };
    const toDonors = messages.filter(({ recipients }) => recipients.every((to) => !to.endsWith('@demo.homeward.test')));
    expect(toDonors.length).toBeGreaterThan(5);
    expect(readable(toDonors.flatMap((letter) => leaksIn(`mail “${letter.subject}”`, JSON.stringify(letter))))).toEqual(
      [],
    );
  });

  test('at the payment provider', () => {
    const journal = readFileSync(path.resolve(process.env.E2E_DATA_DIR ?? '', 'sandbox/payments.journal'), 'utf8');
    expect(journal).toContain('Gift through Homeward');
    const leaks = atProvider.flatMap(({ where, text, kind }) => leaksIn(`payments sandbox ${where}`, text, kind));
    expect(readable([...leaks, ...leaksIn('journal of the payments sandbox', journal)])).toEqual([]);
  });
});
