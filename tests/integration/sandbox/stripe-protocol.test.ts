import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { payOnHostedPage } from './donor';
import { addressIn, type RunningProcess, runToFailure, startProcess } from './start-process';
import { WebhookCatcher } from './webhook-catcher';

const MAIN = 'app/sandbox/stripe/main.ts';
const SECRETS = ['whsec_new', 'whsec_old'];

interface Started {
  process: RunningProcess;
  base: string;
  stripe: Stripe;
}

const folder = mkdtempSync(join(tmpdir(), 'sandbox-test-'));
const running = new Set<RunningProcess>();
let catcher: WebhookCatcher;
let plain: Started;
/** Slow, settles late, and takes one key only. */
let slow: Started;

function client(base: string, key: string) {
  const { port } = new URL(base);
  return new Stripe(key, { host: 'localhost', port, protocol: 'http', telemetry: false, maxNetworkRetries: 0 });
}

async function start(...flags: string[]): Promise<Started> {
  const webhook = ['--webhook-url', catcher.url, '--webhook-secret', SECRETS.join(',')];
  const process = await startProcess(MAIN, ['--port', '0', '--retry-base', '10', ...webhook, ...flags]);
  running.add(process);
  const base = addressIn(process.ready);
  return { process, base, stripe: client(base, 'sk_test_right') };
}

beforeAll(async () => {
  catcher = await WebhookCatcher.start();
  plain = await start();
  slow = await start('--latency', '300', '--settle-delay', '400', '--secret-key', 'sk_test_right');
});

afterAll(async () => {
  for (const process of running) await process.stop();
  await catcher.stop();
  rmSync(folder, { recursive: true, force: true });
});

const params = (amount = 2500): Stripe.Checkout.SessionCreateParams => ({
  mode: 'payment',
  success_url: 'http://127.0.0.1:9/thanks?session={CHECKOUT_SESSION_ID}',
  line_items: [{ price_data: { currency: 'usd', unit_amount: amount, product_data: { name: 'Gift' } }, quantity: 1 }],
});

const refusal = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: unknown) => error as Stripe.errors.StripeError,
  );

const expiryOf = (sessionId: string) => (delivery: { type: string; body: Buffer }) =>
  delivery.type === 'checkout.session.expired' && delivery.body.includes(sessionId);

describe('idempotency', () => {
  it('refuses the same key with other parameters (400) and while the first request is in flight (409)', async () => {
    const create = (amount?: number) =>
      slow.stripe.checkout.sessions.create(params(amount), { idempotencyKey: 'gift-2' });
    const outcomes = await Promise.all([refusal(create()), refusal(create())]);
    expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1);
    expect(outcomes.find((outcome) => outcome !== null)).toMatchObject({
      statusCode: 409,
      code: 'idempotency_key_in_use',
    });
    const mismatch = await refusal(create(900));
    expect(mismatch).toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
    expect(mismatch?.statusCode).toBe(400);
  });

  it('does not keep an answer to parameters that were never valid', async () => {
    const key = { idempotencyKey: 'gift-3' };
    const invalid = plain.stripe.checkout.sessions.create({ ...params(), mode: 'subscription' }, key);
    expect(await refusal(invalid)).toMatchObject({ statusCode: 400 });
    expect((await plain.stripe.checkout.sessions.create(params(), key)).status).toBe('open');
  });
});

describe('refusals', () => {
  it('takes test keys only, and only the one it was given', async () => {
    for (const key of ['sk_test_wrong', 'sk_live_right', 'nonsense']) {
      const refused = await refusal(client(slow.base, key).balance.retrieve());
      expect(refused).toBeInstanceOf(Stripe.errors.StripeAuthenticationError);
    }
    expect((await slow.stripe.balance.retrieve()).object).toBe('balance');
  });

  it('names what is missing, unknown or not there', async () => {
    expect(await refusal(plain.stripe.charges.retrieve('ch_none'))).toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
    });
    const post = async (path: string, body: string, more: Record<string, string> = {}) => {
      const headers = {
        authorization: 'Bearer sk_test_x',
        'content-type': 'application/x-www-form-urlencoded',
        ...more,
      };
      const response = await fetch(plain.base + path, { method: 'POST', body, headers });
      expect(response.headers.get('request-id')).toMatch(/^req_/);
      const { error } = (await response.json()) as { error: { code?: string; param?: string } };
      return { status: response.status, code: error.code, param: error.param };
    };
    const item = 'line_items[0][price_data]';
    const gift = `${item}[currency]=usd&${item}[unit_amount]=100&${item}[product_data][name]=x`;
    const sessions = '/v1/checkout/sessions';
    expect(await post(sessions, 'mode=payment')).toEqual({
      status: 400,
      code: 'parameter_missing',
      param: 'line_items',
    });
    const unknown = await post(sessions, `mode=payment&success_url=http://a/&${gift}&payment_method_types[]=card`);
    expect(unknown).toEqual({ status: 400, code: 'parameter_unknown', param: 'payment_method_types' });
    expect(await post('/v1/refunds', 'charge=ch_none')).toMatchObject({ status: 404, code: 'resource_missing' });
    expect(await post('/v1/refunds', 'charge[__proto__]=x')).toMatchObject({ status: 400 });
    expect((await post('/v1/refunds', 'charge=ch_none', { 'stripe-version': '2020-08-27' })).status).toBe(400);
  });
});

describe('webhooks', () => {
  it('sends again, signed anew with every secret, until it is accepted; a redirect is not acceptance', async () => {
    catcher.answerNext(500, 302);
    const { id } = await plain.stripe.checkout.sessions.create(params());
    await plain.stripe.checkout.sessions.expire(id);
    const attempts = await catcher.until(expiryOf(id), 3);
    expect(new Set(attempts.map((attempt) => attempt.id)).size).toBe(1);
    for (const { body, signature } of attempts) {
      for (const secret of SECRETS) {
        const event = plain.stripe.webhooks.constructEvent(body, signature ?? '', secret);
        expect(event.type).toBe('checkout.session.expired');
      }
    }
    const undelivered = async () => (await plain.stripe.events.list({ delivery_success: false })).data.length;
    await expect.poll(undelivered).toBe(0);
  });
});

describe('storage', () => {
  const journal = join(folder, 'journal.ndjson');

  it('survives being killed: objects, idempotent answers and unsent events are there, a torn last line is not', async () => {
    const first = await start('--data', journal, '--retry-base', '600000');
    const key = { idempotencyKey: 'gift-1' };
    const session = await first.stripe.checkout.sessions.create(params(), key);
    await payOnHostedPage(`${first.base}/c/pay/${session.id}`, { card: 'success' });
    await catcher.until(({ type, body }) => type === 'checkout.session.completed' && body.includes(session.id));
    const other = await first.stripe.checkout.sessions.create(params());
    catcher.answerNext(503);
    await first.stripe.checkout.sessions.expire(other.id);
    await expect.poll(() => readFileSync(journal, 'utf8')).toContain('"status":503');
    first.process.child.kill('SIGKILL');
    await first.process.stop();
    running.delete(first.process);

    const wakeAtOnce = readFileSync(journal, 'utf8').replace(/"next_attempt_at":\d+/g, '"next_attempt_at":0');
    writeFileSync(journal, `${wakeAtOnce}[{"put":["charge",{"id":"ch_torn"`);
    const { stripe } = await start('--data', journal);
    const expand = ['payment_intent.latest_charge.balance_transaction', 'line_items'];
    const truth = await stripe.checkout.sessions.retrieve(session.id, { expand });
    expect(truth).toMatchObject({
      status: 'complete',
      payment_intent: { latest_charge: { balance_transaction: { fee: 103 } } },
      line_items: { data: [{ amount_total: 2500 }] },
    });
    expect((await stripe.charges.list()).data).toHaveLength(1);
    const again = await stripe.checkout.sessions.create(params(), key);
    expect(again.id).toBe(session.id);
    expect(again.lastResponse.headers['idempotent-replayed']).toBe('true');
    await catcher.until(expiryOf(other.id), 2);
  });

  it('brings the balance transaction later when it is told to', async () => {
    const session = await slow.stripe.checkout.sessions.create(params());
    await payOnHostedPage(`${slow.base}/c/pay/${session.id}`, { card: 'success' });
    const [settled] = await catcher.until(({ type }) => type === 'charge.updated');
    const event = JSON.parse(settled?.body.toString() ?? '') as Stripe.ChargeUpdatedEvent;
    expect(event.data.previous_attributes).toEqual({ balance_transaction: null });
    expect(event.data.object.balance_transaction).toMatch(/^txn_/);
  });
});

describe('starting', () => {
  it('says in one sentence why it does not start', async () => {
    const taken = new URL(plain.base).port;
    expect(await runToFailure(MAIN, ['--port', taken])).toEqual({
      code: 1,
      said: `Port ${taken} is already in use. Stop the process that uses it, or choose another --port.\n`,
    });
    const [alone, unknown] = await Promise.all([
      runToFailure(MAIN, ['--port', '0', '--webhook-url', 'http://127.0.0.1:9/']),
      runToFailure(MAIN, ['--prot', '0']),
    ]);
    expect(alone.said).toContain('given together');
    expect(unknown.said).toContain('--webhook-url U');
  });
});
