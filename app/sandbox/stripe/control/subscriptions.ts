import { z } from 'zod';
import { answerInvoice, payInvoice, renewSubscription } from '../billing/renewal';
import { findCard } from '../cards';
import type { Store } from '../store/store';
import { type ControlRoute, NOTHING, OrderRefused, orders } from './route';

/** An invoice by its own id, or the latest of a subscription. */
function invoiceOf(store: Store, id: string) {
  const invoice = store.get('invoice', store.get('subscription', id)?.latest_invoice ?? id);
  if (!invoice) throw new OrderRefused(404, `There is no invoice for ${id}.`);
  return invoice;
}

/** Monthly gifts without waiting for the month. */
export const subscriptionRoutes: ControlRoute[] = [
  orders('POST', '/sandbox/subscriptions/:id/renew', NOTHING, ({ store, id, change }) => {
    if (!store.get('subscription', id)) throw new OrderRefused(404, `There is no subscription ${id}.`);
    change((act) => renewSubscription(act, id));
    const subscription = store.get('subscription', id);
    return { subscription, invoice: store.get('invoice', subscription?.latest_invoice ?? '') ?? null };
  }),
  orders(
    'POST',
    '/sandbox/invoices/:id/pay',
    z.strictObject({ card: z.string().default('success') }),
    ({ store, id, body, change }) => {
      const invoice = invoiceOf(store, id);
      const card = findCard(body.card);
      if (!card) throw new OrderRefused(400, `There is no test card ${body.card}.`);
      const payer = { email: invoice.customer_email ?? 'donor@example.org', name: invoice.customer_name };
      const result = change((act) => payInvoice(act, invoice, card, payer));
      return { result, invoice: invoiceOf(store, invoice.id) };
    },
  ),
  orders(
    'POST',
    '/sandbox/invoices/:id/confirm',
    z.strictObject({ answer: z.enum(['confirm', 'refuse']).default('confirm') }),
    ({ store, id, body, change }) => {
      const invoice = invoiceOf(store, id);
      const result = change((act) => answerInvoice(act, invoice, body.answer === 'confirm'));
      return { result, invoice: invoiceOf(store, invoice.id) };
    },
  ),
];
