import type { Answer, Browser } from './browser';
import { readable } from './readable';
import { type Route, routeOf } from './routes';

// A person looks at everything that can be reached: follows links, pictures and the questions of forms that only read,
// asks for each page as data, too, and for the addresses of others.

export interface Seen {
  where: string;
  status: number;
  text: string;
  raw?: string;
}

const LINKS = /\s(?:href|src|action)="([^"]+)"/g;
const READING_FORMS = /<form\b(?![^>]*method="post")[^>]*>[\s\S]*?<\/form>/gi;
/** Leaving ends the session; the map and the programs are the same for everybody, and the public's crawl reads them. */
const NOT_FOLLOWED = /^\/(?:account\/sign-out|assets\/|map\/|fonts\/|icons\/)|\/sign-out$/;
/** Of one route so many addresses by each person: lists lead to hundreds of equal pages. */
const PER_ROUTE_MAX = 4;
/** Of these also the same page as data. */
const DATA_PER_ROUTE = 1;
const AT_ONCE = 4;

const addressIn = (link: string, where: string, base: string): string | undefined => {
  const plain = link.replaceAll('&amp;', '&');
  if (!URL.canParse(plain, new URL(where, base))) return undefined;
  const url = new URL(plain, new URL(where, base));
  return url.origin === new URL(base).origin ? url.pathname + url.search : undefined;
};

function leadsTo(where: string, html: string, base: string): string[] {
  const links = [...html.matchAll(LINKS)].map(([, link = '']) => link);
  const asked = [...html.matchAll(READING_FORMS)].flatMap(([form]) => {
    const action = addressIn(/action="([^"]*)"/.exec(form)?.[1] ?? '', where, base)?.split('?')[0];
    return [...form.matchAll(/<select[^>]*name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g)].flatMap(
      ([, name = '', options = '']) =>
        [...options.matchAll(/<option[^>]*value="([^"]+)"/g)]
          .slice(0, 2)
          .map(([, value = '']) => `${action}?${name}=${encodeURIComponent(value)}`),
    );
  });
  return [...links, ...asked].flatMap((link) => addressIn(link, where, base) ?? []);
}

/** Pages are answered as data, too: `/en` as `/en/_index.data` is the same as `/en.data`. */
export function asData(address: string): string {
  const [page = '', query] = address.split('?');
  return `${page === '/' ? '/_root' : page}.data${query === undefined ? '' : `?${query}`}`;
}

/** A page, or a redirect that is the answer itself; being sent to sign in is none. */
const hasAnswered = ({ status, location }: Answer) => status < 300 || (status < 400 && !/sign-in/.test(location ?? ''));

export interface Visit {
  browser: Browser;
  base: string;
  from: readonly string[];
  /** Addresses that are asked for without being led to. */
  also?: readonly string[];
}

/** Everything that this person gets to see, and which routes answered them with a page. */
export async function visit({
  browser,
  base,
  from,
  also = [],
}: Visit): Promise<{ seen: Seen[]; reached: Set<Route>; addresses: string[] }> {
  const waiting = [...from, ...also];
  const known = new Set(waiting);
  const asked = new Map<string, number>();
  const seen: Seen[] = [];
  const reached = new Set<Route>();

  const note = async (answer: Answer) => {
    const { text, raw } = await readable(answer.bytes, answer.type);
    seen.push({ where: answer.address, status: answer.status, text: `${answer.headers}\n\n${text}`, raw });
    return text;
  };

  async function look(address: string): Promise<void> {
    const route = routeOf(address);
    const key = `${route?.file ?? address} ${[...new URLSearchParams(address.split('?')[1]).keys()].join(',')}`;
    const count = asked.get(key) ?? 0;
    asked.set(key, count + 1);
    if (count >= PER_ROUTE_MAX && !also.includes(address)) return;
    const answer = await browser.ask(address);
    const text = await note(answer);
    if (route && hasAnswered(answer)) reached.add(route);
    if (answer.location !== null) {
      const next = addressIn(answer.location, address, base);
      if (next !== undefined) follow(next);
    }
    if (!/^text\/html/.test(answer.type) || answer.status >= 400) return;
    if (count < DATA_PER_ROUTE && route) await note(await browser.ask(asData(address)));
    for (const next of leadsTo(address, text, base)) follow(next);
  }

  function follow(address: string): void {
    if (known.has(address) || NOT_FOLLOWED.test(address)) return;
    known.add(address);
    waiting.push(address);
  }

  async function walk(): Promise<void> {
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) await look(address);
  }
  // Somebody who finds nothing waiting may be early: others are still looking at pages that lead on.
  while (waiting.length > 0) await Promise.all(Array.from({ length: AT_ONCE }, walk));
  return { seen, reached, addresses: [...known] };
}
