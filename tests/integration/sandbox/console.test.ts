import type Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { give, type Scene, startScene } from './scene';

let scene: Scene;

beforeAll(async () => {
  scene = await startScene();
});

afterAll(() => scene.stop());

const read = async (path: string) => (await fetch(scene.base + path)).text();

/** Posts one of the console's forms as a browser without JavaScript does. */
async function send(path: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  const body = new URLSearchParams(fields);
  const response = await fetch(`${scene.base}/do/${path}`, { method: 'POST', body, headers, redirect: 'manual' });
  return { status: response.status, location: response.headers.get('location'), text: await response.text() };
}

describe('the console', () => {
  it('says on every page that no real money moves', async () => {
    const { charge } = await give(scene);
    const paths = ['/', '/charges', '/subscriptions', '/payouts', '/disputes', '/steer', `/charges/${charge}`, '/none'];
    for (const path of paths) expect(await read(path), path).toContain('no real money moves');
  });

  it('refunds an amount as it is typed, and says why it did not', async () => {
    const { charge } = await give(scene);
    const back = `/charges/${charge}`;
    const refund = (amount: string) => send(`charges/${charge}/refund`, { amount, currency: 'usd', back });
    expect(await refund('7,5')).toMatchObject({ status: 303, location: back });
    expect((await scene.stripe.charges.retrieve(charge)).amount_refunded).toBe(750);
    const refused = await refund('100.00');
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('greater than unrefunded amount');
    expect((await refund('1.234')).status).toBe(400);
    expect((await refund('-1')).status).toBe(400);
    expect((await scene.stripe.charges.retrieve(charge)).amount_refunded).toBe(750);
  });

  it('disputes, and decides', async () => {
    const { charge } = await give(scene);
    await send(`charges/${charge}/dispute`, { kind: 'chargeback', reason: 'duplicate', amount: '10', currency: 'usd' });
    const [dispute] = (await scene.stripe.disputes.list({ charge })).data;
    expect(dispute).toMatchObject({ amount: 1000, reason: 'duplicate' });
    await send(`disputes/${dispute?.id}/close`, { verdict: 'won', return_fee: 'true' });
    expect((await scene.stripe.disputes.retrieve(dispute?.id ?? '')).status).toBe('won');
  });

  it('holds events and lets them go, moves time, and pays out', async () => {
    await send('webhooks/rules', { action: 'hold', type: '*', times: '', delay_ms: '60000' });
    await give(scene);
    expect(await read('/steer')).toContain('4 events are held.');
    await send('webhooks/rules', { method: 'DELETE' });
    await send('webhooks/release', { order: 'reverse' });
    expect(await read('/steer')).toContain('0 events are held.');
    await send('clock', { advance_seconds: String(49 * 3600) });
    await send('payouts', {});
    const { data } = await scene.stripe.payouts.list();
    expect(data.reduce((sum: number, { amount }: Stripe.Payout) => sum + amount, 0)).toBeGreaterThan(0);
    expect(await read('/payouts')).toContain('Made so far');
  });

  it('takes no form from another site, and goes back to its own pages only', async () => {
    const foreign = await send('reset', {}, { 'sec-fetch-site': 'cross-site' });
    expect(foreign.status).toBe(403);
    expect((await send('webhooks/drain', { back: '//evil.example/' })).location).toBe('/');
  });
});
