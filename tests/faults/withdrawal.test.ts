import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { staffActor } from '../../app/domain/access';
import { withdrawConsent } from '../../app/domain/consent/index.server';
import { type LineProxy, startLineProxy } from '../factories/line-proxy';
import { asSuperuser } from '../integration/database';
import { setScene } from '../integration/ledger/scene';
import { type Addresses, endApplication, freePort, startApplication } from './installation';
import { until } from './until';

// Withdrawal and expiry on two instances of the built application at one PostgreSQL. The second listens through a proxy
// that takes its line away while its pages go on reading.

const WITHIN_MS = 1_000;
const LOST_AFTER_MS = 500;

let first: string;
let second: Addresses;
let secondProcess: ChildProcess;
let proxy: LineProxy;

beforeAll(async () => {
  const running = inject('running');
  first = running.appUrl;
  proxy = await startLineProxy(running.publicDatabaseUrl);
  second = { ...running, appUrl: `http://localhost:${await freePort()}`, publicDatabaseUrl: proxy.url };
  proxy.set('silent');
  secondProcess = await startApplication(second, undefined, '/healthz');
});
afterAll(async () => {
  if (secondProcess) await endApplication(secondProcess, 'SIGTERM');
  await proxy?.stop();
});

interface PublicCase {
  caseId: string;
  slug: string;
  title: string;
  withdraw(): Promise<unknown>;
}

/** A case that anybody may read, under a title that nothing else has. */
async function publicCase(): Promise<PublicCase> {
  const { caseId, campaignId, officer } = await setScene([10_000n]);
  const title = `Zither ${randomUUID()}`;
  const { slug, officeId } = await asSuperuser(async (client) => {
    await client.query(`SET session_replication_role = replica`);
    const consentId = randomUUID();
    await client.query(
      `INSERT INTO private.consent (id, case_id, version, language, medium, given_on, expires_on, granted_scopes, sealed, recorded_by)
       VALUES ($1, $2, 1, 'en', 'spoken', current_date, current_date + 90, '{needs,story,share_card}', '\\x00', $3)`,
      [consentId, caseId, officer.userId],
    );
    await client.query(
      `INSERT INTO private.publication (case_id, campaign_id, review_id, consent_id, approved_by) VALUES ($1, $2, $3, $4, $3)`,
      [caseId, campaignId, randomUUID(), consentId],
    );
    await client.query(`SET session_replication_role = origin`);
    const { rows } = await client.query<{ slug: string; officeId: string }>(
      `WITH named AS (UPDATE public.campaign SET title = $2 WHERE id = $1 RETURNING slug)
       SELECT slug, (SELECT office_id FROM private.case_file WHERE id = $3) AS "officeId" FROM named`,
      [campaignId, title, caseId],
    );
    if (!rows[0]) throw new Error('the scene has no page');
    return rows[0];
  });
  const actor = staffActor({ userId: officer.userId ?? '', name: 'An officer', role: 'officer', officeId });
  return { caseId, slug, title, withdraw: () => withdrawConsent(actor, caseId) };
}

const places: Record<string, (it: PublicCase) => string> = {
  page: ({ slug }) => `/en/needs/${slug}`,
  'data request': ({ slug }) => `/en/needs/${slug}.data`,
  'old data request': ({ slug }) => `/en/needs/${slug}?_data=routes%2F_public%2B%2F%24lang.needs.%24slug`,
  'giving page': ({ slug }) => `/en/needs/${slug}/give`,
  'giving data': ({ slug }) => `/en/needs/${slug}/give.data`,
  list: ({ title }) => `/en/needs?query=${encodeURIComponent(title)}`,
  'list data': ({ title }) => `/en/needs.data?query=${encodeURIComponent(title)}`,
  search: ({ title }) => `/en/needs?query=${encodeURIComponent(title.slice(-12))}`,
  home: () => '/en',
  card: ({ slug }) => `/en/needs/${slug}/card.png`,
  'card in Arabic': ({ slug }) => `/ar/needs/${slug}/card.png`,
  'need as JSON': ({ slug }) => `/api/v1/needs/${slug}`,
  'list as JSON': ({ title }) => `/api/v1/needs?query=${encodeURIComponent(title)}`,
  sitemap: () => '/sitemap.xml',
  feed: () => '/en/feed.xml',
};
/** Not there, not sure to show this case, or never showing one: they must only never show it afterwards. */
const mayLack = new Set(['old data request', 'home', 'feed']);

interface Seen {
  status: number;
  shows: boolean;
  headers: Headers;
}

async function look(base: string, place: string, it: PublicCase): Promise<Seen> {
  const answer = await fetch(base + places[place]?.(it));
  const text = await answer.text();
  // The list repeats what was searched for, so the address of the page is what tells.
  const shows = answer.status === 200 && (text.includes(`needs/${it.slug}`) || text.includes(`"${it.slug}"`));
  return {
    status: answer.status,
    shows: shows || (place.startsWith('card') && answer.status === 200),
    headers: answer.headers,
  };
}

/** When each place on each instance was last asked and showed the case, while looked at again and again. */
function watch(bases: string[], it: PublicCase): { stop(): Promise<Map<string, number>> } {
  const last = new Map<string, number>();
  let watching = true;
  const rounds = bases.flatMap((base, instance) =>
    Object.keys(places).map(async (place) => {
      while (watching) {
        const askedAt = performance.now();
        const { shows } = await look(base, place, it);
        if (shows) last.set(`${place} (${instance + 1})`, askedAt);
        // Two dozen of these at once: without a pause they would measure how busy they make the machine.
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }),
  );
  return {
    async stop() {
      watching = false;
      await Promise.all(rounds);
      return last;
    },
  };
}

/** Watches until well after the limit; `end` resolves when the consent has ended. Answers the milliseconds from then to the last asking that was shown it. */
async function lastShown(bases: string[], it: PublicCase, end: () => Promise<unknown>): Promise<Map<string, number>> {
  const watched = watch(bases, it);
  await new Promise((resolve) => setTimeout(resolve, 200));
  await end();
  const endedAt = performance.now();
  await new Promise((resolve) => setTimeout(resolve, WITHIN_MS + 300));
  return new Map([...(await watched.stop())].map(([place, at]) => [place, Math.max(0, at - endedAt)]));
}

function tell(what: string, figures: Map<string, number>): void {
  const each = [...figures].map(([place, ms]) => `${place} ${ms.toFixed(0)}`).join(', ');
  process.stdout.write(`${what}: last shown ${worst(figures).toFixed(0)} ms after (limit ${WITHIN_MS}); ${each}\n`);
}
const worst = (figures: Map<string, number>) => Math.max(...figures.values());

describe('before the line is held', () => {
  it('an instance that cannot listen serves no case page — safeguard: not held until LISTEN is confirmed', async () => {
    const seen = await publicCase();
    for (const place of Object.keys(places))
      expect([place, (await look(second.appUrl, place, seen)).status]).toEqual([place, 503]);
    expect((await fetch(`${second.appUrl}/readyz`)).status).toBe(503);
    proxy.set('fair');
    await until('the second instance is ready', () => fetch(`${second.appUrl}/readyz`).then(({ ok }) => ok));
    for (const place of Object.keys(places).filter((name) => !mayLack.has(name)))
      expect([place, (await look(second.appUrl, place, seen)).shows]).toEqual([place, true]);
  });
});

describe('a consent ends', () => {
  it('withdrawn: everywhere on both instances within a second', async () => {
    const seen = await publicCase();
    const bases = [first, second.appUrl];
    for (const base of bases) {
      for (const place of Object.keys(places).filter((name) => !mayLack.has(name)))
        expect([place, (await look(base, place, seen)).shows]).toEqual([place, true]);
      const { headers } = await look(base, 'page', seen);
      expect([headers.get('cache-control'), headers.get('x-robots-tag')]).toEqual(['no-cache', 'noarchive']);
    }
    const figures = await lastShown(bases, seen, seen.withdraw);
    tell('withdrawal', figures);
    expect(worst(figures)).toBeLessThan(WITHIN_MS);
    for (const base of bases) {
      for (const place of [
        'page',
        'data request',
        'giving page',
        'giving data',
        'card',
        'card in Arabic',
        'need as JSON',
      ])
        expect([place, (await look(base, place, seen)).status]).toEqual([place, 410]);
    }
  });

  it('expired: everywhere on both instances within a second', async () => {
    const seen = await publicCase();
    const bases = [first, second.appUrl];
    const aheadMs = 400;
    const figures = await lastShown(bases, seen, async () => {
      await asSuperuser((client) =>
        client.query(`UPDATE public.campaign SET visible_until = system.now() + $2 * interval '1 ms' WHERE slug = $1`, [
          seen.slug,
          aheadMs,
        ]),
      );
      await new Promise((resolve) => setTimeout(resolve, aheadMs));
    });
    tell('expiry', figures);
    expect(worst(figures)).toBeLessThan(WITHIN_MS);
    expect((await look(first, 'page', seen)).status).toBe(410);
  });
});

describe('the line is lost', () => {
  it.each(['silent', 'refused'] as const)(
    '%s: after 500 ms no case page is served, and none comes back before LISTEN is confirmed anew',
    async (weather) => {
      const [withdrawn, other] = [await publicCase(), await publicCase()];
      expect((await look(second.appUrl, 'page', withdrawn)).shows).toBe(true);
      const cutAt = performance.now();
      proxy.set(weather);
      let refusedFrom: number | undefined;
      const lateAnswers: string[] = [];
      while (performance.now() - cutAt < 2 * LOST_AFTER_MS) {
        const askedAt = performance.now() - cutAt;
        const { status } = await look(second.appUrl, 'page', withdrawn);
        if (status === 503) refusedFrom ??= askedAt;
        else if (askedAt > LOST_AFTER_MS) lateAnswers.push(`${status} at ${askedAt.toFixed(0)} ms`);
      }
      process.stdout.write(
        `line ${weather}: pages refused from ${refusedFrom?.toFixed(0)} ms (limit ${LOST_AFTER_MS})\n`,
      );
      expect(lateAnswers).toEqual([]);
      for (const place of Object.keys(places)) {
        const { status, headers } = await look(second.appUrl, place, withdrawn);
        expect([place, status, Number(headers.get('retry-after')) > 0]).toEqual([place, 503, true]);
      }
      // What shows no case goes on, and so does the instance that listens.
      expect((await fetch(`${second.appUrl}/account/sign-in`)).status).toBe(200);
      expect((await fetch(`${second.appUrl}/en/how-it-works`)).status).toBe(200);
      expect((await look(first, 'page', withdrawn)).shows).toBe(true);
      await withdrawn.withdraw();
      expect((await look(second.appUrl, 'page', withdrawn)).status).toBe(503);
      proxy.set('fair');
      await until('pages come back', async () => (await look(second.appUrl, 'page', other)).shows);
      expect((await look(second.appUrl, 'page', withdrawn)).status).toBe(410);
    },
  );
});
