import { z } from 'zod';
import { findCard } from '../cards';
import { answerConfirmation, attemptPayment } from '../payment/attempt';
import { retractSettlement, settleCharge } from '../payment/charge';
import { finishDebit } from '../payment/debit';
import { expireSession } from '../payment/session';
import type { Store } from '../store/store';
import { TABLE_BY_ID_PREFIX } from '../store/tables';
import { chargeOf } from './charge-of';
import { mergeDeep, objectBy } from './handmade';
import { type ControlRoute, NOTHING, OrderRefused, orders } from './route';

const pay = z.strictObject({
  /** A test card's number or name. */
  card: z.string().default('success'),
  email: z.email().default('donor@example.org'),
  name: z.string().nullable().default(null),
});
function sessionState(store: Store, id: string) {
  const session = store.get('checkout.session', id);
  const intentId = store.get('checkout_state', id)?.payment_intent ?? null;
  const intent = intentId === null ? undefined : store.get('payment_intent', intentId);
  return { session, payment_intent: intent, charge: intent?.latest_charge ?? null };
}

function assertSession(store: Store, id: string) {
  const session = store.get('checkout.session', id);
  if (!session) throw new OrderRefused(404, `There is no session ${id}.`);
  return session;
}

/** What donors, banks and the account's owner do, without a browser. */
export const paymentRoutes: ControlRoute[] = [
  orders('POST', '/sandbox/sessions/:id/pay', pay, ({ store, id, body, change }) => {
    assertSession(store, id);
    const card = findCard(body.card);
    if (!card) throw new OrderRefused(400, `There is no test card ${body.card}.`);
    const result = change((act) => attemptPayment(act, id, card, { email: body.email, name: body.name }));
    return { result, ...sessionState(store, id) };
  }),
  orders(
    'POST',
    '/sandbox/sessions/:id/confirm',
    z.strictObject({ answer: z.enum(['confirm', 'refuse']).default('confirm') }),
    ({ store, id, body, change }) => {
      assertSession(store, id);
      const result = change((act) => answerConfirmation(act, id, body.answer === 'confirm'));
      return { result, ...sessionState(store, id) };
    },
  ),
  orders('POST', '/sandbox/sessions/:id/expire', NOTHING, ({ store, id, change }) => {
    const session = assertSession(store, id);
    if (session.status !== 'open') throw new OrderRefused(409, `Session ${id} is ${session.status}.`);
    return change((act) => expireSession(act, session));
  }),
  orders(
    'POST',
    '/sandbox/debits/:id/finish',
    z.strictObject({ outcome: z.enum(['succeeded', 'failed']) }),
    ({ store, id, body, change }) => {
      const charge = chargeOf(store, id);
      if (charge.status !== 'pending') throw new OrderRefused(409, `Charge ${charge.id} is ${charge.status}.`);
      change((act) => finishDebit(act, String(charge.payment_intent), body.outcome));
      return chargeOf(store, id);
    },
  ),
  orders('POST', '/sandbox/charges/:id/retract_balance_transaction', NOTHING, ({ store, id, change }) =>
    change((act) => retractSettlement(act, chargeOf(store, id))),
  ),
  orders('POST', '/sandbox/charges/:id/settle', NOTHING, ({ store, id, change }) => {
    change((act) => settleCharge(act, chargeOf(store, id).id));
    return chargeOf(store, id);
  }),
  orders('GET', '/sandbox/objects/:id', NOTHING, ({ store, id }) => objectBy(store, id)),
  orders('POST', '/sandbox/objects/:id', z.record(z.string(), z.unknown()), ({ store, id, body, change }) => {
    const table = TABLE_BY_ID_PREFIX[id.split('_')[0] ?? ''];
    const changed = { ...(mergeDeep(objectBy(store, id), body) as object), id };
    return table && change((act) => act.store.putAltered(table, changed));
  }),
];
