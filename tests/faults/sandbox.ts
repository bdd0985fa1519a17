import process from 'node:process';

// The sandbox's control API (app/sandbox/stripe/README.md): what donors, banks and a bad network do.

/** The answer of the sandbox to an order; throws with its own words when it refuses. */
export async function order<T = unknown>(path: string, body?: object, method = 'POST'): Promise<T> {
  const answer = await fetch(`${process.env.STRIPE_API_BASE}/sandbox/${path}`, {
    method,
    headers: { 'x-sandbox-control': '1', 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  const said = (await answer.json()) as T & { error?: string };
  if (!answer.ok) throw new Error(`the sandbox refuses ${path}: ${said.error}`);
  return said;
}

/** An object of Stripe's API as it is now, asked for as any client does. */
export async function stripeObject<T = Record<string, unknown>>(path: string): Promise<T> {
  const answer = await fetch(`${process.env.STRIPE_API_BASE}/v1/${path}`, {
    headers: { authorization: `Bearer ${process.env.STRIPE_SECRET_KEY}` },
  });
  if (!answer.ok) throw new Error(`no ${path}: ${answer.status}`);
  return (await answer.json()) as T;
}

export interface PaidSession {
  result: { kind: 'paid' | 'confirm' | 'declined' | 'closed' };
  session: { id: string; status: string; payment_status: string };
  payment_intent?: { id: string };
  charge: string | null;
}

export const pay = (sessionId: string, how: { card?: string; email?: string } = {}) =>
  order<PaidSession>(`sessions/${sessionId}/pay`, how);

export const answerBank = (sessionId: string, answer: 'confirm' | 'refuse') =>
  order<PaidSession>(`sessions/${sessionId}/confirm`, { answer });

export const expire = (sessionId: string) => order(`sessions/${sessionId}/expire`, {});

interface Rule {
  action: 'hold' | 'drop' | 'duplicate' | 'reorder' | 'delay';
  type?: string;
  about?: string;
  times?: number;
  copies?: number;
  gather?: number;
  delay_ms?: number;
}

/** Puts a rule on webhooks that are still to come. */
export const rule = (wanted: Rule) => order('webhooks/rules', wanted);

export interface Delivery {
  event: string;
  type: string;
  state: 'pending' | 'delivered' | 'given_up' | 'held' | 'dropped';
  attempts: { status: number | null; error: string | null }[];
}

/** What became of the events about an object, newest first. */
export const deliveries = async (about: string, type?: string) =>
  (await order<{ deliveries: Delivery[] }>('webhooks/deliveries', { about, ...(type && { type }) })).deliveries;

/** Lets held events go, one after another, and resolves when each was answered. */
export const release = async (wanted: { type?: string; about?: string; order?: 'fifo' | 'reverse' | 'shuffle' }) =>
  (await order<{ released: Delivery[] }>('webhooks/release', wanted)).released;

/** Webhooks flow again: no rule is left, and what was held is sent now, one after another. */
export async function letGo(wanted: { order?: 'fifo' | 'reverse' | 'shuffle' } = {}): Promise<Delivery[]> {
  await order('webhooks/rules', undefined, 'DELETE');
  return release(wanted);
}

/** No rule, no fault, no held event is left for the next test. */
export async function clearRules(): Promise<void> {
  await order('faults', undefined, 'DELETE');
  await letGo();
}

export interface ByHand {
  event?: string;
  object?: string;
  type?: string;
  changes?: object;
  event_changes?: object;
  same_id?: boolean;
  record?: boolean;
  times?: number;
  signature?: 'right' | 'missing' | 'wrong' | 'stale' | 'future' | 'v0_only' | 'other_body';
  reserialised?: boolean;
}

/** Sends an event of one's own making to the application; answers its id and the statuses that came back. */
export async function send(wanted: ByHand): Promise<{ id: string; statuses: (number | null)[] }> {
  const { event, answers } = await order<{ event: { id: string }; answers: { status: number | null }[] }>(
    'webhooks/send',
    wanted,
  );
  return { id: event.id, statuses: answers.map(({ status }) => status) };
}

export interface ApiFault {
  method?: 'GET' | 'POST' | '*';
  path?: string;
  kind: string;
  times?: number;
  executed?: boolean;
}

/** The next matching requests to Stripe's API get this instead of their answer. */
export const fail = (wanted: ApiFault) => order('faults', wanted);

/** Faults that still wait for a request. */
export const faultsLeft = async () => (await order<{ faults: unknown[] }>('faults', undefined, 'GET')).faults.length;

export const settings = (wanted: Record<string, unknown>) => order('settings', wanted);

/** Changes an object at Stripe itself, as nothing of ours could. */
export const tamper = (id: string, changes: object) => order(`objects/${id}`, changes);
