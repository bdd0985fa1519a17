import { createHmac } from 'node:crypto';
import process from 'node:process';

// Stripe as a history sees it: the sandbox's control API, its objects, and its events with a signature of their own.

export async function order<T = Record<string, unknown>>(path: string, body: object = {}): Promise<T> {
  const answer = await ask(path, body);
  if (!answer.ok) throw new Error(`the sandbox refuses ${path}: ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** The same, where a refusal (an object that is finished already, an amount that is gone) is part of the history. */
export async function attempt<T = Record<string, unknown>>(path: string, body: object = {}): Promise<T | undefined> {
  const answer = await ask(path, body);
  if (answer.ok) return (await answer.json()) as T;
  const said = await answer.text();
  if (answer.status !== 400 && answer.status !== 409) throw new Error(`the sandbox fails at ${path}: ${said}`);
  return undefined;
}

const ask = (path: string, body: object) =>
  fetch(`${process.env.STRIPE_API_BASE}/sandbox/${path}`, {
    method: 'POST',
    headers: { 'x-sandbox-control': '1', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

export interface Listed {
  id: string;
}

/** Everything of a kind that Stripe has, oldest first. */
export async function listed<T extends Listed>(resource: string): Promise<T[]> {
  const found: T[] = [];
  for (let after = '', more = true; more; after = `&starting_after=${found.at(-1)?.id}`) {
    const answer = await fetch(`${process.env.STRIPE_API_BASE}/v1/${resource}?limit=100${after}`, {
      headers: { authorization: `Bearer ${process.env.STRIPE_SECRET_KEY}` },
    });
    const page = (await answer.json()) as { data: T[]; has_more: boolean };
    found.push(...page.data);
    more = page.has_more;
  }
  return found.reverse();
}

export function signed(event: object): { body: Buffer; signature: string } {
  const body = JSON.stringify(event);
  const timestamp = Math.floor(Date.now() / 1000);
  const [secret = ''] = (process.env.STRIPE_WEBHOOK_SECRET ?? '').split(',');
  const mac = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  return { body: Buffer.from(body), signature: `t=${timestamp},v1=${mac}` };
}
