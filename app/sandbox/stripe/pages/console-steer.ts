import { type Html, html } from '../../web/html';
import { type SandboxConfig, sandboxTime } from '../act';
import type { Store } from '../store/store';
import type { ApiFault, WebhookRule } from '../store/tables';
import { choiceField, consoleFrame, moment, order, textField } from './console-parts';

const HOUR = 3600;
const STEPS = [
  [HOUR, 'One hour'],
  [24 * HOUR, 'One day'],
  [3 * 24 * HOUR, 'Three days'],
  [31 * 24 * HOUR, 'One month'],
] as const;

const ACTIONS = [
  ['hold', 'Hold'],
  ['drop', 'Drop'],
  ['duplicate', 'Send twice at once'],
  ['reorder', 'Send two in reverse'],
  ['delay', 'Delay by a minute'],
] as const;

const TYPES = [
  ['*', 'Every event'],
  ['checkout.session.*', 'checkout.session.*'],
  ['payment_intent.*', 'payment_intent.*'],
  ['charge.*', 'charge.*'],
  ['refund.*', 'refund.*'],
  ['charge.dispute.*', 'charge.dispute.*'],
  ['invoice.*', 'invoice.*'],
  ['customer.subscription.*', 'customer.subscription.*'],
  ['payout.*', 'payout.*'],
] as const;

const KINDS = [
  ['rate_limited', 'Too many requests (429)'],
  ['server_error', 'Error at Stripe (500)'],
  ['html_502', 'A page of HTML (502)'],
  ['json_404', 'JSON without error (404)'],
  ['json_503', 'JSON without error (503)'],
  ['truncated_body', 'Half a body'],
  ['cut_connection', 'Connection cut within the body'],
  ['answer_lost', 'Done, but the answer is lost'],
  ['timeout', 'Done, but no answer comes'],
  ['reset', 'Connection reset, nothing done'],
  ['key_revoked', 'Key revoked (401)'],
  ['in_flight', 'Same key in flight (409)'],
] as const;

const back = '/steer';

const ruleLine = (rule: WebhookRule) =>
  html`<li>${rule.action} ${rule.type ?? 'every event'}${rule.times !== null && `, ${rule.times} more`}</li>`;
const faultLine = (fault: ApiFault) =>
  html`<li>${fault.kind.replaceAll('_', ' ')}, ${fault.times} more, ${fault.method === '*' ? 'any method' : fault.method} <code>${fault.path}</code></li>`;

function webhooks(store: Store): Html {
  const rules = [...store.all('webhook_rule')];
  const held = [...store.all('delivery')].filter(({ state }) => state === 'held').length;
  const release = (how: string, button: string) =>
    order({ path: 'webhooks/release', back, button, hidden: { order: how } });
  return html`<section class="stack" aria-labelledby="webhooks"><h2 id="webhooks">Webhooks to come</h2>
${order({
  path: 'webhooks/rules',
  back,
  button: 'From now on',
  hidden: { delay_ms: '60000' },
  fields: html`${choiceField('What happens', 'action', ACTIONS)}${choiceField('Which', 'type', TYPES)}${textField('How many (empty: all)', 'times')}`,
})}
${rules.length > 0 && html`<ul class="plain">${rules.map(ruleLine)}</ul>${order({ path: 'webhooks/rules', back, button: 'No rules any more', remove: true })}`}
<p>${held === 1 ? '1 event is held.' : `${held} events are held.`}</p>
${held > 0 && html`<div class="row">${release('fifo', 'Let them go')}${release('reverse', 'Let them go in reverse')}</div>`}
</section>`;
}

function faults(store: Store): Html {
  const waiting = [...store.all('api_fault')];
  return html`<section class="stack" aria-labelledby="faults"><h2 id="faults">Faults of the API</h2>
${order({
  path: 'faults',
  back,
  button: 'Wait for the next requests',
  fields: html`${choiceField('What is answered', 'kind', KINDS)}${textField('Path', 'path', '/v1/*')}${textField('How many times', 'times', '1')}`,
})}
${waiting.length > 0 && html`<ul class="plain">${waiting.map(faultLine)}</ul>${order({ path: 'faults', back, button: 'No faults any more', remove: true })}`}
</section>`;
}

/** Time, webhooks and faults: what a sandbox can do and Stripe cannot. */
export function steerPage(store: Store, config: SandboxConfig): Html {
  const now = Math.floor(sandboxTime(store) / 1000);
  const ahead = Math.round((now - Date.now() / 1000) / HOUR);
  return consoleFrame(
    '/steer',
    'Time and faults',
    html`<div class="stack-wide">
<h1>Time and faults</h1>
<section class="stack" aria-labelledby="time"><h2 id="time">Time</h2>
<p>It is ${moment(now)} UTC here${ahead > 0 && `, ${ahead} hours ahead of the machine`}. Whatever falls due on the way happens: renewals, disputes, payouts, expiries.</p>
<div class="row">${STEPS.map(([seconds, button]) => order({ path: 'clock', back, button, hidden: { advance_seconds: String(seconds) } }))}</div></section>
<div class="orders">${config.webhook ? webhooks(store) : html`<p class="soft">No webhook address was given, so no events are sent.</p>`}${faults(store)}</div>
</div>`,
  );
}
