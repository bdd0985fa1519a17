import { expect } from 'vitest';
import { workerActor } from '~/domain/access';
import { givingHandlers } from '~/domain/giving/index.server';
import { inTransaction } from '~/platform/db/index.server';
import { outboxTask } from '~/platform/jobs/index.server';
import type { WebhookCatcher } from '../sandbox/webhook-catcher';
import { deliver, rowsOf } from './scene';

/** What happens on Stripe's side of a test: the sandbox's control API, and its deliveries handed to our webhook. */
export class StripeSide {
  readonly #delivered = new Set<string>();

  constructor(
    readonly apiBase: string,
    readonly catcher: WebhookCatcher,
  ) {}

  /** Orders something from the sandbox that no API of Stripe can do. */
  async order<T = Record<string, unknown>>(path: string, body: object = {}, method = 'POST'): Promise<T> {
    const answer = await fetch(`${this.apiBase}/sandbox/${path}`, {
      method,
      headers: { 'x-sandbox-control': '1', 'content-type': 'application/json' },
      ...(method === 'POST' && { body: JSON.stringify(body) }),
    });
    const said = await answer.text();
    expect({ path, status: answer.status, said: answer.ok ? '' : said }).toEqual({ path, status: 200, said: '' });
    return JSON.parse(said) as T;
  }

  /** Pays a session and answers the id of its charge. */
  async pay(sessionId: string, card = 'success', email = 'donor@example.org'): Promise<string> {
    type Paid = { result: { kind: string }; charge: string | { id: string } | null };
    let paid = await this.order<Paid>(`sessions/${sessionId}/pay`, { card, email });
    // The donor's bank asks, and the donor agrees.
    if (paid.result.kind === 'confirm') paid = await this.order<Paid>(`sessions/${sessionId}/confirm`);
    return typeof paid.charge === 'string' ? paid.charge : (paid.charge?.id ?? '');
  }

  /** Ids of everything that was sent so far counts as delivered: it is lost. */
  async lose(): Promise<void> {
    await this.order('webhooks/drain');
    for (const { id } of this.catcher.deliveries) this.#delivered.add(id);
  }

  /** Delivers what was sent since, in the order given, and works it off with the jobs it leaves. */
  async arrive(order: 'as_sent' | 'reversed' = 'as_sent'): Promise<void> {
    await this.order('webhooks/drain');
    const fresh = this.catcher.deliveries.filter(({ id }) => !this.#delivered.has(id));
    for (const { id, body, signature } of order === 'reversed' ? fresh.reverse() : fresh) {
      if (this.#delivered.has(id)) continue;
      this.#delivered.add(id);
      expect(await deliver(body, signature)).toBe(200);
    }
    await workOff();
  }
}

const task = outboxTask(givingHandlers);

/** Does every job that waits in the outbox, until none is left; what fails stays, and is answered. */
export async function workOff(kinds?: readonly string[]): Promise<string[]> {
  const failed = new Map<string, string>();
  for (;;) {
    const waiting = await inTransaction(workerActor, 'test.outbox', (tx) =>
      tx.outboxEvent.findMany({
        where: { handledAt: null, id: { notIn: [...failed.keys()] }, ...(kinds && { kind: { in: [...kinds] } }) },
        orderBy: { createdAt: 'asc' },
      }),
    );
    if (waiting.length === 0) return [...failed.values()];
    for (const { id, kind } of waiting) {
      try {
        await task({ eventId: id }, undefined as never);
      } catch (error) {
        failed.set(id, `${kind}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }
}

export interface OpenException {
  kind: string;
  subject_kind: string;
  subject_id: string;
  amount_minor: string | null;
}

export const exceptions = () =>
  rowsOf<OpenException>(
    `SELECT kind, subject_kind, subject_id, amount_minor FROM ledger.exception WHERE state = 'open' ORDER BY opened_at, kind`,
  );

/** Every balance transaction of the sandbox is booked once, and the balance at Stripe is their sum. */
export async function expectBalanceOfStripe(): Promise<void> {
  const { payments } = await import('~/platform/payments/installation-payments.server');
  const theirs = new Map<string, bigint>();
  for await (const held of payments().listBalanceTransactions({ createdFrom: new Date(0) })) {
    theirs.set(held.currency, (theirs.get(held.currency) ?? 0n) + held.netMinor);
  }
  const ours = await rowsOf<{ currency: string; net: string }>(
    `SELECT a.currency, sum(p.amount_minor)::text AS net FROM ledger.posting p JOIN ledger.account a ON a.id = p.account_id
     WHERE a.code = 'stripe_balance' GROUP BY a.currency`,
  );
  expect(new Map(ours.map(({ currency, net }) => [currency, BigInt(net)]))).toEqual(theirs);
}
