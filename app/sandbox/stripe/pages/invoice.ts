import type { IncomingMessage } from 'node:http';
import { isSameOrigin, pageReply, type Reply, readBody, redirectReply } from '../../web/respond';
import { actAt, type SandboxConfig } from '../act';
import { intentOf } from '../billing/invoice';
import { answerInvoice, payInvoice } from '../billing/renewal';
import { findCard } from '../cards';
import type { AttemptResult } from '../payment/attempt';
import type { WireInvoice } from '../store/billing-tables';
import type { Store } from '../store/store';
import { confirmInvoicePage, invoicePage } from './invoice-view';
import { refusedFormPage, unknownPage } from './pay-view';

interface Visit {
  store: Store;
  config: SandboxConfig;
  request: IncomingMessage;
}

function show({ store, config }: Visit, id: string, error: string | null): Reply {
  const invoice = store.get('invoice', id);
  if (!invoice) return pageReply(unknownPage(), { status: 404 });
  const isWaiting = intentOf(actAt(store, config), invoice)?.status === 'requires_action';
  return pageReply(invoicePage(invoice, { isWaiting, error }), { status: error === null ? 200 : 402 });
}

function follow(visit: Visit, invoice: WireInvoice, result: AttemptResult): Reply {
  if (result.kind === 'declined') return show(visit, invoice.id, result.message);
  return redirectReply(result.kind === 'confirm' ? `/i/${invoice.id}/confirm` : `/i/${invoice.id}`);
}

/** The hosted page of an invoice: `/i/in_…` and `/i/in_…/confirm`, by GET and form post. */
export async function serveInvoice(visit: Visit, id: string, step: 'pay' | 'confirm'): Promise<Reply> {
  const { store, config, request } = visit;
  const invoice = store.get('invoice', id);
  if (!invoice) return pageReply(unknownPage(), { status: 404 });
  if (request.method !== 'POST')
    return step === 'confirm' && invoice.status === 'open'
      ? pageReply(confirmInvoicePage(invoice))
      : show(visit, id, null);
  if (!isSameOrigin(request)) return pageReply(refusedFormPage(), { status: 403 });
  const posted = new URLSearchParams((await readBody(request, 20_000)).toString('utf8'));
  if (step === 'confirm') {
    const confirmed = posted.get('answer') === 'confirm';
    return follow(
      visit,
      invoice,
      store.transaction(() => answerInvoice(actAt(store, config), invoice, confirmed)),
    );
  }
  const card = findCard(posted.get('card'));
  if (!card) return show(visit, id, 'Choose a test card');
  const payer = { email: invoice.customer_email ?? 'donor@example.org', name: invoice.customer_name };
  return follow(
    visit,
    invoice,
    store.transaction(() => payInvoice(actAt(store, config), invoice, card, payer)),
  );
}
