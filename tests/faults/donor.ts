import { randomUUID } from 'node:crypto';
import process from 'node:process';
import { expect } from 'vitest';
import type { Scene } from '../integration/ledger/scene';
import { type PaidSession, pay } from './sandbox';
import { rowsOf } from './state';
import { until } from './until';

/** A visitor of the running application, with a browser that has no JavaScript. */

let visitors = 0;
export const anotherBrowser = () => {
  visitors += 1;
  return `faults browser ${visitors} of ${process.pid}`;
};

const at = (path: string) => `${process.env.APP_URL}${path}`;

export async function slugOf(scene: Scene): Promise<string> {
  const [row] = await rowsOf<{ slug: string }>('SELECT slug FROM public.campaign WHERE id = $1', [scene.campaignId]);
  return row?.slug ?? '';
}

/** Sends the form of a gift, each time from another browser unless told which. */
export async function sendForm(
  scene: Scene,
  fields: Record<string, string>,
  browser = anotherBrowser(),
): Promise<Response> {
  return fetch(at(`/en/needs/${await slugOf(scene)}/give`), {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ cover_fee: 'no', left_over: 'pool', gift_id: randomUUID(), ...fields }),
    headers: { origin: process.env.APP_URL ?? '', 'user-agent': browser },
  });
}

/** Begins a gift; the answer sends the donor to the payment page. Answers the session. */
export async function begin(scene: Scene, fields: Record<string, string> = { amount: '2500' }): Promise<string> {
  return sessionIn(await sendForm(scene, fields));
}

/** The session that a sent form leads to. */
export function sessionIn(answer: Response): string {
  expect(answer.status).toBe(303);
  const sessionId = /cs_\w+/.exec(answer.headers.get('location') ?? '')?.[0];
  if (!sessionId) throw new Error(`no session in ${answer.headers.get('location')}`);
  return sessionId;
}

let donors = 0;
/** An address that no other gift of this run was made with. */
export const anotherDonor = () => {
  donors += 1;
  return `donor-${donors}-${process.pid}@faults.example`;
};

export interface GivenAway {
  sessionId: string;
  paymentIntentId: string;
  chargeId: string;
  email: string;
}

/** Pays a session that was begun, with a card that works unless told otherwise. */
export async function paySession(sessionId: string, email = anotherDonor(), card = 'success'): Promise<GivenAway> {
  const paid: PaidSession = await pay(sessionId, { card, email });
  return { sessionId, email, paymentIntentId: paid.payment_intent?.id ?? '', chargeId: paid.charge ?? '' };
}

/** Begins a gift every month to the solidarity pool. Answers the session. */
export async function beginMonthly(fields: Record<string, string> = {}): Promise<string> {
  const answer = await post('/en/give?index', {
    ...{ to: 'pool', every: 'month', currency: 'USD', amount: '2500', cover_fee: 'no', gift_id: randomUUID() },
    ...fields,
  });
  return sessionIn(answer);
}

/** Sends a form of ours as a browser does. */
export const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(at(path), {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(fields),
    headers: { origin: process.env.APP_URL ?? '', 'user-agent': anotherBrowser(), ...headers },
  });

/** Signs in with the link that is mailed; answers the cookie. */
export async function signIn(email: string): Promise<string> {
  await post('/en/my-gifts/sign-in', { email });
  const code = await until(`a link is mailed to ${email}`, async () => {
    const codes = (await lettersTo(email)).map(({ text }) => /enter\?code=([0-9a-f]{64})/.exec(text)?.[1]);
    return codes.find((found) => found !== undefined);
  });
  const entered = await post('/en/my-gifts/enter', { code });
  expect(entered.status).toBe(303);
  return (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

/** A whole gift as a donor makes it: form, payment page. Whether the application hears of it is the test's matter. */
export async function give(scene: Scene, fields: Record<string, string> = { amount: '2500' }): Promise<GivenAway> {
  return paySession(await begin(scene, fields));
}

/** What a page says, as text. */
export async function pageText(path: string, cookie = ''): Promise<{ status: number; text: string }> {
  const answer = await fetch(at(path), { redirect: 'manual', headers: cookie === '' ? {} : { cookie } });
  const html = await answer.text();
  const text = html
    .replace(/<(script|style)[^>]*>.*?<\/\1>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&nbsp;|\u00a0/g, ' ')
    .replace(/\s+/g, ' ');
  return { status: answer.status, text };
}

/** What the donor reads on coming back from the payment page. */
export const thanks = async (sessionId: string) =>
  (await pageText(`/en/thanks?session_id=${encodeURIComponent(sessionId)}`)).text;

export interface Letter {
  subject: string;
  text: string;
  attachments: { filename: string; mimeType: string; sizeBytes: number }[];
}

/** Mails to this donor, newest first. */
export async function lettersTo(email: string): Promise<Letter[]> {
  const answer = await fetch(`${process.env.MAILBOX_URL}/api/messages?to=${encodeURIComponent(email)}`);
  return ((await answer.json()) as { messages: Letter[] }).messages;
}
