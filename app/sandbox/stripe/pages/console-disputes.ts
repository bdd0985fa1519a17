import { type Html, html } from '../../web/html';
import { formatAmount } from '../money/currencies';
import { isOpen } from '../payment/dispute';
import type { Store } from '../store/store';
import { consoleFrame, entries, facts, moment, newest, order } from './console-parts';

const words = (status: string) => status.replaceAll('_', ' ');

export function disputesPage(store: Store): Html {
  const rows = newest(store.newestFirst('dispute')).map((dispute) => ({
    href: `/disputes/${dispute.id}`,
    subject: words(dispute.reason),
    state: words(dispute.status),
    figure: formatAmount(dispute.amount, dispute.currency),
    id: dispute.id,
    created: dispute.created,
  }));
  return consoleFrame(
    '/disputes',
    'Disputes',
    html`<div class="stack-wide"><h1>Disputes</h1>${entries(rows, 'Nothing yet. Pay with a card that is disputed, or open a charge and dispute it.')}</div>`,
  );
}

/** One dispute, its evidence, and how the bank may decide. */
export function disputePage(store: Store, id: string): Html | null {
  const dispute = store.get('dispute', id);
  if (!dispute) return null;
  const back = `/disputes/${id}`;
  const isInquiry = dispute.status.startsWith('warning_');
  const evidence = Object.entries(dispute.evidence).filter(([, piece]) => typeof piece === 'string');
  const close = (verdict: string, button: string, more: Record<string, string> = {}) =>
    order({ path: `disputes/${id}/close`, back, button, hidden: { verdict, ...more } });
  const verdicts = isInquiry
    ? html`${close('won', 'Close the inquiry')}${order({ path: `disputes/${id}/escalate`, back, button: 'It becomes a chargeback' })}`
    : html`${close('won', 'Won')}${close('won', 'Won, fee returned', { return_fee: 'true' })}${close('lost', 'Lost')}`;
  return consoleFrame(
    '/disputes',
    `Dispute of ${formatAmount(dispute.amount, dispute.currency)}`,
    html`<div class="stack-wide">
<div class="stack"><h1>${formatAmount(dispute.amount, dispute.currency)}, ${words(dispute.status)}</h1>
${facts([
  ['Reason', words(dispute.reason)],
  ['Opened', `${moment(dispute.created)} UTC`],
  ['Evidence due', dispute.evidence_details.due_by === null ? null : `${moment(dispute.evidence_details.due_by)} UTC`],
  ['Evidence', dispute.evidence_details.submission_count > 0 ? 'submitted' : 'not submitted'],
  ['Charge', html`<a href="/charges/${String(dispute.charge)}"><code>${String(dispute.charge)}</code></a>`],
  ['Dispute', html`<code>${dispute.id}</code>`],
])}</div>
${isOpen(dispute) && html`<div class="row">${verdicts}</div>`}
${evidence.length > 0 && html`<div class="stack"><h2>Evidence</h2>${facts(evidence.map(([name, piece]) => [words(name), String(piece)] as const))}</div>`}
</div>`,
  );
}
