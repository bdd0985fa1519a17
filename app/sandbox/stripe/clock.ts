import { type Act, actAt, type SandboxConfig, sandboxTime } from './act';
import { perform } from './payment/due';
import { DAILY_PAYOUT, scheduleDailyPayout } from './payment/payout';
import { expireSession } from './payment/session';
import type { Store } from './store/store';

const TICK_MS = 250;
const KEYS_ARE_KEPT_FOR = 24 * 3600;

interface Due {
  at: number;
  happen: (act: Act) => void;
}

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
      this.#runDue(sandboxTime(store), 'now');
      afterTick();
    }, TICK_MS);
  }

  close(): void {
    clearInterval(this.#timer);
  }

  /** Moves the sandbox's time ahead; all that falls due on the way happens in order, each at its own moment. */
  advance(seconds: number): void {
    const target = sandboxTime(this.#store) + seconds * 1000;
    this.#runDue(target, 'on_time');
    this.#store.transaction(() =>
      this.#store.put('clock_offset', { id: 'clock', ahead_ms: Math.max(0, target - Date.now()) }),
    );
  }

  #runDue(untilMs: number, when: 'now' | 'on_time'): void {
    if (this.#config.paysOutDaily && !this.#store.get('task', DAILY_PAYOUT))
      this.#store.transaction(() => scheduleDailyPayout(actAt(this.#store, this.#config)));
    for (let due = this.#next(untilMs); due !== null; due = this.#next(untilMs)) {
      const { at, happen } = due;
      const act = actAt(this.#store, this.#config, when === 'now' ? untilMs : Math.max(at, sandboxTime(this.#store)));
      this.#store.transaction(() => happen(act));
    }
    const oldest = Math.floor(untilMs / 1000) - KEYS_ARE_KEPT_FOR;
    for (const answer of this.#store.all('idempotent_answer')) {
      if (answer.created > oldest) break;
      this.#store.transaction(() => this.#store.remove('idempotent_answer', answer.id));
    }
  }

  /** The earliest thing that is due by then. */
  #next(untilMs: number): Due | null {
    let next: Due | null = null;
    for (const id of this.#open) {
      const session = this.#store.get('checkout.session', id);
      if (session?.status !== 'open') this.#open.delete(id);
      else if (session.expires_at * 1000 <= Math.min(untilMs, (next?.at ?? untilMs + 1) - 1))
        next = { at: session.expires_at * 1000, happen: (act) => expireSession(act, session) };
    }
    for (const task of this.#store.all('task')) {
      if (task.id === DAILY_PAYOUT && !this.#config.paysOutDaily) continue;
      if (task.due_at > untilMs || (next !== null && task.due_at >= next.at)) continue;
      next = {
        at: task.due_at,
        happen: (act) => {
          act.store.remove('task', task.id);
          perform(act, task);
        },
      };
    }
    return next;
  }
}
