/** They tell when a file was written or an answer given: between one and two in the night “2026 01” reads like a date of a case. */
const CLOCKS = new Set(['date', 'last-modified', 'expires']);

/** One answer of the server, with what of it a visitor can read. */
export interface Served {
  where: string;
  status: number;
  text: string;
  headers: string;
  kind: 'text' | 'program' | 'binary';
}

const PROGRAM = /\.(js|mjs|css)$/;
const READABLE = /^(text\/|application\/(json|javascript|xml|manifest)|image\/svg)|charset=/;

async function fetchOne(base: string, address: string): Promise<Served> {
  const answer = await fetch(new URL(address, base), { redirect: 'manual' });
  const type = answer.headers.get('content-type') ?? '';
  const bytes = Buffer.from(await answer.arrayBuffer());
  return {
    where: address,
    status: answer.status,
    // What is no text is searched as well, byte for byte: a name in metadata is a name.
    text: READABLE.test(type) ? bytes.toString('utf8') : bytes.toString('latin1'),
    headers: [...answer.headers]
      .filter(([name]) => !CLOCKS.has(name))
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n'),
    kind: PROGRAM.test(address.split('?')[0] ?? '') ? 'program' : READABLE.test(type) ? 'text' : 'binary',
  };
}

const ATTRIBUTES = /\s(?:href|src|action|data-src|content)="([^"]+)"/g;
const AREAS = /\sdata-areas="([^"]+)"/g;
const SELECTS = /<select[^>]*name="([^"]+)"[^>]*>(.*?)<\/select>/gs;
const OPTIONS = /<option[^>]*value="([^"]+)"/g;
const IN_PROGRAMS = /["'](?:\.\/|\/assets\/)?([\w.-]+-[\w-]{8}\.(?:js|mjs|css))["']/g;
const IN_STYLES = /url\(["']?([^"')]+)["']?\)/g;

const all = (pattern: RegExp, text: string) => [...text.matchAll(pattern)].map(([, first = '']) => first);

/** What a page, a style sheet or a program leads to, as addresses on this server. */
function leadsTo({ where, status, text, headers, kind }: Served, base: string): string[] {
  if (kind === 'program') {
    const files = all(IN_PROGRAMS, text).map((name) => `/assets/${name}`);
    return [...files, ...all(IN_STYLES, text).map((url) => new URL(url, new URL(where, base)).pathname)];
  }
  if (!/content-type: text\/html/i.test(headers)) return [];
  const pathname = new URL(where, base).pathname;
  const asked = [...text.matchAll(SELECTS)].flatMap(([, name = '', options = '']) =>
    all(OPTIONS, options).map((value) => `${pathname}?${name}=${encodeURIComponent(value)}`),
  );
  const outlines = all(AREAS, text).flatMap((codes) => codes.split(',').map((code) => `/map/areas/${code}.json`));
  const links = all(ATTRIBUTES, text).map((address) => address.replaceAll('&amp;', '&'));
  const [page = '', query] = where.split('?');
  // Every page is also answered as data; what is no page has none.
  const data = status < 400 ? [`${page.replace(/\/$/, '/_index')}.data${query === undefined ? '' : `?${query}`}`] : [];
  return [...links, ...asked, ...outlines, ...data].flatMap((address) => {
    if (!URL.canParse(address, new URL(where, base))) return [];
    const url = new URL(address, new URL(where, base));
    return url.origin === new URL(base).origin ? [url.pathname + url.search] : [];
  });
}

/** Follows everything from these addresses on, staff pages apart: their sign-in page is where the public ends. */
export async function everythingServed(base: string, from: readonly string[]): Promise<Served[]> {
  const waiting = [...from];
  const known = new Set(waiting);
  const served: Served[] = [];
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const one = await fetchOne(base, address);
    served.push(one);
    for (const next of leadsTo(one, base)) {
      if (known.has(next) || /^\/(?:officer|review|finance|audit|admin)\b/.test(next)) continue;
      known.add(next);
      waiting.push(next);
    }
  }
  return served;
}
