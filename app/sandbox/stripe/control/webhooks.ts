import { z } from 'zod';
import { newId } from '../act';
import type { Store } from '../store/store';
import { matchesType } from '../webhooks/match';
import { heldEvents, releaseInOrder } from '../webhooks/rules';
import { handmade, sendByHand } from './handmade';
import { type ControlRoute, NOTHING, OrderRefused, orders } from './route';

const rule = z.strictObject({
  action: z.enum(['hold', 'drop', 'duplicate', 'reorder', 'delay']),
  type: z.string().optional(),
  about: z.string().optional(),
  times: z.int().min(1).nullable().default(null),
  copies: z.int().min(2).max(20).default(2),
  gather: z.int().min(2).max(50).default(2),
  delay_ms: z.int().min(0).default(0),
});

const selection = z.strictObject({ type: z.string().optional(), about: z.string().optional() });
const release = selection.extend({ order: z.enum(['fifo', 'reverse', 'shuffle']).default('fifo') });

function deliveriesOf(store: Store, { type, about }: z.output<typeof selection>) {
  const found: unknown[] = [];
  for (const delivery of store.newestFirst('delivery')) {
    const event = store.get('event', delivery.id);
    if (!event || (type !== undefined && !matchesType(event.type, type))) continue;
    const object = event.data.object;
    if (about !== undefined && event.id !== about && !JSON.stringify(object).includes(`"${about}"`)) continue;
    found.push({ event: event.id, type: event.type, created: event.created, ...delivery });
  }
  return { deliveries: found };
}

function inOrder(ids: string[], order: 'fifo' | 'reverse' | 'shuffle'): string[] {
  if (order === 'reverse') return ids.reverse();
  if (order === 'fifo') return ids;
  for (let last = ids.length - 1; last > 0; last -= 1) {
    const other = Math.floor(Math.random() * (last + 1));
    [ids[last], ids[other]] = [ids[other] as string, ids[last] as string];
  }
  return ids;
}

/** What becomes of events on their way, and events that never happened. */
export const webhookRoutes: ControlRoute[] = [
  orders('GET', '/sandbox/webhooks/rules', NOTHING, ({ store }) => ({ rules: [...store.all('webhook_rule')] })),
  orders('POST', '/sandbox/webhooks/rules', rule, ({ body, change }) =>
    change(({ store }) => store.put('webhook_rule', { ...body, id: newId('rule'), gathered: [] })),
  ),
  orders('DELETE', '/sandbox/webhooks/rules', NOTHING, ({ store, change }) =>
    change((act) => {
      for (const { id } of [...store.all('webhook_rule')]) act.store.remove('webhook_rule', id);
    }),
  ),
  orders('POST', '/sandbox/webhooks/release', release, async ({ store, body, change, deliverer }) => {
    const ids = inOrder(heldEvents(store, body.type, body.about), body.order);
    change((act) => releaseInOrder(act, ids));
    await deliverer.drain();
    return { released: ids.map((id) => ({ event: id, ...store.get('delivery', id) })) };
  }),
  orders('POST', '/sandbox/webhooks/deliveries', selection, ({ store, body }) => deliveriesOf(store, body)),
  orders('GET', '/sandbox/webhooks/deliveries', NOTHING, ({ store }) => deliveriesOf(store, {})),
  orders('POST', '/sandbox/webhooks/drain', NOTHING, async ({ store, deliverer }) => {
    await deliverer.drain();
    const states = [...store.all('delivery')].map(({ state }) => state);
    return { pending: states.filter((state) => state === 'pending').length, events: states.length };
  }),
  orders('POST', '/sandbox/events/:id/resend', NOTHING, async ({ store, id, deliverer }) => {
    if (!store.get('event', id)) throw new OrderRefused(404, `There is no event ${id}.`);
    deliverer.resend(id);
    await deliverer.drain();
    return store.get('delivery', id);
  }),
  orders('POST', '/sandbox/webhooks/send', handmade, sendByHand),
];
