import type { IncomingMessage } from 'node:http';
import { html } from '../../web/html';
import { isSameOrigin, pageReply, type Reply, readBody, redirectReply } from '../../web/respond';
import { ApiError } from '../api/errors';
import { carryOut } from '../control/control';
import { OrderRefused, type Steered } from '../control/route';
import { decimalsOf } from '../money/currencies';
import { consoleFrame } from './console-parts';
import { refusedFormPage } from './pay-view';

const NUMBERS = new Set(['advance_seconds', 'times', 'delay_ms']);

/** What somebody typed as an amount, in minor units. */
function minorUnits(text: string, currency: string): number {
  const decimals = decimalsOf(currency);
  const [, whole, part = ''] = /^(\d{1,9})(?:[.,](\d{1,3}))?$/.exec(text) ?? [];
  if (whole === undefined || part.length > decimals)
    throw new OrderRefused(400, `${text} is not an amount in ${currency}`);
  return Number(whole + part.padEnd(decimals, '0'));
}

/** A form's fields as the control API's body; empty ones are left out. */
function bodyOf(posted: URLSearchParams): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  const currency = posted.get('currency');
  for (const [name, value] of posted) {
    const text = value.trim();
    if (text === '' || name === 'back' || name === 'method' || name === 'currency') continue;
    if (name === 'amount' && currency !== null) body.amount = minorUnits(text, currency);
    else if (NUMBERS.has(name)) body[name] = Number(text);
    else body[name] = text === 'true' ? true : text;
  }
  return body;
}

function refusedOrderPage(reason: string, back: string) {
  return consoleFrame(
    '/',
    'Not done',
    html`<div class="stack"><h1>That was not done</h1><p>${reason}</p><p><a class="button" href="${back}">Go back</a></p></div>`,
  );
}

/** The console's forms: `POST /do/…` gives the order `/sandbox/…` and goes back to the page it came from. */
export async function serveOrder(steered: Steered, request: IncomingMessage, path: string): Promise<Reply> {
  if (request.method !== 'POST' || !isSameOrigin(request)) return pageReply(refusedFormPage(), { status: 403 });
  const posted = new URLSearchParams((await readBody(request, 20_000)).toString('utf8'));
  const asked = posted.get('back') ?? '/';
  const back = /^\/(?!\/)[\w/.-]*$/.test(asked) ? asked : '/';
  try {
    const method = posted.get('method') === 'DELETE' ? 'DELETE' : 'POST';
    await carryOut(steered, method, path.replace(/^\/do\//, '/sandbox/'), bodyOf(posted));
    return redirectReply(back);
  } catch (error) {
    if (error instanceof OrderRefused || error instanceof ApiError)
      return pageReply(refusedOrderPage(error.message, back), { status: error.status });
    throw error;
  }
}
