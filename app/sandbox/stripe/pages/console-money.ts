import type Stripe from 'stripe';
import { type Html, html } from '../../web/html';
import { formatAmount } from '../money/currencies';
import type { WireInvoice, WireSubscription } from '../store/billing-tables';
import type { Store } from '../store/store';
import { consoleFrame, entries, facts, moment, newest, order } from './console-parts';

const totalOf = ({ items, currency }: WireSubscription) =>
  formatAmount(
    items.data.reduce((sum, { price, quantity }) => sum + (price.unit_amount ?? 0) * quantity, 0),
    currency,
  );

export function subscriptionsPage(store: Store): Html {
  const rows = newest(store.newestFirst('subscription')).map((subscription) => ({
    href: `/subscriptions/${subscription.id}`,
    subject: `Every ${subscription.items.data[0]?.plan.interval ?? 'month'}`,
    state: subscription.cancel_at_period_end ? `${subscription.status}, ends with its period` : subscription.status,
    figure: totalOf(subscription),
    id: subscription.id,
    created: subscription.created,
  }));
  return consoleFrame(
    '/subscriptions',
    'Subscriptions',
    html`<div class="stack-wide"><h1>Subscriptions</h1>${entries(rows, 'Nothing yet. A subscription appears once somebody gives every month.')}</div>`,
  );
}

function invoiceLine(invoice: WireInvoice): Html {
  const tries = invoice.attempt_count === 1 ? '1 attempt' : `${invoice.attempt_count} attempts`;
  return html`<li class="stack"><p><a href="/i/${invoice.id}">${invoice.number}</a>, ${formatAmount(invoice.amount_due, invoice.currency)}, ${invoice.status}, ${tries}, ${moment(invoice.created)}</p></li>`;
}

/** One subscription, its invoices, and its next month. */
export function subscriptionPage(store: Store, id: string): Html | null {
  const subscription = store.get('subscription', id);
  if (!subscription) return null;
  const isOf = ({ parent }: WireInvoice) => parent?.subscription_details?.subscription === id;
  const end = subscription.items.data[0]?.current_period_end;
  return consoleFrame(
    '/subscriptions',
    `Subscription of ${totalOf(subscription)}`,
    html`<div class="stack-wide">
<div class="stack"><h1>${totalOf(subscription)} every ${subscription.items.data[0]?.plan.interval ?? 'month'}</h1>
${facts([
  ['State', subscription.status.replaceAll('_', ' ')],
  ['Began', `${moment(subscription.start_date)} UTC`],
  ['Period ends', end === undefined ? null : `${moment(end)} UTC`],
  ['Subscription', html`<code>${id}</code>`],
  ['Customer', html`<code>${subscription.customer}</code>`],
])}</div>
${subscription.status !== 'canceled' && order({ path: `subscriptions/${id}/renew`, back: `/subscriptions/${id}`, button: 'Renew now' })}
<div class="stack"><h2>Invoices</h2><ul class="plain">${newest(store.newestFirst('invoice')).filter(isOf).map(invoiceLine)}</ul></div>
</div>`,
  );
}

function payoutLine(payout: Stripe.Payout): Html {
  const to = (step: string) => ({ path: `payouts/${payout.id}/${step}`, back: '/payouts' });
  const canFail = payout.status === 'pending' || payout.status === 'paid';
  return html`<li class="stack"><p><strong class="figure">${formatAmount(payout.amount, payout.currency)}</strong>, ${payout.status}${payout.automatic && ', automatic'}, ${moment(payout.created)} <code>${payout.id}</code></p>
${canFail && html`<div class="row">${payout.status === 'pending' && order({ ...to('arrive'), button: 'It arrives' })}${order({ ...to('fail'), button: 'It fails' })}</div>`}</li>`;
}

function balanceOf(store: Store, now: number): Html[] {
  const sums = new Map<string, { available: number; pending: number }>();
  for (const { available_on, currency, net } of store.all('balance_transaction')) {
    const sum = sums.get(currency) ?? { available: 0, pending: 0 };
    sum[available_on <= now ? 'available' : 'pending'] += net;
    sums.set(currency, sum);
  }
  return [...sums].map(
    ([currency, sum]) =>
      html`<li><span>${currency.toUpperCase()}</span><span class="figure">${formatAmount(sum.available, currency)} available</span><span class="figure">${formatAmount(sum.pending, currency)} pending</span></li>`,
  );
}

/** The balance, and what was paid out of it. */
export function payoutsPage(store: Store, now: number): Html {
  const payouts = newest(store.newestFirst('payout'));
  const balance = balanceOf(store, now);
  return consoleFrame(
    '/payouts',
    'Payouts',
    html`<div class="stack-wide">
<div class="stack"><h1>Payouts</h1>
${balance.length > 0 ? html`<ul class="bill">${balance}</ul>` : html`<p class="soft">The balance is empty.</p>`}
<p class="soft">Money from a payment is available after two days.</p>
${order({ path: 'payouts', back: '/payouts', button: 'Pay out what is available' })}</div>
<div class="stack"><h2>Made so far</h2>${payouts.length === 0 ? html`<p class="soft">None yet.</p>` : html`<ul class="plain">${payouts.map(payoutLine)}</ul>`}</div>
</div>`,
  );
}
