import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createPayments, type Payments, WebhookRefused } from '~/platform/payments/index.server';

/** A server that gives one answer to everything, as a broken gateway does. */
let server: Server | null = null;

async function paymentsAgainst(
  answer: { status: number; type: string; body: string } | 'hang_up' | 'silence',
): Promise<Payments> {
  const listening = createServer((request, response) => {
    if (answer === 'hang_up') request.socket.destroy();
    else if (answer !== 'silence')
      response
        .writeHead(answer.status, { 'content-type': answer.type, 'stripe-should-retry': 'false' })
        .end(answer.body);
  });
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  return createPayments({
    secretKey: 'sk_test_failures',
    apiBase: `http://127.0.0.1:${(listening.address() as AddressInfo).port}`,
    webhookSecrets: [],
    timeoutMs: 300,
    maxNetworkRetries: 0,
  });
}

afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(null)));
  server = null;
});

const error = (type: string, code?: string) => JSON.stringify({ error: { type, code, message: 'No' } });
const json = (status: number, body: string) => ({ status, type: 'application/json', body });

describe('failures of Stripe, mapped once', () => {
  it.each([
    ['a refused card', json(402, error('card_error', 'card_declined')), 'declined', 'declined'],
    ['too many requests', json(429, error('invalid_request_error', 'rate_limit')), 'rate_limited', 'rate_limited'],
    ['a revoked key', json(401, error('invalid_request_error')), 'unavailable', 'unavailable'],
    ['a bad request', json(400, error('invalid_request_error')), 'rejected', 'rejected'],
    ['a key used for something else', json(400, error('idempotency_error')), 'rejected', 'rejected'],
    [
      'the first call still in flight',
      json(409, error('idempotency_error', 'idempotency_key_in_use')),
      'unknown_outcome',
      'unavailable',
    ],
    ['an error at Stripe', json(500, error('api_error')), 'unknown_outcome', 'unavailable'],
    ['a 503 in JSON without error', json(503, '{"message":"upstream"}'), 'unknown_outcome', 'unavailable'],
    ['a 404 in JSON without error', json(404, '{}'), 'unknown_outcome', 'unavailable'],
    ['another object', json(200, '{"id":"ch_1","object":"charge"}'), 'unknown_outcome', 'unavailable'],
    ['an HTML 502', { status: 502, type: 'text/html', body: '<h1>Bad Gateway</h1>' }, 'unknown_outcome', 'unavailable'],
    ['half a body', json(200, '{"id":"re_1","object":"ref'), 'unknown_outcome', 'unavailable'],
    ['a connection that breaks', 'hang_up' as const, 'unknown_outcome', 'unavailable'],
    ['no answer in time', 'silence' as const, 'unknown_outcome', 'unavailable'],
  ])('%s', async (_name, answer, whenWriting, whenReading) => {
    const payments = await paymentsAgainst(answer);
    const write = payments.createRefund({
      refundId: 'refund-1',
      paymentIntentId: 'pi_1',
      idempotencyKey: 'refund-1-1',
    });
    await expect(write).rejects.toMatchObject({ name: 'PaymentError', failure: whenWriting });
    const read = payments.fetchCheckoutTruth('cs_test_1');
    await expect(read).rejects.toMatchObject({ name: 'PaymentError', failure: whenReading });
  });
});

describe('verifyWebhook', () => {
  const payments = createPayments({ secretKey: 'sk_test_x', webhookSecrets: ['whsec_new', 'whsec_old'] });
  const now = new Date('2026-11-21T12:00:00Z');
  const body = JSON.stringify({
    id: 'evt_1',
    object: 'event',
    type: 'charge.succeeded',
    created: 1_795_000_000,
    livemode: false,
    api_version: '2026-10-28.endive',
    data: { object: { id: 'ch_1', object: 'charge' } },
  });
  const signed = (secret: string, ageSeconds = 0, text = body, scheme = 'v1') => {
    const t = Math.floor(now.getTime() / 1000) - ageSeconds;
    return `t=${t},${scheme}=${createHmac('sha256', secret).update(`${t}.${text}`).digest('hex')}`;
  };
  const verify = (header: string | null, text = body) =>
    payments.verifyWebhook(Buffer.from(text), header, undefined, now);
  const reasonFor = (header: string | null, text = body) => {
    try {
      verify(header, text);
      return 'accepted';
    } catch (refused) {
      if (!(refused instanceof WebhookRefused)) throw refused;
      return refused.reason;
    }
  };

  it('accepts every configured secret, and what is 300 seconds old or ahead', () => {
    expect(verify(signed('whsec_new'))).toMatchObject({
      id: 'evt_1',
      type: 'charge.succeeded',
      objectType: 'charge',
      objectId: 'ch_1',
    });
    expect(verify(signed('whsec_old')).id).toBe('evt_1');
    expect(verify(signed('whsec_new', 300)).id).toBe('evt_1');
    expect(verify(signed('whsec_new', -300)).id).toBe('evt_1');
  });

  it.each([
    ['no signature', null, 'no_signature'],
    ['an empty one', '', 'no_signature'],
    ['another secret', signed('whsec_other'), 'bad_signature'],
    ['v0 only', signed('whsec_new', 0, body, 'v0'), 'bad_signature'],
    ['no timestamp', 'v1=abc', 'bad_signature'],
    ['too old', signed('whsec_new', 301), 'too_old'],
    ['from the future', signed('whsec_new', -301), 'in_the_future'],
  ])('refuses %s', (_name, header, reason) => {
    expect(reasonFor(header)).toBe(reason);
  });

  it('refuses another body, a re-serialised one, and signed nonsense', () => {
    expect(reasonFor(signed('whsec_new'), body.replace('ch_1', 'ch_2'))).toBe('bad_signature');
    expect(reasonFor(signed('whsec_new'), JSON.stringify(JSON.parse(body), null, 2))).toBe('bad_signature');
    expect(reasonFor(signed('whsec_new', 0, 'nonsense'), 'nonsense')).toBe('not_an_event');
    expect(reasonFor(signed('whsec_new', 0, '{}'), '{}')).toBe('not_an_event');
  });
});
