import { type Html, type HtmlValue, html } from '../../web/html';
import { sandboxPage } from './frame';

export const SHOWN = 50;

export const moment = (seconds: number) => new Date(seconds * 1000).toISOString().replace('T', ' ').slice(0, 19);

/** The first of many rows. */
export function newest<T>(rows: Iterable<T>): T[] {
  const shown: T[] = [];
  for (const row of rows) {
    shown.push(row);
    if (shown.length === SHOWN) break;
  }
  return shown;
}

const PLACES = [
  ['/', 'Events'],
  ['/charges', 'Charges'],
  ['/subscriptions', 'Subscriptions'],
  ['/payouts', 'Payouts'],
  ['/disputes', 'Disputes'],
  ['/steer', 'Time and faults'],
] as const;

export type Place = (typeof PLACES)[number][0];

/** A console page, with the way to the others. */
export function consoleFrame(here: Place, title: string, body: Html): Html {
  return sandboxPage(
    title,
    html`<nav aria-label="Console" class="places"><ul>
${PLACES.map(([path, name]) => html`<li><a href="${path}" ${here === path ? html`aria-current="page"` : ''}>${name}</a></li>`)}
</ul></nav>
${body}`,
  );
}

interface OrderForm {
  /** Of the control API, without its beginning, such as `charges/ch_…/refund`. */
  path: string;
  /** The page to come back to. */
  back: string;
  button: string;
  fields?: HtmlValue;
  hidden?: Record<string, string>;
  remove?: boolean;
}

/** A plain form that gives one order to the control API. */
export function order({ path, back, button, fields, hidden = {}, remove = false }: OrderForm): Html {
  const carried = { ...hidden, back, ...(remove && { method: 'DELETE' }) };
  return html`<form method="post" action="/do/${path}" class="order">
${Object.entries(carried).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${fields}
<button class="quiet slight">${button}</button>
</form>`;
}

export function textField(label: string, name: string, value = ''): Html {
  return html`<label class="field"><span>${label}</span><input type="text" name="${name}" value="${value}"></label>`;
}

/** A choice of values, the first of them chosen. */
export function choiceField(label: string, name: string, options: readonly (readonly [string, string])[]): Html {
  return html`<label class="field"><span>${label}</span><select name="${name}">${options.map(([value, text]) => html`<option value="${value}">${text}</option>`)}</select></label>`;
}

interface Entry {
  href: string;
  subject: string;
  state: string;
  figure: string;
  id: string;
  created: number;
}

/** Rows of one kind, newest first, each a link; or a sentence when there are none. */
export function entries(rows: readonly Entry[], none: string): Html {
  if (rows.length === 0) return html`<p class="soft">${none}</p>`;
  return html`<ul class="letters">${rows.map(
    (row) => html`<li><a href="${row.href}"><span class="subject">${row.subject}</span>
<span class="line"><span>${row.state}</span><span class="figure">${row.figure}</span></span>
<span class="line"><code>${row.id}</code><span class="moment">${moment(row.created)}</span></span></a></li>`,
  )}</ul>`;
}

/** Facts about one thing. Absent values are left out. */
export function facts(pairs: readonly (readonly [string, HtmlValue])[]): Html {
  const known = pairs.filter(([, value]) => value !== null && value !== undefined && value !== '');
  return html`<dl class="head">${known.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}
