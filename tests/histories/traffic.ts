import { randomUUID } from 'node:crypto';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { anotherBrowser, thanks } from '../faults/donor';
import { asSuperuser } from '../integration/database';
import { approve, execute, request } from '../integration/ledger/acts';
import { type Scene, value } from '../integration/ledger/scene';
import type { Random } from './random';
import { attempt, listed } from './stripe';

// What goes on while the application or its database is killed: donors with browsers, finance with the database's
// functions, banks with the sandbox. Whatever fails because something is dead just then is not done, or done later.

export const currencies = ['USD', 'JPY', 'KWD'] as const;
export type Currency = (typeof currencies)[number];

export interface Need {
  scene: Scene;
  slug: string;
}

interface Charge {
  id: string;
  amount: number;
  paid: boolean;
}

export class Traffic {
  constructor(
    /** A need in each currency. */
    readonly needs: Readonly<Record<Currency, Need>>,
    readonly random: Random,
    /** Whether people also act through the database itself; not while that is about to be killed. */
    readonly withDatabase: boolean,
  ) {}

  /** Keeps several people busy until it is stopped. Answers how many of their acts came to an end, and how many did not. */
  async flow(people: number, stopped: AbortSignal): Promise<{ done: number; broken: number }> {
    const counted = { done: 0, broken: 0 };
    const acts = [
      this.#donor,
      this.#donor,
      this.#donor,
      this.#dashboard,
      this.#dispute,
      ...(this.withDatabase ? [this.#refund, this.#payment] : []),
    ];
    const person = async () => {
      while (!stopped.aborted) {
        const act = this.random.pick(acts);
        await act.call(this).then(
          () => (counted.done += 1),
          // A dead application, a dead database, a line that has not enough: all of these are part of it.
          () => (counted.broken += 1),
        );
        await pause(this.random.int(0, 20));
      }
    };
    await Promise.all(Array.from({ length: people }, person));
    return counted;
  }

  async #donor(): Promise<void> {
    const currency = this.random.pick(currencies);
    const { scene, slug } = this.needs[currency];
    const fields: Record<string, string> = {
      amount: '2500',
      cover_fee: this.random.pick(['yes', 'no']),
      other: String(this.random.int(1, 40) * (currency === 'JPY' ? 100 : 1)),
      left_over: this.random.pick(['pool', 'refund']),
    };
    if (this.random.chance(0.5)) fields.line = this.random.pick(scene.lineIds);
    const answer = await fetch(`${process.env.APP_URL}/en/needs/${slug}/give`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams(fields),
      headers: { origin: process.env.APP_URL ?? '', 'user-agent': anotherBrowser() },
    });
    const sessionId = /cs_\w+/.exec(answer.headers.get('location') ?? '')?.[0];
    if (!sessionId) throw new Error(`no session: ${answer.status}`);
    await attempt(`sessions/${sessionId}/pay`, { email: `donor-${randomUUID()}@kills.example` });
    if (this.random.chance(0.4)) await thanks(sessionId);
  }

  async #refund(): Promise<void> {
    const [gift] = await asSuperuser(
      async (client) =>
        (await client.query<{ id: string }>('SELECT id FROM giving.gift ORDER BY random() LIMIT 1')).rows,
    );
    if (!gift) return;
    await value(this.needs.USD.scene.finance, `SELECT giving.request_refund($1, $2, $3, 'requested_by_donor')`, [
      randomUUID(),
      gift.id,
      this.random.chance(0.5) ? null : 100n,
    ]);
  }

  async #charge(): Promise<Charge | undefined> {
    const charges = (await listed<Charge>('charges')).filter(({ paid }) => paid);
    return charges.length > 0 ? this.random.pick(charges) : undefined;
  }

  async #dashboard(): Promise<void> {
    const charge = await this.#charge();
    if (charge) await attempt(`charges/${charge.id}/refund`, this.random.chance(0.5) ? {} : { amount: 50 });
  }

  async #dispute(): Promise<void> {
    const charge = await this.#charge();
    const dispute = charge && (await attempt<{ id: string }>(`charges/${charge.id}/dispute`, {}));
    if (dispute && this.random.chance(0.7))
      await attempt(`disputes/${dispute.id}/close`, { verdict: this.random.pick(['won', 'lost']) });
  }

  async #payment(): Promise<void> {
    const id = randomUUID();
    const { scene } = this.needs[this.random.pick(currencies)];
    await request(scene, BigInt(this.random.int(1, 500)), {
      lineIndex: this.random.int(0, scene.lineIds.length - 1),
      id,
    });
    await approve(scene.finance, id);
    await execute(scene.finance2, id);
  }
}
