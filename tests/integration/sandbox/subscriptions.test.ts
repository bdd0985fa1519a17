import type Stripe from 'stripe';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventsAbout, giftOf, give, refusal, type Scene, startScene } from './scene';

const DAY = 24 * 3600;
let scene: Scene;

beforeAll(async () => {
  scene = await startScene();
});

afterAll(() => scene.stop());

beforeEach(() => scene.control('POST', 'reset'));

const advance = (days: number) => scene.control('POST', 'clock', { advance_seconds: days * DAY });

const monthly = (): Stripe.Checkout.SessionCreateParams => {
  const line = (name: string, unit_amount: number) => ({
    price_data: { currency: 'usd', unit_amount, product_data: { name }, recurring: { interval: 'month' as const } },
    quantity: 1,
  });
  return {
    ...giftOf(),
    mode: 'subscription',
    line_items: [line('Gift', 2500), line('Costs', 110)],
    subscription_data: { metadata: { checkout_id: 'c-1' } },
  };
};

/** A monthly gift that has begun. */
async function subscribe(card = 'success') {
  let { session } = await give(scene, card, monthly());
  if (session.status === 'open') {
    ({ session } = await scene.control<{ session: typeof session }>('POST', `sessions/${session.id}/confirm`));
  }
  const subscription = await scene.stripe.subscriptions.retrieve(String(session.subscription));
  return { session, subscription };
}

const latest = async (id: string) => {
  const { latest_invoice } = await scene.stripe.subscriptions.retrieve(id);
  return scene.stripe.invoices.retrieve(String(latest_invoice), { expand: ['payments'] });
};

describe('a monthly gift', () => {
  it('begins with a session, a customer, a subscription and a paid invoice', async () => {
    const { session, subscription } = await subscribe();
    expect(session).toMatchObject({ status: 'complete', payment_status: 'paid', payment_intent: null });
    expect(subscription).toMatchObject({
      status: 'active',
      metadata: { checkout_id: 'c-1' },
      customer: session.customer,
    });
    expect(subscription).not.toHaveProperty('current_period_end');
    const [gift] = subscription.items.data;
    expect(gift?.price.unit_amount).toBe(2500);
    expect(gift?.price.unit_amount_decimal?.toString()).toBe('2500');
    expect((gift?.current_period_end ?? 0) - subscription.created).toBeGreaterThan(27 * DAY);
    const invoice = await latest(subscription.id);
    expect(invoice).toMatchObject({
      id: session.invoice,
      status: 'paid',
      billing_reason: 'subscription_create',
      amount_paid: 2610,
      customer_email: 'donor@example.org',
      parent: { subscription_details: { subscription: subscription.id } },
      payments: { data: [{ status: 'paid', amount_paid: 2610 }] },
    });
    const intent = String(invoice.payments?.data[0]?.payment.payment_intent);
    const payment = { type: 'payment_intent' as const, payment_intent: intent };
    const links = await scene.stripe.invoicePayments.list({ payment });
    expect(links.data.map((link) => link.invoice)).toEqual([invoice.id]);
    expect(await scene.stripe.paymentIntents.retrieve(intent)).toMatchObject({
      metadata: {},
      customer: session.customer,
    });
    expect((await scene.stripe.customers.retrieve(String(session.customer))).id).toBe(session.customer);
    const warned = await scene.control<{ payment_intent: string }>('POST', `charges/${session.id}/fraud_warning`);
    expect(warned.payment_intent).toBe(intent);
    expect((await scene.stripe.products.retrieve(String(gift?.price.product))).name).toBe('Gift');
    const types = await eventsAbout(scene, subscription.id, intent);
    expect(types.pop()).toBe('radar.early_fraud_warning.created');
    expect(types).toEqual([
      'payment_intent.created',
      'customer.subscription.created',
      'invoice.created',
      'invoice.finalized',
      'charge.succeeded',
      'payment_intent.succeeded',
      'invoice_payment.paid',
      'invoice.paid',
      'invoice.payment_succeeded',
      'customer.subscription.updated',
      'checkout.session.completed',
    ]);
  });

  it('is renewed every month, at the new amount once it was changed', async () => {
    const { subscription } = await subscribe();
    const [gift, costs] = subscription.items.data;
    const price_data = {
      currency: 'usd',
      product: String(gift?.price.product),
      recurring: { interval: 'month' as const },
      unit_amount: 4000,
    };
    const items = [
      { id: gift?.id, price_data },
      { id: costs?.id, deleted: true },
    ];
    await scene.stripe.subscriptions.update(subscription.id, { items, proration_behavior: 'none' });
    expect((await latest(subscription.id)).billing_reason).toBe('subscription_create');
    await advance(95);
    const invoices = (await scene.stripe.invoices.list({ subscription: subscription.id })).data;
    expect(invoices.map(({ amount_paid, billing_reason }) => [amount_paid, billing_reason])).toEqual([
      [4000, 'subscription_cycle'],
      [4000, 'subscription_cycle'],
      [4000, 'subscription_cycle'],
      [2610, 'subscription_create'],
    ]);
    const starts = invoices.map(({ lines }) => lines.data[0]?.period.start);
    expect(new Set(starts).size).toBe(4);
    await scene.stripe.subscriptions.cancel(subscription.id, { invoice_now: false, prorate: false });
    expect((await eventsAbout(scene, subscription.id)).at(-1)).toBe('customer.subscription.deleted');
    await advance(60);
    expect((await scene.stripe.invoices.list({ subscription: subscription.id })).data).toHaveLength(4);
    expect(await refusal(scene.stripe.subscriptions.cancel(subscription.id))).toMatchObject({ statusCode: 404 });
  });

  it('ends with its period when that is asked for', async () => {
    const { subscription } = await subscribe();
    await scene.stripe.subscriptions.update(subscription.id, { cancel_at_period_end: true });
    await advance(40);
    expect(await latest(subscription.id)).toMatchObject({ billing_reason: 'subscription_create' });
    expect((await scene.stripe.subscriptions.retrieve(subscription.id)).status).toBe('canceled');
  });
});

describe('a renewal that fails', () => {
  it('is tried again three times, then the subscription ends', async () => {
    const { subscription } = await subscribe('4000000000000341');
    await advance(32);
    const first = await latest(subscription.id);
    expect(first).toMatchObject({ status: 'open', attempt_count: 1, payments: { data: [{ status: 'open' }] } });
    expect(first.next_payment_attempt).toBeGreaterThan(first.created);
    expect((await scene.stripe.subscriptions.retrieve(subscription.id)).status).toBe('past_due');
    await advance(16);
    expect(await scene.stripe.invoices.retrieve(first.id)).toMatchObject({
      attempt_count: 4,
      next_payment_attempt: null,
    });
    const ended = await scene.stripe.subscriptions.retrieve(subscription.id);
    expect(ended).toMatchObject({ status: 'canceled', cancellation_details: { reason: 'payment_failed' } });
  });

  it('recovers on the hosted invoice page with another card', async () => {
    const { subscription } = await subscribe('4000000000000341');
    await advance(32);
    const { hosted_invoice_url } = await latest(subscription.id);
    const body = new URLSearchParams({ card: 'success' });
    const answer = await fetch(hosted_invoice_url ?? '', { method: 'POST', body, redirect: 'manual' });
    expect(answer.status).toBe(303);
    expect(await latest(subscription.id)).toMatchObject({ status: 'paid', amount_paid: 2610 });
    expect((await scene.stripe.subscriptions.retrieve(subscription.id)).status).toBe('active');
    const { result } = await scene.control<{ result: { kind: string } }>('POST', `invoices/${subscription.id}/pay`);
    expect(result.kind).toBe('closed');
    await advance(31);
    expect((await scene.stripe.invoices.list({ subscription: subscription.id, status: 'paid' })).data).toHaveLength(3);
  });

  it('asks for 3-D Secure, and is paid once the donor confirms', async () => {
    const { subscription } = await subscribe('4000002760003184');
    const { invoice } = await scene.control<{ invoice: Stripe.Invoice }>(
      'POST',
      `subscriptions/${subscription.id}/renew`,
    );
    expect(invoice.status).toBe('open');
    const asked = (await eventsAbout(scene, invoice.id)).filter((type) => type.startsWith('invoice.'));
    expect(asked).toEqual([
      'invoice.created',
      'invoice.finalized',
      'invoice.payment_action_required',
      'invoice.payment_failed',
    ]);
    await scene.control('POST', `invoices/${invoice.id}/confirm`, { answer: 'confirm' });
    expect(await scene.stripe.invoices.retrieve(invoice.id)).toMatchObject({ status: 'paid' });
    expect((await scene.stripe.subscriptions.retrieve(subscription.id)).status).toBe('active');
  });
});

describe('what does not fit the mode', () => {
  it('is refused', async () => {
    const create = (changes: object) => refusal(scene.stripe.checkout.sessions.create({ ...monthly(), ...changes }));
    expect(await create({ mode: 'payment', subscription_data: undefined })).toMatchObject({ param: 'line_items' });
    expect(await create({ line_items: giftOf().line_items })).toMatchObject({ param: 'line_items' });
    expect(await create({ payment_intent_data: { description: 'x' } })).toMatchObject({ param: 'payment_intent_data' });
    expect(await create({ mode: 'payment', line_items: giftOf().line_items })).toMatchObject({
      param: 'subscription_data',
    });
  });
});
