import { type SandboxConfig, sandboxTime } from '../act';
import type { Store } from '../store/store';
import type { Delivery } from '../store/tables';
import { type Endpoint, type Sent, sendSigned } from './send';
import { signatureHeader } from './sign';

const GIVE_UP_AFTER_MS = 3 * 24 * 3600 * 1000;
const LONGEST_WAIT_MS = 3600 * 1000;
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
    for (const id of this.#due()) {
      const delivery = this.#store.get('delivery', id);
      if (this.#sending.size >= AT_ONCE) return;
      if (!delivery) continue;
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
      this.#store.put('delivery', { ...delivery, state: 'pending', next_attempt_at: sandboxTime(this.#store) }),
    );
  }

  /** Waits until nothing is being sent or due now; what failed and waits for another time does not count. */
  async drain(): Promise<void> {
    this.sendDue();
    while (this.#sending.size > 0 && !this.#stop.signal.aborted) {
      await Promise.all(this.#sending.values());
      this.sendDue();
    }
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#sending.values());
  }

  /** Pending deliveries whose moment has come, and whose turn it is. */
  *#due(): Generator<string> {
    const now = sandboxTime(this.#store);
    for (const id of this.#waiting) {
      const delivery = this.#store.get('delivery', id);
      if (delivery?.state !== 'pending') {
        this.#waiting.delete(id);
        continue;
      }
      const first = delivery.after === undefined ? undefined : this.#store.get('delivery', delivery.after);
      const isTurn = first?.state !== 'pending' || first.attempts.length > 0;
      if (isTurn && !this.#sending.has(id) && delivery.next_attempt_at <= now) yield id;
    }
  }

  async #attempt(delivery: Delivery, webhook: Endpoint): Promise<void> {
    const event = this.#store.get('event', delivery.id);
    if (!event) return;
    const at = Date.now();
    const body = JSON.stringify(event, null, 2);
    const signedAt = () => Math.floor(Date.now() / 1000) + this.#config.signatureSkewSeconds;
    const send = () =>
      sendSigned(webhook.url, body, signatureHeader(body, webhook.secrets, signedAt()), this.#stop.signal);
    const answers: Sent[] = await Promise.all(Array.from({ length: delivery.copies ?? 1 }, send));
    if (this.#stop.signal.aborted) return;
    const accepted = answers.some(({ status }) => status !== null && status >= 200 && status < 300);
    const made = answers.map(({ status, error }) => ({ at, status, error, duration_ms: Date.now() - at }));
    const wait = Math.min(this.#config.retryBaseMs * 2 ** delivery.attempts.length, LONGEST_WAIT_MS);
    const now = sandboxTime(this.#store);
    this.#store.transaction(() => {
      const current = this.#store.get('delivery', delivery.id);
      if (!current) return;
      const isOver = now - event.created * 1000 > GIVE_UP_AFTER_MS;
      const state = accepted ? 'delivered' : isOver ? 'given_up' : 'pending';
      const attempts = [...current.attempts, ...made];
      this.#store.put('delivery', { ...current, attempts, state, next_attempt_at: now + wait });
      if (state !== 'pending') this.#store.put('event', { ...event, pending_webhooks: 0 });
    });
  }
}
