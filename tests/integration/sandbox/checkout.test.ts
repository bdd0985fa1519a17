import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CheckoutInput, createPayments, type Payments } from '~/platform/payments/index.server';
import { answerBank, payOnHostedPage } from './donor';
import { addressIn, type RunningProcess, startProcess } from './start-process';
import { WebhookCatcher } from './webhook-catcher';

const SECRET = 'whsec_checkout_test';
const EVENTS_OF_A_PAYMENT = [
  'payment_intent.created',
  'charge.succeeded',
  'payment_intent.succeeded',
  'checkout.session.completed',
];

let catcher: WebhookCatcher;
let sandbox: RunningProcess;
let payments: Payments;
let apiBase: string;

/** A gift of 25.00 with 1.10 towards the costs, unless told otherwise. */
function checkout(changes: Partial<CheckoutInput> = {}): CheckoutInput {
  const checkoutId = randomUUID();
  return {
    checkoutId,
    currency: 'USD',
    gift: { label: 'Gift', amountMinor: 2500n },
    feeCover: { label: 'Towards the costs of payment', amountMinor: 110n },
    successUrl: 'http://127.0.0.1:9/en/thanks?session={CHECKOUT_SESSION_ID}',
    cancelUrl: 'http://127.0.0.1:9/en/give',
    expiresAt: new Date(Date.now() + 3_600_000),
    language: 'en',
    idempotencyKey: `${checkoutId}-1`,
    ...changes,
  };
}

const eventOf = (sessionId: string, type: string) => (delivery: { type: string; body: Buffer }) =>
  delivery.type === type && delivery.body.includes(sessionId);

beforeAll(async () => {
  catcher = await WebhookCatcher.start();
  sandbox = await startProcess('app/sandbox/stripe/main.ts', [
    ...['--port', '0', '--webhook-url', catcher.url, '--webhook-secret', SECRET],
    ...['--dispute-delay', '0', '--retry-base', '10'],
  ]);
  apiBase = addressIn(sandbox.ready);
  payments = createPayments({ secretKey: 'sk_test_checkout', apiBase, webhookSecrets: [SECRET] });
});

afterAll(async () => {
  expect(await sandbox.stop()).toBe(0);
  await catcher.stop();
});

describe('a gift from checkout to refund', () => {
  it('is created, paid on the hosted page, announced by a signed webhook, fetched, and refunded in two parts', async () => {
    const input = checkout();
    const created = await payments.createCheckout(input);
    expect(created.livemode).toBe(false);
    expect(await payments.fetchCheckoutTruth(created.sessionId)).toMatchObject({
      status: 'open',
      paymentStatus: 'unpaid',
      amountMinor: 2610n,
      checkoutId: input.checkoutId,
      payment: null,
    });

    const page = await (await fetch(created.url)).text();
    expect(page).toContain('no real money moves');
    expect(page).toContain('$26.10');
    const paid = await payOnHostedPage(created.url, { card: 'success', name: 'Ada Donor' });
    expect(paid).toMatchObject({ status: 303, location: `http://127.0.0.1:9/en/thanks?session=${created.sessionId}` });

    const [delivery] = await catcher.until(eventOf(created.sessionId, 'checkout.session.completed'));
    const event = payments.verifyWebhook(delivery?.body ?? Buffer.alloc(0), delivery?.signature ?? null);
    expect(event).toMatchObject({ type: 'checkout.session.completed', objectId: created.sessionId, livemode: false });

    const truth = await payments.fetchCheckoutTruth(created.sessionId);
    expect(truth).toMatchObject({
      status: 'complete',
      paymentStatus: 'paid',
      amountMinor: 2610n,
      currency: 'USD',
      metadata: { checkout_id: input.checkoutId },
      payer: { email: 'donor@example.org', name: 'Ada Donor' },
      payment: {
        status: 'succeeded',
        amountReceivedMinor: 2610n,
        metadata: { checkout_id: input.checkoutId },
        // 2.9 % of 26.10 is 75.69 cents: 76, and 30.
        charge: { status: 'succeeded', balanceTransaction: { amountMinor: 2610n, feeMinor: 106n, netMinor: 2504n } },
      },
    });

    const paymentIntentId = truth.payment?.id ?? '';
    const refund = { refundId: randomUUID(), paymentIntentId, amountMinor: 1000n, idempotencyKey: randomUUID() };
    expect(await payments.createRefund(refund)).toMatchObject({
      status: 'succeeded',
      amountMinor: 1000n,
      balanceTransaction: { amountMinor: -1000n, feeMinor: 0n, type: 'refund' },
    });
    const tooMuch = payments.createRefund({ ...refund, amountMinor: 1611n, idempotencyKey: randomUUID() });
    await expect(tooMuch).rejects.toMatchObject({ name: 'PaymentError', failure: 'rejected' });
    const rest = await payments.createRefund({ ...refund, amountMinor: undefined, idempotencyKey: randomUUID() });
    expect(rest.amountMinor).toBe(1610n);
    const after = await payments.fetchCheckoutTruth(created.sessionId);
    expect(after.payment?.charge).toMatchObject({ amountRefundedMinor: 2610n, refunded: true });
  });

  it('sends one event for each fact, all of them listed by the API as well', async () => {
    const from = new Date(Date.now() - 1000);
    const { sessionId, url } = await payments.createCheckout(checkout());
    await payOnHostedPage(url, { card: 'success' });
    await catcher.until(eventOf(sessionId, 'checkout.session.completed'));
    const truth = await payments.fetchCheckoutTruth(sessionId);
    const ours = new Set([sessionId, truth.payment?.id, truth.payment?.charge?.id]);
    const listed: string[] = [];
    for await (const event of payments.listEvents({ createdFrom: from })) {
      if (event.objectId !== null && ours.has(event.objectId)) listed.unshift(event.type);
    }
    expect(listed).toEqual(EVENTS_OF_A_PAYMENT);
    await catcher.until(({ body }) => [...ours].some((id) => body.includes(`"id": "${id}",\n      "object"`)), 4);
  });

  it('pages through more than a hundred events without losing or repeating one', async () => {
    const { url, sessionId } = await payments.createCheckout(checkout());
    for (let attempt = 0; attempt < 51; attempt += 1) await payOnHostedPage(url, { card: 'declined' });
    const seen: string[] = [];
    const query = {
      createdFrom: new Date(Date.now() - 60_000),
      types: ['charge.failed', 'payment_intent.payment_failed'],
    };
    for await (const event of payments.listEvents(query)) seen.push(event.id);
    expect(seen.length).toBeGreaterThanOrEqual(102);
    expect(new Set(seen).size).toBe(seen.length);
    await payments.expireCheckout(sessionId, randomUUID());
  });
});

describe('the hosted page', () => {
  it('lets a donor try again after a declined card, in the same session', async () => {
    const { sessionId, url } = await payments.createCheckout(checkout());
    const declined = await payOnHostedPage(url, { card: 'insufficient_funds' });
    expect(declined.status).toBe(402);
    expect(declined.html).toContain('Your card has insufficient funds.');
    expect(declined.html).toContain('value="donor@example.org"');
    expect((await payments.fetchCheckoutTruth(sessionId)).status).toBe('open');
    expect((await payOnHostedPage(url, { card: 'success' })).status).toBe(303);
    expect((await payments.fetchCheckoutTruth(sessionId)).payment?.charge?.status).toBe('succeeded');
  });

  it('asks the bank, and takes nothing when the bank is told no', async () => {
    const { sessionId, url } = await payments.createCheckout(checkout());
    expect((await payOnHostedPage(url, { card: '3ds' })).location).toBe(`/c/pay/${sessionId}/confirm`);
    expect((await answerBank(url, 'refuse')).status).toBe(402);
    expect((await payments.fetchCheckoutTruth(sessionId)).paymentStatus).toBe('unpaid');
    await payOnHostedPage(url, { card: '3ds' });
    expect((await answerBank(url, 'confirm')).location).toContain(sessionId);
    expect((await payments.fetchCheckoutTruth(sessionId)).paymentStatus).toBe('paid');
  });

  it('charges once when the button is pressed five times at once', async () => {
    const { sessionId, url } = await payments.createCheckout(checkout());
    const answers = await Promise.all(Array.from({ length: 5 }, () => payOnHostedPage(url, { card: 'success' })));
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(answers.filter(({ html }) => html.includes('This payment has been made'))).toHaveLength(4);
    const charged: string[] = [];
    for await (const event of payments.listEvents({
      createdFrom: new Date(Date.now() - 60_000),
      types: ['charge.succeeded'],
    })) {
      if (event.object.payment_intent === (await payments.fetchCheckoutTruth(sessionId)).payment?.id)
        charged.push(event.id);
    }
    expect(charged).toHaveLength(1);
  });

  it('takes nothing on a session that was closed while the bank was asked', async () => {
    const { sessionId, url } = await payments.createCheckout(checkout());
    await payOnHostedPage(url, { card: '3ds' });
    await payments.expireCheckout(sessionId, randomUUID());
    const late = await answerBank(url, 'confirm');
    expect(late.html).toContain('no longer open');
    expect(await payments.fetchCheckoutTruth(sessionId)).toMatchObject({ status: 'expired', paymentStatus: 'unpaid' });
    await catcher.until(eventOf(sessionId, 'checkout.session.expired'));
  });

  it('refuses a form that another site sent', async () => {
    const { sessionId, url } = await payments.createCheckout(checkout());
    const body = new URLSearchParams({ email: 'donor@example.org', card: 'success' });
    const crossed = await fetch(url, { method: 'POST', body, headers: { origin: 'https://elsewhere.example' } });
    expect(crossed.status).toBe(403);
    expect((await payments.fetchCheckoutTruth(sessionId)).status).toBe('open');
  });

  it.each([
    ['JPY', 3000n, '¥3,000', 3000n, 127n],
    ['KWD', 5000n, 'KWD 5.000', 5000n, 250n],
    ['HUF', 500_000n, 'HUF 5,000.00', 500_000n, 23_000n],
  ])('shows and books %s in its own minor units', async (currency, amountMinor, shown, gross, fee) => {
    const { sessionId, url } = await payments.createCheckout(
      checkout({ currency, gift: { label: 'Gift', amountMinor }, feeCover: undefined }),
    );
    expect((await (await fetch(url)).text()).replaceAll('\u00a0', ' ')).toContain(shown);
    await payOnHostedPage(url, { card: 'success' });
    const { payment } = await payments.fetchCheckoutTruth(sessionId);
    expect(payment?.charge?.balanceTransaction).toMatchObject({
      amountMinor: gross,
      feeMinor: fee,
      netMinor: gross - fee,
      currency,
    });
  });

  it.each([
    ['below the minimum', { gift: { label: 'Gift', amountMinor: 49n }, feeCover: undefined }],
    ['above eight digits', { gift: { label: 'Gift', amountMinor: 100_000_000n } }],
    [
      'a third decimal that is not 0',
      { currency: 'KWD', gift: { label: 'Gift', amountMinor: 5001n }, feeCover: undefined },
    ],
    ['an expiry too soon', { expiresAt: new Date(Date.now() + 60_000) }],
  ])('refuses %s', async (_name, changes) => {
    await expect(payments.createCheckout(checkout(changes))).rejects.toMatchObject({ failure: 'rejected' });
  });

  it('opens a dispute after the payment, which takes the money and a fee', async () => {
    const { sessionId, url } = await payments.createCheckout(checkout());
    await payOnHostedPage(url, { card: 'dispute' });
    const chargeId = (await payments.fetchCheckoutTruth(sessionId)).payment?.charge?.id ?? 'no charge';
    const [delivery] = await catcher.until(eventOf(chargeId, 'charge.dispute.created'));
    const { object } = payments.verifyWebhook(delivery?.body ?? Buffer.alloc(0), delivery?.signature ?? null);
    expect(object).toMatchObject({
      charge: chargeId,
      amount: 2610,
      status: 'needs_response',
      balance_transactions: [{ amount: -2610, fee: 1500, net: -4110 }],
    });
    expect((await payments.fetchCheckoutTruth(sessionId)).payment?.charge?.disputed).toBe(true);
  });
});
