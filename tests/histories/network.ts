import { receiveWebhook } from '~/domain/giving/index.server';
import type { Plan } from './plan';
import type { Random } from './random';
import { type Listed, listed, signed } from './stripe';

/** The way from Stripe to us: it loses events, doubles them, keeps them back and mixes them up. */
export class Network {
  readonly #seen = new Set<string>();
  #keptBack: Listed[] = [];

  constructor(
    readonly plan: Plan['network'],
    readonly random: Random,
  ) {}

  /** What other histories caused is not ours to deliver. */
  async begin(): Promise<void> {
    for (const { id } of await listed('events')) this.#seen.add(id);
  }

  /** Lets through what was sent since, in any order, as the plan's shares have it. */
  async flow(): Promise<void> {
    const sent = (await listed('events')).filter(({ id }) => !this.#seen.has(id));
    for (const { id } of sent) this.#seen.add(id);
    const waiting = [...this.#keptBack, ...sent];
    this.#keptBack = [];
    for (const event of this.random.shuffled(waiting)) {
      if (this.random.chance(this.plan.dropped)) continue;
      if (this.random.chance(this.plan.delayed)) this.#keptBack.push(event);
      else await this.#deliver(event);
    }
  }

  async #deliver(event: Listed): Promise<void> {
    const { body, signature } = signed(event);
    const copies = this.random.chance(this.plan.doubled) ? 3 : 1;
    const stored = await Promise.all(Array.from({ length: copies }, () => receiveWebhook(body, signature)));
    if (stored.includes(false)) throw new Error('a signed event was not believed');
  }
}
