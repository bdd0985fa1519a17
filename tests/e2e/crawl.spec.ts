import { expect, test } from '@playwright/test';
import { type Leak, matcherOf } from './crawl/find-private';
import { normal } from './crawl/normal';
import { privateValues } from './crawl/private-values';

// The search for the private values of the demonstration's ten cases finds them however they are spelled. What is
// searched with it stands in unseen.spec.ts.

const values = privateValues();
const leaksIn = matcherOf(values);
const readable = (leaks: Leak[]) =>
  leaks.map(({ where, value }) => `${where}: ${value.from} ${value.kind} “${value.text}”`);

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
