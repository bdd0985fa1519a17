import type { IncomingMessage } from 'node:http';
import { isSameOrigin, pageReply, type Reply, readBody, redirectReply } from '../../web/respond';
import { type Act, actAt, type SandboxConfig } from '../act';
import { findCard } from '../cards';
import { type AttemptResult, answerConfirmation, attemptPayment } from '../payment/attempt';
import type { Store } from '../store/store';
import { closedPage, confirmPage, type PayForm, payPage, refusedFormPage, unknownPage } from './pay-view';

interface Visit {
  store: Store;
  config: SandboxConfig;
  sessionId: string;
  request: IncomingMessage;
}

const EMAIL = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;

const actNow = ({ store, config }: Visit): Act => actAt(store, config);

function originsOf(urls: readonly (string | null)[]): string[] {
  return [...new Set(urls.filter((url) => url !== null).map((url) => new URL(url).origin))];
}

function show(visit: Visit, form: PayForm): Reply {
  const session = visit.store.get('checkout.session', visit.sessionId);
  if (!session) return pageReply(unknownPage(), { status: 404 });
  const successUrl = session.success_url?.replaceAll('{CHECKOUT_SESSION_ID}', session.id) ?? null;
  if (session.status !== 'open' || session.expires_at <= actNow(visit).now) {
    const next = session.status === 'complete' ? successUrl : session.cancel_url;
    return pageReply(closedPage(session, next));
  }
  const items = visit.store.get('checkout_state', session.id)?.line_items ?? [];
  const status = form.error === null ? 200 : form.error.field === 'card' ? 402 : 422;
  return pageReply(payPage(session, items, form), { status, formTargets: originsOf([successUrl]) });
}

function follow(visit: Visit, result: AttemptResult, form: PayForm): Reply {
  const session = visit.store.get('checkout.session', visit.sessionId);
  if (result.kind === 'paid' && session?.success_url) {
    return redirectReply(session.success_url.replaceAll('{CHECKOUT_SESSION_ID}', session.id));
  }
  if (result.kind === 'confirm') return redirectReply(`/c/pay/${visit.sessionId}/confirm`);
  if (result.kind === 'declined') {
    const error = {
      heading: result.message,
      text: 'Nothing was charged. Choose another card to try again.',
      field: 'card' as const,
    };
    return show(visit, { ...form, error });
  }
  return show(visit, form);
}

async function postedForm(visit: Visit): Promise<URLSearchParams> {
  return new URLSearchParams((await readBody(visit.request, 20_000)).toString('utf8'));
}

async function submit(visit: Visit): Promise<Reply> {
  const posted = await postedForm(visit);
  const form: PayForm = {
    email: (posted.get('email') ?? '').trim().slice(0, 512),
    name: (posted.get('name') ?? '').trim().slice(0, 200),
    card: posted.get('card') ?? '',
    error: null,
  };
  if (!EMAIL.test(form.email)) {
    const error = {
      heading: 'Enter an email address',
      text: 'It looks like name@example.org. Nothing was charged.',
      field: 'email' as const,
    };
    return show(visit, { ...form, error });
  }
  const card = findCard(form.card);
  if (!card) {
    const error = { heading: 'Choose a test card', text: 'Nothing was charged.', field: 'card' as const };
    return show(visit, { ...form, error });
  }
  const payer = { email: form.email, name: form.name === '' ? null : form.name };
  const result = visit.store.transaction(() => attemptPayment(actNow(visit), visit.sessionId, card, payer));
  return follow(visit, result, form);
}

function blankForm(visit: Visit): PayForm {
  const session = visit.store.get('checkout.session', visit.sessionId);
  return { email: session?.customer_email ?? '', name: '', card: 'success', error: null };
}

function isWaitingForBank(visit: Visit): boolean {
  const intentId = visit.store.get('checkout_state', visit.sessionId)?.payment_intent;
  return (
    intentId !== null &&
    intentId !== undefined &&
    visit.store.get('payment_intent', intentId)?.status === 'requires_action'
  );
}

async function confirm(visit: Visit): Promise<Reply> {
  const answer = (await postedForm(visit)).get('answer');
  const result = visit.store.transaction(() =>
    answerConfirmation(actNow(visit), visit.sessionId, answer === 'confirm'),
  );
  return follow(visit, result, blankForm(visit));
}

function showConfirm(visit: Visit): Reply {
  const session = visit.store.get('checkout.session', visit.sessionId);
  if (session?.status !== 'open' || !isWaitingForBank(visit)) return show(visit, blankForm(visit));
  return pageReply(confirmPage(session), { formTargets: originsOf([session.success_url]) });
}

/** The hosted payment page: `/c/pay/cs_…` and `/c/pay/cs_…/confirm`, by GET and form post. */
export async function servePay(visit: Visit, step: 'pay' | 'confirm'): Promise<Reply> {
  if (visit.request.method !== 'POST') return step === 'pay' ? show(visit, blankForm(visit)) : showConfirm(visit);
  if (!isSameOrigin(visit.request)) return pageReply(refusedFormPage(), { status: 403 });
  return step === 'pay' ? submit(visit) : confirm(visit);
}
