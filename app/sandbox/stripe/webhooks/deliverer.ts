import type { SandboxConfig } from '../act';
import type { Store } from '../store/store';
import type { Delivery } from '../store/tables';
import { signatureHeader } from './sign';

const GIVE_UP_AFTER_MS = 3 * 24 * 3600 * 1000;
const LONGEST_WAIT_MS = 3600 * 1000;
const ANSWER_WITHIN_MS = 20_000;
const AT_ONCE = 8;

/** Sends queued events to the webhook endpoint, signed anew each time, until one is answered 2xx or three days are over. */
export class Deliverer {
  readonly #store: Store;
  readonly #config: SandboxConfig;
  readonly #waiting = new Set<string>();
  readonly #sending = new Map<string, Promise<void>>();
  readonly #stop = new AbortController();

  constructor(store: Store, config: SandboxConfig) {
    this.#store = store;
    this.#config = config;
    for (const delivery of store.all('delivery')) if (delivery.state === 'pending') this.#waiting.add(delivery.id);
    store.onCommit((changes) => {
      for (const change of changes) {
        if (!('put' in change) || change.put[0] !== 'delivery') continue;
        if ((change.put[1] as Delivery).state === 'pending') this.#waiting.add(change.put[1].id);
      }
      if (this.#waiting.size > 0) setImmediate(() => this.sendDue());
    });
  }

  /** Starts every delivery whose time has come. */
  sendDue(): void {
    if (!this.#config.webhook || this.#stop.signal.aborted) return;
    const now = Date.now();
    for (const id of this.#waiting) {
      if (this.#sending.size >= AT_ONCE) return;
      const delivery = this.#store.get('delivery', id);
      if (this.#sending.has(id) || !delivery || delivery.next_attempt_at > now) continue;
      const sending = this.#attempt(delivery, this.#config.webhook).finally(() => {
        this.#sending.delete(id);
        setImmediate(() => this.sendDue());
      });
      this.#sending.set(id, sending);
    }
  }

  /** Sends an event once more, whatever became of it before. */
  resend(eventId: string): void {
    const delivery = this.#store.get('delivery', eventId);
    if (!delivery) return;
    this.#store.transaction(() =>
      this.#store.put('delivery', { ...delivery, state: 'pending', next_attempt_at: Date.now() }),
    );
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#sending.values());
  }

  async #attempt(delivery: Delivery, webhook: { url: string; secrets: readonly string[] }): Promise<void> {
    const event = this.#store.get('event', delivery.id);
    if (!event) return;
    const at = Date.now();
    const { status, error } = await this.#send(webhook, JSON.stringify(event, null, 2));
    if (this.#stop.signal.aborted) return;
    const accepted = status !== null && status >= 200 && status < 300;
    const attempts = [...delivery.attempts, { at, status, error, duration_ms: Date.now() - at }];
    const wait = Math.min(this.#config.retryBaseMs * 2 ** delivery.attempts.length, LONGEST_WAIT_MS);
    const state = accepted
      ? 'delivered'
      : Date.now() - event.created * 1000 > GIVE_UP_AFTER_MS
        ? 'given_up'
        : 'pending';
    if (state !== 'pending') this.#waiting.delete(delivery.id);
    this.#store.transaction(() => {
      this.#store.put('delivery', { ...delivery, attempts, state, next_attempt_at: Date.now() + wait });
      if (state !== 'pending') this.#store.put('event', { ...event, pending_webhooks: 0 });
    });
  }

  async #send(webhook: { url: string; secrets: readonly string[] }, body: string) {
    try {
      const response = await fetch(webhook.url, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
          'stripe-signature': signatureHeader(body, webhook.secrets, Math.floor(Date.now() / 1000)),
        },
        body,
        signal: AbortSignal.any([this.#stop.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
      });
      await response.arrayBuffer();
      return { status: response.status, error: null };
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
      return { status: null, error: cause instanceof Error ? cause.message || cause.name : String(cause) };
    }
  }
}
