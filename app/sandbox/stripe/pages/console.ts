import { type Html, html } from '../../web/html';
import { formatAmount } from '../money/currencies';
import type { Store } from '../store/store';
import type { Delivery } from '../store/tables';
import { consoleFrame, moment, newest, order, SHOWN } from './console-parts';

function deliveryState(delivery: Delivery | undefined): string {
  if (!delivery) return 'not sent: no webhook address';
  const tries = delivery.attempts.length;
  const last = delivery.attempts.at(-1);
  const answer = last === undefined ? '' : ` (${last.status ?? last.error ?? 'no answer'})`;
  if (delivery.state === 'delivered') return tries === 1 ? 'delivered' : `delivered at attempt ${tries}`;
  if (delivery.state === 'held' || delivery.state === 'dropped') return delivery.state;
  if (delivery.state === 'given_up') return `given up after ${tries} attempts${answer}`;
  return tries === 0 ? 'about to be sent' : `waiting after attempt ${tries}${answer}`;
}

function subjectOf(object: object): string {
  return 'id' in object && typeof object.id === 'string' ? object.id : '';
}

/** Session ids are long; their beginning tells them apart well enough here. */
function shortened(id: string): string {
  return id.length > 32 ? `${id.slice(0, 28)}…` : id;
}

function amountOf(object: object): string {
  const held = object as { amount?: unknown; amount_total?: unknown; currency?: unknown };
  const amount = typeof held.amount === 'number' ? held.amount : held.amount_total;
  return typeof amount === 'number' && typeof held.currency === 'string' ? formatAmount(amount, held.currency) : '';
}

/** What happened, newest first, and whether the application has heard of it. */
export function consolePage(store: Store, webhookUrl: string | null): Html {
  const events = newest(store.newestFirst('event'));
  return consoleFrame(
    '/',
    'Events',
    html`<div class="stack-wide">
<div class="stack"><h1>What happened here</h1>
<p>Each event and whether the application has accepted it. ${webhookUrl === null ? 'No webhook address was given, so nothing is sent.' : html`Events are sent to <code>${webhookUrl}</code>.`}</p></div>
${
  events.length === 0
    ? html`<p class="soft">Nothing yet. Events appear once somebody pays.</p>`
    : html`<p class="soft">The newest ${SHOWN} events, times in UTC</p>
<ul class="letters">${events.map(
        (event) => html`<li><a href="/events/${event.id}"><span class="subject">${event.type}</span>
<span class="line"><span>${deliveryState(store.get('delivery', event.id))}</span><span class="figure">${amountOf(event.data.object)}</span></span>
<span class="line"><code>${shortened(subjectOf(event.data.object))}</code><span class="moment">${moment(event.created)}</span></span></a></li>`,
      )}</ul>`
}
</div>`,
  );
}

/** One event as it was sent, every attempt to send it, and a button to send it again. */
export function eventPage(store: Store, id: string): Html | null {
  const event = store.get('event', id);
  if (!event) return null;
  const delivery = store.get('delivery', id);
  return consoleFrame(
    '/',
    event.type,
    html`<div class="stack-wide">
<div class="stack"><p><a href="/">All events</a></p><h1>${event.type}</h1>
<dl class="head"><dt>Event</dt><dd><code>${event.id}</code></dd><dt>When</dt><dd>${moment(event.created)} UTC</dd><dt>Delivery</dt><dd>${deliveryState(delivery)}</dd></dl></div>
${
  delivery &&
  html`<div class="row">
${order({ path: `events/${id}/resend`, back: `/events/${id}`, button: 'Send it again' })}
${delivery.state === 'held' && order({ path: 'webhooks/release', back: `/events/${id}`, button: 'Let it go', hidden: { about: id } })}
</div>
<div class="scroll" role="region" aria-label="Attempts" tabindex="0"><table><caption>Attempts to deliver it</caption>
<thead><tr><th scope="col">When</th><th scope="col">Answer</th><th scope="col" class="figure">Time (ms)</th></tr></thead>
<tbody>${delivery.attempts.map((attempt) => html`<tr><td>${moment(Math.floor(attempt.at / 1000))}</td><td>${attempt.status ?? attempt.error}</td><td class="figure">${attempt.duration_ms}</td></tr>`)}</tbody></table></div>`
}
<div class="stack"><h2>As it is sent</h2><pre tabindex="0">${JSON.stringify(event, null, 2)}</pre></div>
</div>`,
  );
}
