import type { Act, SandboxConfig } from './act';
import { settleCharge } from './payment/charge';
import { openDispute } from './payment/dispute';
import { expireSession } from './payment/session';
import type { Store } from './store/store';

const TICK_MS = 250;

/** Does what happens by itself: sessions run out, banks dispute, webhooks are tried again, old keys are forgotten. */
export class Clock {
  readonly #store: Store;
  readonly #config: SandboxConfig;
  readonly #open = new Set<string>();
  readonly #timer: NodeJS.Timeout;

  constructor(store: Store, config: SandboxConfig, afterTick: () => void) {
    this.#store = store;
    this.#config = config;
    for (const session of store.all('checkout.session')) if (session.status === 'open') this.#open.add(session.id);
    store.onCommit((changes) => {
      for (const change of changes)
        if ('put' in change && change.put[0] === 'checkout.session') this.#open.add(change.put[1].id);
    });
    this.#timer = setInterval(() => {
      this.#tick();
      afterTick();
    }, TICK_MS);
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #tick(): void {
    const nowMs = Date.now();
    const act: Act = { store: this.#store, config: this.#config, nowMs, now: Math.floor(nowMs / 1000), cause: null };
    for (const id of this.#open) {
      const session = this.#store.get('checkout.session', id);
      if (session?.status !== 'open') this.#open.delete(id);
      else if (session.expires_at <= act.now) this.#store.transaction(() => expireSession(act, session));
    }
    for (const task of this.#store.all('task')) {
      if (task.due_at > nowMs) continue;
      this.#store.transaction(() => {
        this.#store.remove('task', task.id);
        if (task.kind === 'settle_charge') settleCharge(act, task.charge);
        else openDispute(act, task.charge, task.kind);
      });
    }
    for (const answer of this.#store.all('idempotent_answer')) {
      if (answer.created > act.now - 24 * 3600) break;
      this.#store.transaction(() => this.#store.remove('idempotent_answer', answer.id));
    }
  }
}
