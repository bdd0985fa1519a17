import { type Html, html } from '../../web/html';
import { formatAmount } from '../money/currencies';
import type { WireInvoice } from '../store/billing-tables';
import { cardChoice } from './card-choice';
import { sandboxPage } from './frame';

const amountOf = ({ amount_due, currency }: WireInvoice) => formatAmount(amount_due, currency);
const day = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 10);

function bill(invoice: WireInvoice): Html {
  const period = invoice.lines.data[0]?.period;
  return html`<aside class="stack" aria-label="What the invoice is for">
<div><p class="soft">Invoice ${invoice.number}</p><h1 class="total">${amountOf(invoice)}</h1></div>
<hr class="way">
<ul class="bill">
${invoice.lines.data.map((line) => html`<li><span>${line.description}</span><span class="figure">${formatAmount(line.amount, line.currency)}</span></li>`)}
<li class="sum"><span>Total</span><span class="figure">${amountOf(invoice)}</span></li>
</ul>
${period && html`<p class="soft">For the time from ${day(period.start)} to ${day(period.end)}</p>`}
</aside>`;
}

const ENDED: Record<string, string> = {
  paid: 'This invoice has been paid. It is not charged again.',
  void: 'This invoice was cancelled. Nothing is due.',
  uncollectible: 'This invoice is no longer collected. Nothing is due.',
};

/** The hosted page on which an invoice that could not be charged is paid. */
export function invoicePage(
  invoice: WireInvoice,
  { isWaiting, error }: { isWaiting: boolean; error: string | null },
): Html {
  const ended = ENDED[invoice.status ?? ''];
  const form = html`<form method="post" action="/i/${invoice.id}" class="stack-wide" novalidate>
${error !== null && html`<div class="error" role="alert" id="error"><h2>${error}</h2><p>Nothing was charged. Choose another card to try again.</p></div>`}
${isWaiting && html`<p>The bank waits for an answer. <a href="/i/${invoice.id}/confirm">Answer your bank</a></p>`}
${cardChoice('success')}
<div class="stack"><button class="pay-button">Pay ${amountOf(invoice)}</button>
<p class="soft small">Nothing is charged: this page stands in for Stripe’s invoice page.</p></div>
</form>`;
  return sandboxPage(
    `${error === null ? '' : 'Error: '}Invoice ${invoice.number ?? ''}`,
    html`<div class="pay">
${bill(invoice)}
<section aria-label="Pay">${ended === undefined ? form : html`<p>${ended}</p>`}</section>
</div>`,
  );
}

/** The bank's question before an invoice is paid. */
export function confirmInvoicePage(invoice: WireInvoice): Html {
  return sandboxPage(
    'Confirm with your bank',
    html`<div class="stack-wide">
<div class="stack"><h1>Your bank asks: was it you?</h1>
<p>A payment of <strong class="figure">${amountOf(invoice)}</strong> waits for your answer. A real bank would ask here for a code or a fingerprint (3-D Secure).</p></div>
<form method="post" action="/i/${invoice.id}/confirm" class="row">
<button name="answer" value="confirm">Yes, confirm the payment</button>
<button name="answer" value="refuse" class="quiet">No, refuse it</button>
</form>
</div>`,
    { narrow: true },
  );
}
