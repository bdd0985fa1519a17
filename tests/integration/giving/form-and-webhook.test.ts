import Stripe from 'stripe';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { endPools, setScene } from '../ledger/scene';
import { payOnHostedPage } from '../sandbox/donor';
import { WEBHOOK_SECRET } from './outside';
import { beginGift, completed, deliver, expectInvariants, rowsOf, sendGiftForm, slugOf } from './scene';

// Before the imports: what is imported reads the environment.
const outside = await vi.hoisted(async () => (await import('./outside')).startOutside());
let campaignId: string;
let slug: string;
let otherLine: string;

beforeAll(async () => {
  campaignId = (await setScene([1_000_000n, 500_000n])).campaignId;
  slug = await slugOf(campaignId);
  otherLine = (await setScene([1_000n])).lineIds[0] ?? '';
});
afterEach(expectInvariants);
afterAll(async () => {
  await endPools();
  await outside.stop();
});

interface Refused {
  typed: Record<string, string>;
  errors: { amount?: string; line?: string; form?: string };
}

const countCheckouts = async () => (await rowsOf('SELECT 1 FROM giving.checkout')).length;

describe('the form believes nothing', () => {
  it.each([
    ['a negative choice', { amount: '-2500' }],
    ['a negative amount typed', { amount: '2500', other: '-25' }],
    ['a fraction of a cent', { other: '25.001' }],
    ['a fractional choice', { amount: '2500.5' }],
    ['1e9 chosen', { amount: '1e9' }],
    ['1e9 typed', { other: '1e9' }],
    ['NaN', { amount: 'NaN' }],
    ['NaN typed', { other: 'NaN' }],
    ['Infinity', { other: 'Infinity' }],
    ['nothing', {}],
    ['spaces', { amount: '   ', other: '   ' }],
    ['zero', { amount: '0' }],
    ['zero typed', { other: '0.00' }],
    ['less than the least', { other: '0.99' }],
    ['more than the most', { other: '1,000,000' }],
    ['fifteen digits', { amount: '999999999999999' }],
    ['two amounts', { other: '25 50' }],
    ['hexadecimal', { other: '0x19' }],
    ['a decimal comma', { other: '25,50' }],
    ['Arabic-Indic digits', { other: '٢٥' }],
    ['full-width digits', { other: '２５' }],
  ] as [string, Record<string, string>][])('refuses %s at the field, and keeps what was typed', async (_, fields) => {
    const before = await countCheckouts();
    const answer = await sendGiftForm(slug, { cover_fee: 'yes', left_over: 'refund', ...fields });
    expect(answer.status).toBe(422);
    const { typed, errors } = (await answer.json()) as Refused;
    expect(errors.amount).toMatch(/\w/);
    expect(typed).toEqual({ cover_fee: 'yes', left_over: 'refund', ...fields });
    expect(await countCheckouts()).toBe(before);
  });

  it.each([
    ['a line of another need', () => otherLine],
    ['a line that does not exist', () => '00000000-0000-4000-8000-000000000000'],
    ['what is no line', () => "' OR true --"],
  ])('refuses %s', async (_, line) => {
    const before = await countCheckouts();
    const answer = await sendGiftForm(slug, { amount: '2500', line: line() });
    expect(answer.status).toBe(422);
    expect(((await answer.json()) as Refused).errors.line).toMatch(/\w/);
    expect(await countCheckouts()).toBe(before);
  });

  it.each([
    ['cover_fee', { cover_fee: 'perhaps' }],
    ['left_over', { left_over: 'mine' }],
  ])('does not answer a changed %s with an error of the server', async (_, fields) => {
    const answer = await sendGiftForm(slug, { amount: '2500', ...fields });
    expect(answer.status).toBe(422);
    expect(((await answer.json()) as Refused).errors.form).toMatch(/\w/);
  });

  it('lets what is typed count before what is chosen', async () => {
    const { sessionId } = await beginGift(slug, { amount: '2500', other: '1,250.50' });
    expect(await rowsOf('SELECT amount_minor FROM giving.checkout WHERE session_id = $1', [sessionId])).toEqual([
      { amount_minor: '125050' },
    ]);
  });

  it('says that too many were begun here in words, not with an error of the server', async () => {
    const { clientHashOf, startGift } = await import('~/domain/giving/index.server');
    const { publicActor } = await import('~/domain/access');
    const clientHash = clientHashOf(new Request('http://localhost', { headers: { 'user-agent': 'one browser' } }));
    const once = () =>
      startGift(
        publicActor,
        {
          destination: { kind: 'need', campaignId },
          amountMinor: 500n,
          coverFee: false,
          currency: 'USD',
          leftOver: 'pool',
          monthly: false,
          language: 'en',
        },
        { clientHash },
      );
    for (let begun = 0; begun < 6; begun += 1) await once();
    await expect(once()).rejects.toMatchObject({ name: 'GiftRefused', why: 'too-many' });
  });
});

describe('the webhook believes only what is signed', () => {
  const signed = (payload: string, secret = WEBHOOK_SECRET, timestamp = Math.floor(Date.now() / 1000)) =>
    new Stripe('sk_test_unused').webhooks.generateTestHeaderString({ payload, secret, timestamp });

  async function anEvent() {
    const { payUrl, sessionId } = await beginGift(slug, { amount: '2500' });
    await payOnHostedPage(payUrl, { card: 'success' });
    const [event] = await outside.catcher.until(completed(sessionId));
    if (!event?.signature) throw new Error('no signed event was sent');
    return { ...event, signature: event.signature };
  }

  it('refuses a missing, a foreign, a stale and a future signature with 400, and stores nothing', async () => {
    const { body, id, signature } = await anEvent();
    const text = body.toString();
    const now = Math.floor(Date.now() / 1000);
    expect(await deliver(body, null)).toBe(400);
    expect(await deliver(body, '')).toBe(400);
    expect(await deliver(body, 'not a signature')).toBe(400);
    expect(await deliver(body, signed(text, 'whsec_somebody_else'))).toBe(400);
    expect(await deliver(body, signed(text, WEBHOOK_SECRET, now - 301))).toBe(400);
    expect(await deliver(body, signed(text, WEBHOOK_SECRET, now + 600))).toBe(400);
    expect(await deliver(body, signature.replace(/v1=/g, 'v0='))).toBe(400);
    expect(await rowsOf('SELECT 1 FROM giving.stripe_event WHERE event_id = $1', [id])).toEqual([]);
    expect(await deliver(body, signed(text))).toBe(200);
  });

  it('refuses a body that was written anew, even with the same meaning', async () => {
    const { body, id, signature } = await anEvent();
    const anew = JSON.stringify(JSON.parse(body.toString()));
    expect(anew).not.toBe(body.toString());
    expect(await deliver(anew, signature)).toBe(400);
    expect(await deliver(`${body.toString()} `, signature)).toBe(400);
    expect(await rowsOf('SELECT 1 FROM giving.stripe_event WHERE event_id = $1', [id])).toEqual([]);
    expect(await deliver(body, signature)).toBe(200);
  });

  it('refuses what is signed and no event', async () => {
    for (const text of ['', 'null', '[]', '{"id":"evt_1"}', '<xml/>'])
      expect(await deliver(text, signed(text))).toBe(400);
  });

  it('keeps ids of an event, and neither name nor address', async () => {
    const { body, id, signature } = await anEvent();
    await deliver(body, signature);
    const [stored] = await rowsOf<{ payload: object }>('SELECT payload FROM giving.stripe_event WHERE event_id = $1', [
      id,
    ]);
    expect(Object.keys(stored?.payload ?? {}).sort()).toEqual([
      'chargeId',
      'objectId',
      'objectType',
      'paymentIntentId',
    ]);
    expect(JSON.stringify(stored)).not.toContain('@');
  });
});
