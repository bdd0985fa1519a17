import type Stripe from 'stripe';
import { type Html, html } from '../../web/html';
import { formatAmount } from '../money/currencies';
import type { WireLineItem } from '../store/billing-tables';
import { cardChoice } from './card-choice';
import { sandboxPage } from './frame';

export interface PayForm {
  email: string;
  name: string;
  card: string;
  error: { heading: string; text: string; field: 'email' | 'card' } | null;
}

const VERBS: Record<string, string> = { donate: 'Donate', book: 'Book' };

const totalOf = (session: Stripe.Checkout.Session) =>
  formatAmount(session.amount_total ?? 0, session.currency ?? 'usd');

function bill(session: Stripe.Checkout.Session, items: readonly WireLineItem[]): Html {
  return html`<aside class="stack" aria-label="What is paid for">
<div><p class="soft">You are about to pay${session.mode === 'subscription' && ', and again each time it is due'}</p><h1 class="total">${totalOf(session)}</h1></div>
<hr class="way">
<ul class="bill">
${items.map((item) => html`<li><span>${item.description}${item.quantity !== null && item.quantity > 1 && html` × ${item.quantity}`}</span><span class="figure">${formatAmount(item.amount_total, item.currency)}</span></li>`)}
<li class="sum"><span>Total</span><span class="figure">${totalOf(session)}</span></li>
</ul>
${session.cancel_url && html`<p><a href="${session.cancel_url}">Go back without paying</a></p>`}
</aside>`;
}

function errorSummary(error: PayForm['error']): Html | null {
  return error && html`<div class="error" role="alert" id="error"><h2>${error.heading}</h2><p>${error.text}</p></div>`;
}

/** The hosted page on which an open session is paid. */
export function payPage(session: Stripe.Checkout.Session, items: readonly WireLineItem[], form: PayForm): Html {
  const invalidEmail = form.error?.field === 'email' ? html`aria-invalid="true" aria-describedby="error"` : '';
  return sandboxPage(
    `${form.error ? 'Error: ' : ''}Pay ${totalOf(session)}`,
    html`<div class="pay">
${bill(session, items)}
<section aria-label="Pay">
<form method="post" action="/c/pay/${session.id}" class="stack-wide" novalidate>
${errorSummary(form.error)}
<div class="stack">
<label class="field"><span>Email address</span><input type="email" name="email" value="${form.email}" autocomplete="email" required ${invalidEmail}></label>
<label class="field"><span>Name on card <span class="soft">(optional)</span></span><input type="text" name="name" value="${form.name}" autocomplete="cc-name" maxlength="200"></label>
</div>
${cardChoice(form.card, { withDebits: session.mode === 'payment' })}
${session.custom_text.submit && html`<p>${session.custom_text.submit.message}</p>`}
<div class="stack"><button class="pay-button">${VERBS[session.submit_type ?? ''] ?? 'Pay'} ${totalOf(session)}</button>
<p class="soft small">Nothing is charged: this page stands in for Stripe’s payment page.</p></div>
</form>
</section>
</div>`,
  );
}

/** The bank's question during 3-D Secure. */
export function confirmPage(session: Stripe.Checkout.Session): Html {
  return sandboxPage(
    'Confirm with your bank',
    html`<div class="stack-wide">
<div class="stack"><h1>Your bank asks: was it you?</h1>
<p>A payment of <strong class="figure">${totalOf(session)}</strong> waits for your answer. A real bank would ask here for a code or a fingerprint (3-D Secure).</p></div>
<form method="post" action="/c/pay/${session.id}/confirm" class="row">
<button name="answer" value="confirm">Yes, confirm the payment</button>
<button name="answer" value="refuse" class="quiet">No, refuse it</button>
</form>
</div>`,
    { narrow: true },
  );
}

/** A session that can no longer be paid. */
export function closedPage(session: Stripe.Checkout.Session, continueUrl: string | null): Html {
  const paid = session.status === 'complete';
  return sandboxPage(
    paid ? 'Already paid' : 'No longer open',
    html`<div class="stack">
<h1>${paid ? 'This payment has been made' : 'This payment page is no longer open'}</h1>
<p>${paid ? `${totalOf(session)} was paid once. It is not charged again.` : 'It was left open too long, or it was closed. Nothing was charged. You can go back and begin again.'}</p>
${continueUrl && html`<p><a class="button" href="${continueUrl}">${paid ? 'Continue' : 'Go back'}</a></p>`}
</div>`,
    { narrow: true },
  );
}

export function unknownPage(): Html {
  return sandboxPage(
    'Not found',
    html`<div class="stack"><h1>There is no such page here</h1><p>The address may have been cut off. Go back to where you came from and follow the link again.</p></div>`,
    { narrow: true },
  );
}

export function refusedFormPage(): Html {
  return sandboxPage(
    'Not accepted',
    html`<div class="stack"><h1>This form was sent from another site</h1><p>Nothing was charged. Open the payment page again and send the form from there.</p></div>`,
    { narrow: true },
  );
}
