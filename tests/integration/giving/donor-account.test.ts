import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { givingHandlers } from '~/domain/giving/index.server';
import { loader as list } from '~/routes/_give+/$lang.my-gifts._index';
import { action as forget } from '~/routes/_give+/$lang.my-gifts.delete';
import { action as enter, loader as enterPage } from '~/routes/_give+/$lang.my-gifts.enter';
import { action as change } from '~/routes/_give+/$lang.my-gifts.monthly.$monthlyId';
import { loader as receiptPdf } from '~/routes/_give+/$lang.my-gifts.receipts.$receiptId';
import { action as signIn } from '~/routes/_give+/$lang.my-gifts.sign-in';
import { action as signOut } from '~/routes/_give+/$lang.my-gifts.sign-out';
import { loader as statementPdf } from '~/routes/_give+/$lang.my-gifts.statements.$year';
import { endPools, setScene } from '../ledger/scene';
import { payOnHostedPage } from '../sandbox/donor';
import { beginGift, comeBack, expectInvariants, giftsOf, rowsOf, slugOf } from './scene';

// Before the imports: what is imported reads the environment.
const outside = await vi.hoisted(async () => (await import('./outside')).startOutside());
let slug: string;

beforeAll(async () => {
  slug = await slugOf((await setScene([1_000_000n])).campaignId);
});
afterEach(expectInvariants);
afterAll(async () => {
  await endPools();
  await outside.stop();
});

interface Letter {
  subject: string;
  text: string;
  attachments: { filename: string; mimeType: string }[];
}

const mailTo = async (email: string): Promise<Letter[]> => {
  const answer = await fetch(`${outside.mailbox}/api/messages?to=${email}`);
  return ((await answer.json()) as { messages: Letter[] }).messages;
};

/** Works off what the database left in the outbox of these kinds. */
async function work(...kinds: string[]): Promise<void> {
  const events = await rowsOf<{ id: string; kind: string; payload: unknown }>(
    'UPDATE system.outbox_event SET handled_at = now() WHERE handled_at IS NULL AND kind = ANY ($1) RETURNING id, kind, payload',
    [kinds],
  );
  for (const { kind, payload } of events) await givingHandlers[kind]?.(payload);
}

async function donorOf(email: string): Promise<{ giftId: string }> {
  const { payUrl, sessionId } = await beginGift(slug, { amount: '2500' });
  expect(await payOnHostedPage(payUrl, { card: 'success', email })).toMatchObject({ status: 303 });
  await comeBack(sessionId);
  await work('gift_booked');
  const [gift] = await giftsOf(sessionId);
  return { giftId: gift?.id ?? '' };
}

interface Sent {
  fields?: Record<string, string>;
  cookie?: string;
  params?: Record<string, string>;
  agent?: string;
}

type Door = (args: { request: Request; params: Record<string, string>; context: object }) => Promise<unknown>;

/** Sends a request as a browser does; what a route throws is its answer, too. */
async function send(door: unknown, { fields, cookie, params = {}, agent = 'a browser' }: Sent): Promise<Response> {
  const headers = { 'user-agent': agent, ...(cookie ? { cookie } : {}) };
  const body = fields ? { method: 'POST', body: new URLSearchParams(fields) } : {};
  const request = new Request('http://localhost:3000/en/my-gifts', { headers, ...body });
  try {
    return (await (door as Door)({ request, params: { lang: 'en', ...params }, context: {} })) as Response;
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}

let browsers = 0;
async function mailedCode(email: string): Promise<string> {
  browsers += 1;
  const before = (await mailTo(email)).length;
  expect((await send(signIn, { fields: { email }, agent: `browser ${browsers}` })).status).toBe(200);
  await work('mailed_link');
  const letters = await mailTo(email);
  expect(letters).toHaveLength(before + 1);
  const code = letters.map(({ text }) => /my-gifts\/enter\?code=([0-9a-f]{64})/.exec(text)?.[1]).find(Boolean);
  return code ?? '';
}

const cookieOf = (answer: Response) => (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';

async function signedIn(email: string): Promise<string> {
  const answer = await send(enter, { fields: { code: await mailedCode(email) } });
  expect(answer.status).toBe(303);
  return cookieOf(answer);
}

interface Listed {
  email: string;
  gifts: { id: string; receipts: { id: string }[] }[];
  monthly: { id: string }[];
}
const listed = async (cookie: string) => (await send(list, { cookie })).json() as Promise<Listed>;

describe('signing in by a mailed link', () => {
  it('answers the same for an address that nobody gave from, and mails it nothing', async () => {
    await donorOf('known@donor.example');
    const known = await send(signIn, { fields: { email: 'known@donor.example' }, agent: 'k' });
    const unknown = await send(signIn, { fields: { email: 'unknown@donor.example' }, agent: 'u' });
    expect([await known.text(), known.status]).toEqual([await unknown.text(), unknown.status]);
    await work('mailed_link');
    expect(await mailTo('unknown@donor.example')).toEqual([]);
    const [row] = await rowsOf<{ all: string }>(
      `SELECT string_agg(l::text, ' ') AS all FROM giving.mailed_link l UNION ALL SELECT string_agg(payload::text, ' ') FROM system.outbox_event`,
    );
    expect(row?.all).not.toContain('known@');
  });

  it('is not used up by opening it, works once, and opens a session that scripts cannot read', async () => {
    await donorOf('once@donor.example');
    const code = await mailedCode('once@donor.example');
    for (let looks = 0; looks < 3; looks += 1) expect((await send(enterPage, { params: { code } })).status).toBe(200);
    const answer = await send(enter, { fields: { code } });
    expect(answer.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/);
    expect((await listed(cookieOf(answer))).email).toBe('once@donor.example');
    expect((await send(enter, { fields: { code } })).status).toBe(410);
  });

  it('safeguard: expires_at, not after 15 minutes', async () => {
    await donorOf('late@donor.example');
    const code = await mailedCode('late@donor.example');
    await rowsOf(`UPDATE giving.mailed_link SET expires_at = now() - interval '1 second' WHERE used_at IS NULL`);
    expect((await send(enter, { fields: { code } })).status).toBe(410);
  });

  it('refuses a guessed link and a guessed session', async () => {
    expect((await send(enter, { fields: { code: 'a'.repeat(64) } })).status).toBe(410);
    expect((await send(enter, { fields: { code: "' OR true --" } })).status).toBe(410);
    for (const value of ['a'.repeat(43), '', 'x', '%00'])
      expect((await send(list, { cookie: `homeward_donor=${value}` })).status).toBe(302);
  });

  it('safeguard: links_per_address_hour, nobody fills the mailbox of another, and the answer stays the same', async () => {
    await donorOf('quiet@donor.example');
    for (let asked = 0; asked < 8; asked += 1) {
      const answer = await send(signIn, { fields: { email: 'quiet@donor.example' }, agent: `other ${asked}` });
      expect(answer.status).toBe(200);
    }
    await work('mailed_link');
    expect((await mailTo('quiet@donor.example')).filter(({ text }) => text.includes('enter?code='))).toHaveLength(4);
  });

  it('ends with the session: closed, or after its hour', async () => {
    await donorOf('over@donor.example');
    const closed = await signedIn('over@donor.example');
    await send(signOut, { fields: {}, cookie: closed });
    expect((await send(list, { cookie: closed })).status).toBe(302);
    const old = await signedIn('over@donor.example');
    await rowsOf(`UPDATE giving.donor_session SET expires_at = now() - interval '1 second'`);
    expect((await send(list, { cookie: old })).status).toBe(302);
  });
});

describe("a donor's gifts are nobody else's", () => {
  it('lists own gifts only, and gives own papers only', async () => {
    const mine = await donorOf('mine@donor.example');
    const theirs = await donorOf('theirs@donor.example');
    const cookie = await signedIn('mine@donor.example');
    const seen = await listed(cookie);
    expect(seen.gifts.map(({ id }) => id)).toEqual([mine.giftId]);
    const [foreign] = await rowsOf<{ id: string }>('SELECT id FROM giving.receipt WHERE gift_id = $1', [theirs.giftId]);
    const ask = (receiptId: string) => send(receiptPdf, { cookie, params: { receiptId } });
    const own = await ask(seen.gifts[0]?.receipts[0]?.id ?? '');
    expect([own.headers.get('content-type'), own.headers.get('cache-control')]).toEqual([
      'application/pdf',
      'no-store',
    ]);
    expect(
      Buffer.from(await own.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    for (const guessed of [foreign?.id ?? '', randomUUID(), "' OR true --"])
      expect((await ask(guessed)).status).toBe(404);
    expect((await send(receiptPdf, { params: { receiptId: foreign?.id ?? '' } })).status).toBe(302);
    const year = (text: string) => send(statementPdf, { cookie, params: { year: text } });
    expect((await year(String(new Date().getUTCFullYear()))).headers.get('content-type')).toBe('application/pdf');
    expect((await year('1999')).status).toBe(404);
  });

  it('sends the receipt as a PDF of its number', async () => {
    const { giftId } = await donorOf('paper@donor.example');
    const [receipt] = await rowsOf<{ year: number; serial: number }>(
      'SELECT year, serial FROM giving.receipt WHERE gift_id = $1',
      [giftId],
    );
    const number = `HW-${receipt?.year}-${String(receipt?.serial).padStart(6, '0')}`;
    const [letter] = await mailTo('paper@donor.example');
    expect(letter?.subject).toContain(number);
    expect(letter?.attachments).toMatchObject([{ filename: `${number}.pdf`, mimeType: 'application/pdf' }]);
  });

  it('refuses to change a monthly gift that is not there or not theirs', async () => {
    await donorOf('meddler@donor.example');
    const cookie = await signedIn('meddler@donor.example');
    const fields = { what: 'stop', command_id: randomUUID() };
    expect((await send(change, { cookie, fields, params: { monthlyId: randomUUID() } })).status).toBe(404);
  });
});

describe('being forgotten', () => {
  it('takes away the way to be found at once, and the address when receipts allow it', async () => {
    const { giftId } = await donorOf('leaving@donor.example');
    const cookie = await signedIn('leaving@donor.example');
    expect((await send(forget, { cookie, fields: {} })).status).toBe(422);
    const answer = await send(forget, { cookie, fields: { confirmed: 'yes' } });
    expect(answer.headers.get('location')).toBe('/en/my-gifts/deleted?later');
    expect((await send(list, { cookie })).status).toBe(302);
    const donor = () =>
      rowsOf<{ fingerprint: Buffer | null; years: number }>(
        `SELECT d.fingerprint, (extract(year FROM d.forget_on) - extract(year FROM now()))::int AS years FROM giving.donor d JOIN giving.gift g ON g.donor_id = d.id WHERE g.id = $1`,
        [giftId],
      );
    expect(await donor()).toEqual([{ fingerprint: null, years: 10 }]);
    const sent = (await mailTo('leaving@donor.example')).length;
    await send(signIn, { fields: { email: 'leaving@donor.example' }, agent: 'again' });
    await work('mailed_link');
    expect(await mailTo('leaving@donor.example')).toHaveLength(sent);
    // The day has come.
    await rowsOf('UPDATE giving.donor SET forget_on = current_date WHERE forget_on IS NOT NULL');
    const { clearExpired } = await import('~/domain/giving/index.server');
    await clearExpired();
    expect(await donor()).toEqual([]);
    expect(await rowsOf('SELECT donor_id FROM giving.gift WHERE id = $1', [giftId])).toEqual([{ donor_id: null }]);
  });

  it('takes the address away at once where no receipt in force needs it', async () => {
    const { giftId } = await donorOf('free@donor.example');
    await rowsOf('UPDATE giving.donor_rule SET receipt_years = 0');
    const cookie = await signedIn('free@donor.example');
    const answer = await send(forget, { cookie, fields: { confirmed: 'yes' } });
    expect(answer.headers.get('location')).toBe('/en/my-gifts/deleted');
    expect(await rowsOf('SELECT donor_id FROM giving.gift WHERE id = $1', [giftId])).toEqual([{ donor_id: null }]);
    await rowsOf('UPDATE giving.donor_rule SET receipt_years = 10');
  });
});
