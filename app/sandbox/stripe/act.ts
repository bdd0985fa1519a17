import { randomInt } from 'node:crypto';
import type { Store } from './store/store';

export const API_VERSION = '2026-10-28.endive';

export interface SandboxConfig {
  /** Where people reach the hosted pages, without a trailing slash. */
  publicUrl: string;
  /** Where events are sent; null when nobody listens. The control API can change it. */
  webhook: { url: string; secrets: readonly string[] } | null;
  /** The only API key accepted; null accepts every test key. */
  secretKey: string | null;
  /** How long after a payment a dispute card is disputed, in milliseconds. */
  disputeDelayMs: number;
  /** From a payment to its balance transaction, in milliseconds; 0 books both at once. */
  settleDelayMs: number;
  /** First wait before a webhook is sent again; doubles with each attempt, in milliseconds. */
  retryBaseMs: number;
  /** Added to every API answer, in milliseconds, so that two requests can be in flight at once. */
  latencyMs: number;
  /** Added to the timestamp of webhook signatures, in seconds: a sender whose clock is wrong. */
  signatureSkewSeconds: number;
  /** Charges wait for their balance transaction until the control API settles them. */
  holdsSettlement: boolean;
  /** Currencies the balance is kept in; others are exchanged into the first. None: every currency is its own. */
  settlement: readonly string[];
  /** What one unit of a currency is worth in US dollars. */
  rates: Readonly<Record<string, number>>;
  /** From a refund that is not final at once to its end, in milliseconds. */
  refundDelayMs: number;
  /** Every refund stays pending until the control API ends it. */
  holdsRefunds: boolean;
  /** From a bank debit to its end, in milliseconds. */
  debitDelayMs: number;
  /** Pays out every midnight (UTC) by itself. */
  paysOutDaily: boolean;
  /** From a payout to its arrival, in milliseconds. */
  payoutDelayMs: number;
}

/** One change of the sandbox: what it works on, when it happens, and which API request caused it, if one did. */
export interface Act {
  store: Store;
  config: SandboxConfig;
  /** Milliseconds since the epoch. */
  nowMs: number;
  /** Seconds since the epoch, as Stripe's objects carry it. */
  now: number;
  cause: { requestId: string; idempotencyKey: string | null } | null;
}

/** The sandbox's own time in milliseconds: the machine's, moved ahead by as much as its clock was advanced. */
export function sandboxTime(store: Store): number {
  return Date.now() + (store.get('clock_offset', 'clock')?.ahead_ms ?? 0);
}

/** An act that happens at `nowMs`, now unless told otherwise. */
export function actAt(
  store: Store,
  config: SandboxConfig,
  nowMs = sandboxTime(store),
  cause: Act['cause'] = null,
): Act {
  return { store, config, nowMs, now: Math.floor(nowMs / 1000), cause };
}

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

export function randomText(length: number): string {
  return Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}

/** An id in Stripe's manner, such as `ch_3Qx…`. */
export function newId(prefix: string): string {
  return `${prefix}_${randomText(24)}`;
}

export function newSessionId(): string {
  return `cs_test_a1${randomText(56)}`;
}
