import Stripe from 'stripe';
import type { z } from 'zod';
import { type CallKind, notTheObject, PaymentError, toPaymentError } from './errors';

export interface PaymentsConfig {
  secretKey: string;
  /** Origin of the API, such as `http://localhost:3001`; Stripe's own when absent. */
  apiBase?: string | undefined;
  /** Accepted webhook secrets, the current one first; several during a rotation. None refuses every webhook. */
  webhookSecrets?: readonly string[] | undefined;
  /** For one attempt, in milliseconds. */
  timeoutMs?: number | undefined;
  maxNetworkRetries?: number | undefined;
}

const TIMEOUT_MS = 10_000;
/**
 * One more attempt heals a dropped connection, and is safe because every write carries the caller's key. A longer
 * outage belongs to the caller's job, which comes back with the same key; a donor should not wait for a third attempt.
 */
const NETWORK_RETRIES = 1;

function hostOf(apiBase: string | undefined): { host?: string; port?: number; protocol?: 'http' | 'https' } {
  if (apiBase === undefined) return {};
  const { hostname, port, protocol } = new URL(apiBase);
  const scheme = protocol === 'http:' ? 'http' : 'https';
  return { host: hostname, port: port === '' ? (scheme === 'http' ? 80 : 443) : Number(port), protocol: scheme };
}

export function createClient({ secretKey, apiBase, timeoutMs, maxNetworkRetries }: PaymentsConfig): Stripe {
  return new Stripe(secretKey, {
    ...hostOf(apiBase),
    timeout: timeoutMs ?? TIMEOUT_MS,
    maxNetworkRetries: maxNetworkRetries ?? NETWORK_RETRIES,
    telemetry: false,
    appInfo: { name: 'Homeward' },
  });
}

/** Makes one call, checks that the answer is the object asked for, and maps every failure. */
export async function call<T extends z.ZodType>(
  kind: CallKind,
  expected: string,
  schema: T,
  request: () => Promise<unknown>,
): Promise<z.output<T>> {
  let answer: unknown;
  try {
    answer = await request();
  } catch (error) {
    throw toPaymentError(error, kind);
  }
  const parsed = schema.safeParse(answer);
  if (!parsed.success) throw notTheObject(expected, kind, parsed.error);
  return parsed.data;
}

/** For looking something up: null where Stripe has no such object. */
export async function orNull<T>(search: Promise<T>): Promise<T | null> {
  try {
    return await search;
  } catch (error) {
    if (error instanceof PaymentError && error.failure === 'rejected' && error.detail.status === 404) return null;
    throw error;
  }
}
