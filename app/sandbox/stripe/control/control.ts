import type { IncomingMessage } from 'node:http';
import { jsonReply, type Reply, readBody } from '../../web/respond';
import { actAt } from '../act';
import { ApiError } from '../api/errors';
import { clockRoutes } from './clock';
import { faultRoutes } from './faults';
import { paymentRoutes } from './payments';
import { payoutRoutes } from './payouts';
import { reversalRoutes } from './reversals';
import { OrderRefused, type Steered } from './route';
import { subscriptionRoutes } from './subscriptions';
import { webhookRoutes } from './webhooks';

const ROUTES = [
  ...clockRoutes,
  ...faultRoutes,
  ...webhookRoutes,
  ...paymentRoutes,
  ...reversalRoutes,
  ...payoutRoutes,
  ...subscriptionRoutes,
].map((route) => ({
  ...route,
  pattern: new RegExp(`^${route.path.replace(':id', '([^/]+)')}$`),
}));

const LOOPBACK = /^(::1|127\.|::ffff:127\.)/;

function assertAllowed(request: IncomingMessage): void {
  if (!LOOPBACK.test(request.socket.remoteAddress ?? ''))
    throw new OrderRefused(403, 'The control API answers on this machine only.');
  if (request.headers['x-sandbox-control'] !== '1')
    throw new OrderRefused(403, 'Send the header `x-sandbox-control: 1`.');
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const text = (await readBody(request)).toString('utf8');
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new OrderRefused(400, `The body is not JSON: ${error.message}`);
    throw error;
  }
}

/** Carries out one order; the console's forms and `/sandbox/…` give the same ones. @throws OrderRefused, ApiError */
export async function carryOut(steered: Steered, method: string, path: string, body: unknown): Promise<unknown> {
  const route = ROUTES.find((known) => known.method === method && known.pattern.test(path));
  if (!route) throw new OrderRefused(404, `The control API has no ${method} ${path}.`);
  const parsed = route.body.safeParse(body);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new OrderRefused(400, `${issue?.path.join('.') || 'body'}: ${issue?.message}`);
  }
  const id = decodeURIComponent(route.pattern.exec(path)?.[1] ?? '');
  const change = <R>(work: (act: ReturnType<typeof actAt>) => R): R =>
    steered.store.transaction(() => work(actAt(steered.store, steered.config)));
  return route.handle({ ...steered, id, body: parsed.data, change });
}

/** Answers `/sandbox/…`: what tests and the console do to the sandbox that no API of Stripe can. */
export async function serveControl(steered: Steered, request: IncomingMessage, path: string): Promise<Reply> {
  try {
    assertAllowed(request);
    const done = await carryOut(steered, request.method ?? 'GET', path, await readJson(request));
    return jsonReply(200, done ?? { done: true });
  } catch (error) {
    if (error instanceof OrderRefused) return jsonReply(error.status, { error: error.message });
    if (error instanceof ApiError) return jsonReply(error.status, { error: error.message, code: error.body.code });
    throw error;
  }
}
