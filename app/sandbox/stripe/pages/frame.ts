import { type Html, html } from '../../web/html';
import { page } from '../../web/layout';

const NOTICE = html`<strong>Payments sandbox.</strong> This is a demonstration: no real money moves, and no real card is asked for.`;

export function sandboxPage(title: string, body: Html, { narrow = false } = {}): Html {
  return page({ title: `${title} – payments sandbox`, notice: NOTICE, body, narrow });
}
