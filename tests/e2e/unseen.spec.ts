import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { demonstrationStaff } from '../../app/domain/access/staff-demonstration.server';
import { isSmallWord } from '../../app/domain/campaigns/search/small-words';
import { everythingServed } from './crawl/everything-served';
import { matcherOf } from './crawl/find-private';
import { type PrivateValue, privateValues } from './crawl/private-values';
import { told } from './story/scene';
import { Browser } from './unseen/browser';
import { asOwner, installationAt } from './unseen/installation';
import { literalsOf } from './unseen/literals';
import { database, files, jobs, logs, mails, type Output } from './unseen/outputs';
import { type Account, accounts } from './unseen/people';
import { type Planted, plantEverything } from './unseen/plant';
import { type RegisteredMark, register, shownToNobody } from './unseen/register';
import { type Route, routeOf, routes } from './unseen/routes';
import { searchFor } from './unseen/search';
import { type Audience, audiences, maySee } from './unseen/sight';
import { visit } from './unseen/visits';

// Nobody sees what they may not see (README.md in unseen/). The name lets this spec run last, so that the logs, mails and
// jobs of all stories before it are read, too.
test.describe.configure({ mode: 'serial' });

const search = searchFor(register);
const classOf = new Map(register.map((mark) => [mark.field, mark]));
const leaks = new Set<string>();
/** Who saw which field: a mark that nobody saw was not planted, or nobody came by. */
const sightings = new Map<string, Set<Audience>>();
const reached = new Set<Route>();
const looked = new Map<Audience, number>();
let planted: Planted;
let secretsIn: ReturnType<typeof literalsOf>;

const demonstration = privateValues();
const colleagues: PrivateValue[] = [
  'Demonstration office',
  ...demonstrationStaff.flatMap(({ name, email }) => [name, email]),
].map((text) => ({ from: 'staff', kind: 'name', text }));
const privateIn = matcherOf([...demonstration, ...colleagues]);
/** Who never sees a case sees nothing of the demonstration's ten either. */
const withoutCases: ReadonlySet<Audience> = new Set<Audience>([
  'officer of another office',
  'finance officer',
  'auditor',
  'administrator',
  'donor',
  'public',
  'payment provider',
  'mail to a donor',
  'mail to staff',
  'log',
  'trail',
  'job',
]);

/** Reads one output as one audience. What an address itself asked for may stand in its answer. */
function read(
  audience: Audience,
  { where, text, raw = '' }: Output,
  kind: 'text' | 'program' | 'binary' = 'text',
): void {
  looked.set(audience, (looked.get(audience) ?? 0) + 1);
  const echoed = new Set(
    search(decodeURIComponent(where.replace(/%(?![0-9a-f]{2})|%00|%E0%A4%A/gi, ''))).map(({ field }) => field),
  );
  // Random bytes that allow a page its own script.
  const said = text.replace(/nonce[-=]["']?[\w+/=-]+/g, ' ');
  for (const { field } of search(raw === '' ? text : `${text}\n${raw}`)) {
    const { class: privacy } = classOf.get(field) as RegisteredMark;
    sightings.set(field, (sightings.get(field) ?? new Set()).add(audience));
    if (!maySee(audience, privacy) && !echoed.has(field)) leaks.add(`${audience} sees “${field}” in ${where}`);
  }
  for (const { what } of secretsIn(text)) leaks.add(`${audience} sees ${what} in ${where}`);
  if (!withoutCases.has(audience)) return;
  const isColleague = ({ from }: PrivateValue) => from === 'staff' && maySee(audience, 'staff');
  // The trail tells on which day a consent ends, and numbers its rows.
  const isCounted = ({ kind: what, text: words }: PrivateValue) =>
    audience === 'trail' && (what === 'date' || /^\d+$/.test(words));
  for (const { value } of privateIn(where, said, kind))
    if (!isCounted(value) && !isColleague(value) && (value.from !== 'pseudonym' || !maySee(audience, 'pseudonym')))
      leaks.add(`${audience} sees ${value.from} ${value.kind} “${value.text}” in ${where}`);
}

test.beforeAll(async ({ baseURL }) => {
  test.setTimeout(180_000);
  planted = await plantEverything(installationAt(baseURL ?? ''));
  secretsIn = literalsOf(planted.secrets);
});

const starts: Record<Account, readonly string[]> = {
  officer: ['/officer', '/account', '/officer/papers/form?language=en'],
  officer2: [],
  reviewer: ['/review', '/review/told', '/account'],
  finance: ['/finance', '/account'],
  finance2: [],
  auditor: ['/audit', '/account'],
  admin: ['/', '/admin', '/account/home', '/account/no-role', '/admin/users', '/admin/clock', '/account'],
  admin2: [],
};

test('each of the staff goes everywhere', async () => {
  test.setTimeout(180_000);
  const { base } = planted.installation;
  const addresses = new Set<string>(planted.addresses);
  const visits: [Audience, Browser, readonly string[]][] = Object.entries(starts).flatMap(([account, from]) =>
    from.length > 0
      ? [
          [accounts[account as Account], planted.staff[account as Account], from] as [
            Audience,
            Browser,
            readonly string[],
          ],
        ]
      : [],
  );
  visits.push(['officer of another office', planted.otherOffice, ['/officer', '/account']]);
  for (const [audience, browser, from] of visits) {
    const own = planted.addresses.filter((address) =>
      from.some((start) => address.startsWith(`/${start.split('/')[1]}/`)),
    );
    const trip = await visit({ browser, base, from, also: own });
    for (const seen of trip.seen) read(audience, seen);
    for (const route of trip.reached) reached.add(route);
    for (const address of trip.addresses)
      if (/^\/(?:officer|review|finance|audit|admin)\//.test(address)) addresses.add(address);
  }
  // And the addresses of everybody else: an answer to a stranger is an output as well.
  const oneOfEach = [
    ...new Map([...addresses].map((address) => [address.replace(/[0-9a-f-]{36}|\?.*/g, ':'), address])).values(),
  ];
  const strange = [...new Set([...oneOfEach, ...planted.addresses])];
  for (const [audience, browser] of [...visits, ['public', new Browser(base), []] as const]) {
    const foreign = strange.filter(
      (address) =>
        !visits.some(
          ([other, , from]) =>
            other === audience && from.some((start) => address.startsWith(`/${start.split('/')[1]}`)),
        ) || audience === 'officer of another office',
    );
    const trip = await visit({ browser, base, from: [], also: foreign });
    for (const seen of trip.seen) read(audience, seen);
  }
  for (const { where, text } of planted.stash) read('officer of the office', { where, text });
});

test('the public and the payment provider get pages, data, programs, pictures, maps and headers', async () => {
  test.setTimeout(120_000);
  const { installation, slugs } = planted;
  const atProvider = await everythingServed(installation.sandbox, ['/']);
  const sessions = [...new Set(atProvider.flatMap(({ text }) => text.match(/cs_test_\w+/g) ?? []))];
  const served = await everythingServed(installation.base, [
    ...publicAddresses,
    ...slugs.flatMap((slug) => [`/en/needs/${slug}/card.png`, `/api/v1/needs/${slug}`]),
    ...sessions.slice(0, 20).map((id) => `/en/thanks?session_id=${id}`),
  ]);
  for (const { where, status, text, headers, kind } of served) {
    read('public', { where, text: `${headers}\n\n${text}` }, kind);
    const route = routeOf(where);
    if (route && status < 300) reached.add(route);
  }
  const paths = served.map(({ where }) => where);
  const needs = paths.filter((address) => /^\/en\/needs\/(?!0{16})[0-9a-z]{16}$/.test(address));
  expect(needs.length).toBeGreaterThanOrEqual(slugs.length);
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
  ])
    expect(
      paths.some((address) => address.includes(part)),
      part,
    ).toBe(true);
  // The case that has marks in its private part is public itself.
  expect(served.some(({ text }) => text.includes(told.title))).toBe(true);
  expect(served.filter(({ status }) => status >= 500).map(({ where, status }) => `${status} ${where}`)).toEqual([]);
  const journal = readFileSync(path.join(installation.dataDir, 'sandbox/payments.journal'), 'utf8');
  expect(journal).toContain('Gift through Homeward');
  read('payment provider', { where: 'journal of the payments sandbox', text: journal });
  for (const { where, text, kind } of atProvider)
    read('payment provider', { where: `payments sandbox ${where}`, text }, kind);
});

/** Loaders that answer nobody in this spec, and why. */
const visitedOtherwise: Readonly<Record<string, string>> = {
  '_give+/$lang.give.continue.tsx': 'A mailed link of a gift; donor.spec.ts.',
  '_public+/api.$.ts': 'Answers every address of the interface that is none, with 404.',
  '_public+/$lang.$.tsx': 'Answers every address that leads nowhere, with 404.',
  '_public+/sitemap.$part.ts': 'Answers where more than 50,000 addresses are public.',
  '_give+/$lang.my-gifts.enter.tsx': 'Opened while the donor is planted; its link works once.',
  'account+/recovery_.$token.tsx': 'Opened while the staff is planted; its link works once.',
  'account+/sign-out.ts': 'Ends the session.',
  'account+/resume.tsx': 'Opened by whoever has a form kept; read as the stash.',
  'finance+/gifts.disputes.$disputeId.tsx': 'The demonstration has no dispute.',
  'review+/evidence.$evidenceId.tsx': 'Opened while the receipt is checked; nothing waits afterwards.',
  'review+/evidence.$evidenceId.image.ts': 'As its page.',
  'review+/evidence.$evidenceId.original.ts': 'As its page.',
};

const publicAddresses = [
  ...['/', '/en', '/en/_index.data', '/_root.data', '/en/needs', '/en/needs?query=a', '/en/needs?query=zebra'],
  ...[
    '/en/needs?area=ZZ&progress=never',
    '/en/how-it-works',
    '/en/give/cancelled',
    '/en/thanks',
    '/en/thanks?session_id=cs_test_unknown',
  ],
  ...[
    '/de',
    '/zz/needs',
    '/nothing/here.data',
    '/en/needs/0000000000000000',
    '/en/needs/0000000000000000/give',
    '/robots.txt',
  ],
  ...[
    '/sitemap.xml',
    '/sitemap_index.xml',
    '/feed.xml',
    '/.well-known/security.txt',
    '/healthz',
    '/readyz',
    '/metrics',
  ],
  ...[
    '/webhooks/stripe',
    '/favicon.svg',
    '/favicon.ico',
    '/map/base.pmtiles',
    '/account/sign-in',
    '/account/recovery',
    '/%00',
  ],
  ...[
    '/en/needs/%E0%A4%A',
    '/p',
    '/en/my-gifts/sign-in',
    '/en/my-gifts/deleted',
    '/en/give',
    '/en/give/mailed',
    '/account/no-role',
    '/account/two-factor',
  ],
  ...[
    '/en/follow/confirm?code=unknown',
    '/en/follow/leave?code=unknown',
    '/en/card.png',
    '/en/feed.xml',
    '/en/transparency/roots.json',
    '/sitemap/2-1.xml',
    '/api/v1/needs',
    '/api/v1/areas',
    '/api/v1/months',
    '/api/v1/openapi.json',
    '/api/v1/nothing',
  ],
];

test('the search of needs knows no name', async ({ request }) => {
  const names = new Set(
    demonstration.filter(({ kind }) => kind === 'name' || kind === 'vendor').map(({ text }) => text),
  );
  const folded = (text: string) =>
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[đłøı]/g, (letter) => ({ đ: 'd', ł: 'l', ø: 'o', ı: 'i' })[letter] ?? '');
  const wordsOf = (text: string) =>
    folded(text)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length >= 2 && !isSmallWord(word));
  const pages = new Map<string, string>();
  const asked = [...names, ...register.filter(({ kind }) => kind === 'word').map(({ text }) => text)];
  const page = async (href: string) => {
    if (!pages.has(href)) pages.set(href, (await (await request.get(href)).text()).toLowerCase());
    return pages.get(href) ?? '';
  };
  const one = async (name: string) => {
    const answer = await request.get('/en/needs', { params: { query: name.slice(0, 100) } });
    const text = await answer.text();
    // Words that were read otherwise than typed, or not at all, are named there.
    const said = folded(/role="status">(.*?)<\/div>/s.exec(text)?.[1] ?? '');
    for (const [, href = ''] of text.matchAll(/href="(\/en\/needs\/[0-9a-z]{16})"/g)) {
      // What is found has these letters on its own public page ("Lin" in "line"): the search knows no more than that.
      for (const word of wordsOf(name))
        if (!said.includes(`“${word}”`)) expect(folded(await page(href)), `found by “${name}”`).toContain(word);
    }
  };
  const waiting = asked.slice();
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) await one(name);
    }),
  );
});

test('a donor looks at their gifts, a survivor at their page', async () => {
  const { installation, donor, own } = planted;
  const { base } = installation;
  const trip = await visit({ browser: donor, base, from: ['/en/my-gifts'], also: [...planted.addresses] });
  for (const seen of trip.seen) read('donor', seen);
  for (const route of trip.reached) reached.add(route);
  for (const seen of await own()) read('survivor', seen);
  const front = await visit({ browser: new Browser(base), base, from: ['/p'] });
  for (const route of front.reached) reached.add(route);
});

test('mails are read, with what is attached', async () => {
  const staffAddresses = new Set([
    ...demonstrationStaff.map(({ email }) => email as string),
    ...planted.staffAddresses,
  ]);
  const all = await mails(planted.installation);
  expect(all.length).toBeGreaterThan(5);
  for (const mail of all) {
    const audience = mail.recipients.every((to) => staffAddresses.has(to.toLowerCase()))
      ? 'mail to staff'
      : 'mail to a donor';
    read(audience, mail);
  }
});

test('logs, jobs, trail, files and a backup of the database are read', async () => {
  test.setTimeout(120_000);
  const { installation } = planted;
  const written = logs(installation);
  expect(written.length).toBeGreaterThan(1);
  for (const output of written) read('log', output);
  const queued = await jobs(installation);
  expect(queued.length).toBeGreaterThan(3);
  for (const output of queued) read('job', output);
  const tables = await database(installation);
  expect(tables.length).toBeGreaterThan(40);
  for (const table of tables) read(table.where === 'audit.trail_entry' ? 'trail' : 'database', table);
  for (const output of files(installation)) read('file', output);
});

// One test, since a failure of the first may be explained by the others.
test('nobody has seen what they may not see, and nothing was forgotten', async () => {
  expect.soft([...looked.keys()].sort()).toEqual([...audiences].sort());
  expect.soft([...leaks].sort(), 'what somebody saw').toEqual([]);
  const unseen = register
    .filter(({ class: privacy, field }) => privacy !== 'nobody' && !(field in shownToNobody))
    .filter(
      ({ field, class: privacy }) => ![...(sightings.get(field) ?? [])].some((audience) => maySee(audience, privacy)),
    )
    .map(({ field }) => field);
  expect.soft(unseen, 'marks that nobody saw: not planted, or nobody came by').toEqual([]);
  expect
    .soft(
      routes.filter((route) => !reached.has(route) && !(route.file in visitedOtherwise)).map(({ file }) => file),
      'routes that answered nobody',
    )
    .toEqual([]);
  const empty = await asOwner(planted.installation, async (client) => {
    const { rows } = await client.query<{ schema: string; table: string; column: string }>(
      `SELECT table_schema AS schema, table_name AS table, column_name AS column FROM information_schema.columns
       WHERE table_schema IN ('private', 'ledger', 'giving', 'audit', 'identity', 'public', 'system') AND data_type = 'bytea' AND (column_name = 'sealed' OR column_name LIKE '%\\_sealed')
         AND (table_schema, table_name) IN (SELECT schemaname, tablename FROM pg_tables)`,
    );
    // The address of a mailed link is emptied as soon as it is sent.
    const nothing: string[] = [];
    for (const { schema, table, column } of rows) {
      const { rows: some } = await client.query(
        `SELECT 1 FROM "${schema}"."${table}" WHERE "${column}" IS NOT NULL AND length("${column}") > 0 LIMIT 1`,
      );
      if (some.length === 0) nothing.push(`${schema}.${table}.${column}`);
    }
    return nothing.filter((column) => column !== 'giving.mailed_link.email_sealed');
  });
  expect.soft(empty, 'sealed columns in which nothing was planted').toEqual([]);
});
