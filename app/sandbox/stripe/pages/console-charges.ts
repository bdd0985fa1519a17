import type Stripe from 'stripe';
import { type Html, html } from '../../web/html';
import { methodBehind } from '../cards';
import { decimalsOf, formatAmount } from '../money/currencies';
import type { Store } from '../store/store';
import { choiceField, consoleFrame, entries, facts, moment, newest, order, textField } from './console-parts';

function stateOf(charge: Stripe.Charge): string {
  const parts: string[] = [charge.status];
  if (charge.refunded) parts.push('refunded');
  else if (charge.amount_refunded > 0) parts.push(`${formatAmount(charge.amount_refunded, charge.currency)} refunded`);
  if (charge.disputed) parts.push('disputed');
  return parts.join(', ');
}

export function chargesPage(store: Store): Html {
  const rows = newest(store.newestFirst('charge')).map((charge) => ({
    href: `/charges/${charge.id}`,
    subject: methodBehind(charge)?.label ?? 'Payment',
    state: stateOf(charge),
    figure: formatAmount(charge.amount, charge.currency),
    id: charge.id,
    created: charge.created,
  }));
  return consoleFrame(
    '/charges',
    'Charges',
    html`<div class="stack-wide"><h1>Charges</h1>${entries(rows, 'Nothing yet. A charge appears once somebody tries to pay.')}</div>`,
  );
}

/** An amount as one types it, such as 12.50. */
function typed(amount: number, currency: string): string {
  const decimals = decimalsOf(currency);
  const digits = String(amount).padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

function booked(movement: Stripe.BalanceTransaction | undefined): string {
  if (!movement) return 'not yet';
  const { amount, fee, net, currency, exchange_rate } = movement;
  const rate = exchange_rate === null ? '' : `, exchanged at ${exchange_rate}`;
  return `${formatAmount(amount, currency)}, fee ${formatAmount(fee, currency)}, net ${formatAmount(net, currency)}${rate}`;
}

function refundsOf(store: Store, charge: Stripe.Charge): Html | null {
  const back = `/charges/${charge.id}`;
  const refunds = newest(store.newestFirst('refund')).filter((refund) => refund.charge === charge.id);
  if (refunds.length === 0) return null;
  const finish = (id: string, outcome: string, button: string) =>
    order({ path: `refunds/${id}/finish`, back, button, hidden: { outcome } });
  return html`<div class="stack"><h2>Refunds</h2><ul class="plain">${refunds.map(
    (
      refund,
    ) => html`<li class="stack"><p>${formatAmount(refund.amount, refund.currency)}, ${refund.status}, ${moment(refund.created)} <code>${refund.id}</code></p>
<div class="row">${(refund.status === 'pending' || refund.status === 'requires_action') && finish(refund.id, 'succeeded', 'It arrives')}
${refund.status !== 'failed' && refund.status !== 'canceled' && finish(refund.id, 'failed', 'The bank sends it back')}</div></li>`,
  )}</ul></div>`;
}

const KINDS = [
  ['chargeback', 'Takes the money back'],
  ['inquiry', 'Only asks'],
] as const;
const REASONS = [
  ['fraudulent', 'Fraudulent'],
  ['product_not_received', 'Not received'],
  ['duplicate', 'Duplicate'],
  ['unrecognized', 'Not recognised'],
  ['general', 'Other'],
] as const;

function ordersFor(charge: Stripe.Charge): Html {
  const back = `/charges/${charge.id}`;
  const left = typed(charge.amount - charge.amount_refunded, charge.currency);
  const hidden = { currency: charge.currency };
  const to = (path: string) => `charges/${charge.id}/${path}`;
  if (charge.status === 'pending') {
    const finish = (outcome: string, button: string) =>
      order({ path: `debits/${charge.id}/finish`, back, button, hidden: { outcome } });
    return html`<div class="row">${finish('succeeded', 'The debit succeeds')}${finish('failed', 'The debit fails')}</div>`;
  }
  if (charge.status !== 'succeeded') return html`<p class="soft">The bank said no: ${charge.failure_message}</p>`;
  return html`<div class="orders">
<section class="stack" aria-labelledby="refund"><h2 id="refund">Refund</h2>
${order({ path: to('refund'), back, button: 'Refund', hidden, fields: textField('Amount', 'amount', left) })}</section>
<section class="stack" aria-labelledby="dispute"><h2 id="dispute">Dispute</h2>
${order({
  path: to('dispute'),
  back,
  button: 'Dispute',
  hidden,
  fields: html`${choiceField('The bank', 'kind', KINDS)}${choiceField('Reason', 'reason', REASONS)}${textField('Amount', 'amount', left)}`,
})}</section>
<section class="stack" aria-labelledby="more"><h2 id="more">More</h2>
${order({ path: to('fraud_warning'), back, button: 'The bank warns of fraud' })}
${charge.balance_transaction === null ? order({ path: to('settle'), back, button: 'Book it in the balance' }) : order({ path: to('retract_balance_transaction'), back, button: 'Take its balance transaction back' })}</section>
</div>`;
}

/** One charge, what became of it, and what can happen to it. */
export function chargePage(store: Store, id: string): Html | null {
  const charge = store.get('charge', id);
  if (!charge) return null;
  const disputes = newest(store.newestFirst('dispute')).filter((dispute) => dispute.charge === id);
  return consoleFrame(
    '/charges',
    `Charge of ${formatAmount(charge.amount, charge.currency)}`,
    html`<div class="stack-wide">
<div class="stack"><h1>${formatAmount(charge.amount, charge.currency)}</h1>
${facts([
  ['State', stateOf(charge)],
  ['Paid with', methodBehind(charge)?.label],
  ['When', `${moment(charge.created)} UTC`],
  ['In the balance', booked(store.get('balance_transaction', String(charge.balance_transaction)))],
  ['Charge', html`<code>${charge.id}</code>`],
  ['Payment intent', html`<code>${String(charge.payment_intent)}</code>`],
  [
    'Disputes',
    disputes.length === 0
      ? null
      : disputes.map((dispute) => html`<a href="/disputes/${dispute.id}">${dispute.status.replaceAll('_', ' ')}</a> `),
  ],
])}</div>
${ordersFor(charge)}
${refundsOf(store, charge)}
</div>`,
  );
}
