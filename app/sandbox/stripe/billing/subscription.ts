import type { Act } from '../act';
import type { WireSubscription } from '../store/billing-tables';
import { emit } from '../webhooks/emit';

/** Changes a subscription and tells of it, with the former values of what changed. */
export function changeSubscription(
  act: Act,
  subscription: WireSubscription,
  changes: Partial<WireSubscription>,
): WireSubscription {
  const changed = act.store.put('subscription', { ...subscription, ...changes });
  const names = Object.keys(changes) as (keyof WireSubscription)[];
  const previous = Object.fromEntries(names.map((name) => [name, subscription[name]]));
  emit(act, 'customer.subscription.updated', changed, previous);
  return changed;
}

export function hasEnded({ status }: WireSubscription): boolean {
  return status === 'canceled' || status === 'incomplete_expired';
}

/** Ends a subscription for good; nothing is charged from now on. */
export function endSubscription(
  act: Act,
  subscription: WireSubscription,
  reason: 'cancellation_requested' | 'payment_failed',
): WireSubscription {
  act.store.remove('task', renewalTask(subscription.id));
  const ended = act.store.put('subscription', {
    ...subscription,
    canceled_at: subscription.canceled_at ?? act.now,
    cancellation_details: { comment: null, feedback: null, feedback_option: null, reason },
    ended_at: act.now,
    status: 'canceled',
  });
  emit(act, 'customer.subscription.deleted', ended);
  return ended;
}

export const renewalTask = (subscription: string) => `task_renew_${subscription}`;

/** Sets the end of the present period as the time of the next renewal; there is one at a time. */
export function scheduleRenewal(act: Act, { id, items }: WireSubscription): void {
  const end = items.data[0]?.current_period_end;
  if (end === undefined) return;
  act.store.put('task', { id: renewalTask(id), kind: 'renew', subject: id, due_at: end * 1000 });
}
