import { randomUUID } from 'node:crypto';
import { followHandlers } from '~/domain/following/index.server';
import { action as confirm } from '~/routes/_give+/$lang.follow.confirm';
import { action as leave } from '~/routes/_give+/$lang.follow.leave';
import { action as follow } from '~/routes/_give+/$lang.needs.$slug.follow';
import { rowsOf } from '../giving/scene';
import { approve, openCheckout, request } from '../ledger/acts';
import { type Scene, value, worker } from '../ledger/scene';

type Door = (args: { request: Request; params: Record<string, string>; context: object }) => Promise<unknown>;

async function send(door: unknown, path: string, fields: Record<string, string>, agent: string, lang: string) {
  const request = new Request(`http://localhost:3000${path}`, {
    method: 'POST',
    headers: { 'user-agent': agent },
    body: new URLSearchParams(fields),
  });
  const slug = /needs\/(\w+)\//.exec(path)?.[1] ?? '';
  try {
    return (await (door as Door)({ request, params: { lang, slug }, context: {} })) as Response;
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}

let browsers = 0;
interface Asked {
  slug: string;
  email: string;
  lang?: string;
  agent?: string;
}

/** Sends the form of a need's page; every call is another browser unless it says which. */
export function askToFollow({ slug, email, lang = 'en', agent }: Asked): Promise<Response> {
  browsers += 1;
  return send(follow, `/${lang}/needs/${slug}/follow`, { email }, agent ?? `follower ${browsers}`, lang);
}

export const pressConfirm = (code: string, lang = 'en') =>
  send(confirm, `/${lang}/follow/confirm`, { code }, 'a browser', lang);
/** What a mail program sends when one clicks "unsubscribe" (RFC 8058). */
export const oneClick = (url: string) => {
  const { pathname, search } = new URL(url);
  return send(leave, pathname + search, { 'List-Unsubscribe': 'One-Click' }, 'a mail program', 'en');
};

/** Works off what the database left in the outbox for followers. */
export async function workMails(): Promise<void> {
  const events = await rowsOf<{ kind: string; payload: unknown }>(
    `UPDATE system.outbox_event SET handled_at = now() WHERE handled_at IS NULL AND kind IN ('follow_asked', 'follow_mail') RETURNING kind, payload`,
  );
  for (const { kind, payload } of events) await followHandlers[kind]?.(payload);
}

export interface Letter {
  subject: string;
  text: string;
  messageId: string;
  headers: Record<string, string>;
}

export const mailsTo =
  (mailbox: string) =>
  async (email: string): Promise<Letter[]> => {
    const answer = await fetch(`${mailbox}/api/messages?to=${encodeURIComponent(email)}`);
    return ((await answer.json()) as { messages: Letter[] }).messages;
  };

export const codeIn = (letter: Letter | undefined, kind: 'confirm' | 'leave'): string =>
  new RegExp(`follow/${kind}\\?code=([0-9a-f]{64})`).exec(letter?.text ?? '')?.[1] ?? '';

/** A gift of this very moment to a need. */
export async function giveNow(scene: Scene, amountMinor: bigint): Promise<string> {
  const checkoutId = await openCheckout({ campaignId: scene.campaignId, amountMinor });
  return value<string>(worker, `SELECT giving.book_gift($1, $2, $3, $4, 'USD', system.now())`, [
    checkoutId,
    `pi_${randomUUID()}`,
    `ch_${randomUUID()}`,
    amountMinor,
  ]);
}

/** A payment of this very moment from the need's first line. */
export async function payNow(scene: Scene, amountMinor: bigint): Promise<void> {
  const id = randomUUID();
  await request(scene, amountMinor, { id });
  await approve(scene.finance, id);
  await value(
    scene.finance2,
    `SELECT ledger.execute_disbursement($1, '\\x02', (system.now() AT TIME ZONE 'UTC')::date)`,
    [id],
  );
}

export const nextMonth = () =>
  rowsOf(`SELECT system.advance_clock(extract(epoch FROM date_trunc('month', system.now() AT TIME ZONE 'UTC') + interval '1 month 1 day'
    - (system.now() AT TIME ZONE 'UTC'))::bigint)`);
