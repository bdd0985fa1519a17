import type Stripe from 'stripe';
import type { Act } from '../act';
import type { Store } from '../store/store';
import type { Delivery, WebhookRule } from '../store/tables';
import { matchesType } from './match';

function applies(rule: WebhookRule, event: Stripe.EventBase): boolean {
  if (rule.type !== undefined && !matchesType(event.type, rule.type)) return false;
  return rule.about === undefined || JSON.stringify(event.data.object).includes(`"${rule.about}"`);
}

/** Sends held events one after another, in this order. */
export function releaseInOrder(act: Act, eventIds: readonly string[]): void {
  eventIds.forEach((id, index) => {
    const delivery = act.store.get('delivery', id);
    if (!delivery) return;
    const after = eventIds[index - 1];
    act.store.put('delivery', {
      ...delivery,
      state: 'pending',
      next_attempt_at: act.nowMs,
      ...(after !== undefined && { after }),
    });
  });
}

function applyRule(act: Act, rule: WebhookRule, delivery: Delivery): void {
  switch (rule.action) {
    case 'hold':
      act.store.put('delivery', { ...delivery, state: 'held' });
      return;
    case 'drop':
      act.store.put('delivery', { ...delivery, state: 'dropped' });
      return;
    case 'duplicate':
      act.store.put('delivery', { ...delivery, copies: rule.copies });
      return;
    case 'delay':
      act.store.put('delivery', { ...delivery, next_attempt_at: act.nowMs + rule.delay_ms });
      return;
    case 'reorder':
      act.store.put('delivery', { ...delivery, state: 'held' });
  }
}

/** Uses a rule up by one event; a `reorder` that has gathered enough lets them all go, last first. */
function spend(act: Act, rule: WebhookRule, eventId: string): void {
  if (rule.action === 'reorder') {
    const gathered = [...rule.gathered, eventId];
    if (gathered.length < rule.gather) act.store.put('webhook_rule', { ...rule, gathered });
    else {
      releaseInOrder(act, gathered.reverse());
      act.store.remove('webhook_rule', rule.id);
    }
    return;
  }
  if (rule.times === null) return;
  if (rule.times <= 1) act.store.remove('webhook_rule', rule.id);
  else act.store.put('webhook_rule', { ...rule, times: rule.times - 1 });
}

/** Queues a new event for sending; the first rule that matches it decides otherwise. */
export function queueDelivery(act: Act, event: Stripe.EventBase): void {
  const delivery: Delivery = { id: event.id, state: 'pending', attempts: [], next_attempt_at: act.nowMs };
  for (const rule of act.store.all('webhook_rule')) {
    if (!applies(rule, event)) continue;
    applyRule(act, rule, delivery);
    spend(act, rule, event.id);
    return;
  }
  act.store.put('delivery', delivery);
}

/** Held events, oldest first, that are of this type and about this object. */
export function heldEvents(store: Store, type: string | undefined, about: string | undefined): string[] {
  const held: string[] = [];
  for (const delivery of store.all('delivery')) {
    const event = delivery.state === 'held' ? store.get('event', delivery.id) : undefined;
    if (!event || (type !== undefined && !matchesType(event.type, type))) continue;
    if (about !== undefined && event.id !== about && !JSON.stringify(event.data.object).includes(`"${about}"`))
      continue;
    held.push(event.id);
  }
  return held;
}
