import { type Html, html } from '../web/html';
import { page } from '../web/layout';
import type { Letter } from './mailbox';

const NOTICE = html`<strong>Mail catcher of the demonstration.</strong> Mails that the product sends end here; none reaches a real person.`;
const SHOWN = 100;

const mailPage = (title: string, body: Html) => page({ title: `${title} – mail catcher`, notice: NOTICE, body });

const moment = (date: Date) => `${date.toISOString().replace('T', ' ').slice(0, 19)} UTC`;

/** Text with its web addresses as links, so that a sign-in link can be followed. */
function withLinks(text: string): Html[] {
  const parts = text.split(/(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]])/);
  return parts.map((part, index) => (index % 2 === 1 ? html`<a href="${part}">${part}</a>` : html`${part}`));
}

export function listPage(letters: readonly Letter[], recipient: string): Html {
  return mailPage(
    'Mails',
    html`<div class="stack-wide">
<h1>${letters.length === 0 ? 'No mails' : letters.length === 1 ? '1 mail' : `${letters.length} mails`}${recipient && html` to ${recipient}`}</h1>
<form class="search" method="get" action="/" role="search">
<label class="field"><span>Sent to</span><input type="search" name="to" value="${recipient}" autocomplete="off"></label>
<button class="quiet">Show</button>${recipient && html` <a href="/">All mails</a>`}
</form>
${
  letters.length === 0
    ? html`<p class="soft">Mails appear here as soon as the product sends one. Load this page again then.</p>`
    : html`<ul class="letters">${letters
        .slice(0, SHOWN)
        .map(
          (letter) =>
            html`<li><a href="/messages/${letter.id}"><span class="subject">${letter.subject}</span><span class="line"><span>to ${letter.recipients.join(', ')}</span><span>${moment(letter.receivedAt)}</span></span></a></li>`,
        )}</ul>`
}
${letters.length > SHOWN && html`<p class="soft">The newest ${SHOWN} are shown. Narrow the list by address.</p>`}
</div>`,
  );
}

function attachments(letter: Letter): Html | null {
  if (letter.attachments.length === 0) return null;
  return html`<section class="stack"><h2>Attachments</h2><ul class="files">${letter.attachments.map(
    (file, index) =>
      html`<li><a href="/messages/${letter.id}/attachments/${index}">${file.filename}</a> <span class="soft">${file.mimeType}, ${file.sizeBytes} bytes</span></li>`,
  )}</ul></section>`;
}

export function letterPage(letter: Letter): Html {
  return mailPage(
    letter.subject,
    html`<div class="stack-wide">
<div class="stack"><p><a href="/">All mails</a></p><h1>${letter.subject}</h1>
<dl class="head"><dt>From</dt><dd>${letter.from}</dd><dt>To</dt><dd>${letter.recipients.join(', ')}</dd><dt>Received</dt><dd>${moment(letter.receivedAt)}</dd></dl></div>
${letter.text !== null && html`<section class="stack"><h2>Text</h2><div class="letter-text" dir="auto">${withLinks(letter.text)}</div></section>`}
${letter.html !== null && html`<section class="stack"><h2>As HTML</h2><p class="soft small">Links open in a new tab. Scripts and outside pictures are blocked.</p><iframe title="The mail as HTML" src="/messages/${letter.id}/html" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe></section>`}
${attachments(letter)}
<p><a href="/messages/${letter.id}/source.eml">Download the mail as it was sent (.eml)</a></p>
</div>`,
  );
}

export function missingPage(): Html {
  return mailPage(
    'Not found',
    html`<div class="stack"><h1>There is no such mail</h1><p>It may have been deleted. <a href="/">See all mails</a></p></div>`,
  );
}
