import { z } from 'zod';
import { sandboxTime } from '../act';
import { type ControlRoute, NOTHING, orders, type Steered } from './route';

const milliseconds = z.int().min(0);

const currencyCode = z
  .string()
  .regex(/^[A-Za-z]{3}$/)
  .toLowerCase();

const settings = z
  .strictObject({
    settle_delay_ms: milliseconds,
    dispute_delay_ms: milliseconds,
    retry_base_ms: milliseconds,
    latency_ms: milliseconds,
    signature_skew_seconds: z.int(),
    refund_delay_ms: milliseconds,
    debit_delay_ms: milliseconds,
    hold_balance_transactions: z.boolean(),
    hold_refunds: z.boolean(),
    daily_payouts: z.boolean(),
    payout_delay_ms: milliseconds,
    settlement: z.array(currencyCode),
    exchange_rates: z.record(currencyCode, z.number().positive()),
    webhook_url: z.url(),
    webhook_secrets: z.array(z.string().min(1)).min(1),
  })
  .partial();

function stateOf({ store, config }: Steered) {
  const nowMs = sandboxTime(store);
  return {
    now: Math.floor(nowMs / 1000),
    ahead_seconds: Math.round((nowMs - Date.now()) / 1000),
    webhook: config.webhook,
    settle_delay_ms: config.settleDelayMs,
    dispute_delay_ms: config.disputeDelayMs,
    retry_base_ms: config.retryBaseMs,
    latency_ms: config.latencyMs,
    signature_skew_seconds: config.signatureSkewSeconds,
    refund_delay_ms: config.refundDelayMs,
    debit_delay_ms: config.debitDelayMs,
    hold_balance_transactions: config.holdsSettlement,
    hold_refunds: config.holdsRefunds,
    daily_payouts: config.paysOutDaily,
    payout_delay_ms: config.payoutDelayMs,
    settlement: config.settlement,
    exchange_rates: config.rates,
    webhook_rules: [...store.all('webhook_rule')],
    api_faults: [...store.all('api_fault')],
    due: [...store.all('task')],
  };
}

function change(steered: Steered, wanted: z.output<typeof settings>) {
  const { config } = steered;
  config.settleDelayMs = wanted.settle_delay_ms ?? config.settleDelayMs;
  config.disputeDelayMs = wanted.dispute_delay_ms ?? config.disputeDelayMs;
  config.retryBaseMs = wanted.retry_base_ms ?? config.retryBaseMs;
  config.latencyMs = wanted.latency_ms ?? config.latencyMs;
  config.signatureSkewSeconds = wanted.signature_skew_seconds ?? config.signatureSkewSeconds;
  config.holdsSettlement = wanted.hold_balance_transactions ?? config.holdsSettlement;
  config.refundDelayMs = wanted.refund_delay_ms ?? config.refundDelayMs;
  config.debitDelayMs = wanted.debit_delay_ms ?? config.debitDelayMs;
  config.holdsRefunds = wanted.hold_refunds ?? config.holdsRefunds;
  config.paysOutDaily = wanted.daily_payouts ?? config.paysOutDaily;
  config.payoutDelayMs = wanted.payout_delay_ms ?? config.payoutDelayMs;
  config.settlement = wanted.settlement ?? config.settlement;
  config.rates = { ...config.rates, ...wanted.exchange_rates };
  const url = wanted.webhook_url ?? config.webhook?.url;
  const secrets = wanted.webhook_secrets ?? config.webhook?.secrets;
  if (url !== undefined && secrets !== undefined) config.webhook = { url, secrets };
  return stateOf(steered);
}

/** Time, settings and a fresh start. */
export const clockRoutes: ControlRoute[] = [
  orders('GET', '/sandbox/state', NOTHING, stateOf),
  orders('POST', '/sandbox/settings', settings, (order) => change(order, order.body)),
  orders('POST', '/sandbox/clock', z.strictObject({ advance_seconds: z.int().min(0) }), async (order) => {
    order.clock.advance(order.body.advance_seconds);
    await order.deliverer.drain();
    return stateOf(order);
  }),
  orders('POST', '/sandbox/reset', NOTHING, (order) => {
    order.change(({ store }) => store.clear());
    order.restoreSettings();
    return stateOf(order);
  }),
];
