import { payments } from '~/platform/payments/installation-payments.server';
import { bookCharge, bookPayment, bookUnknownCharge } from './book-payment.server';
import { type EventHandler, lookAgain } from './happened';

/** A charge that succeeded, or whose balance transaction has come: both are booked, the gift first. */
const book: EventHandler = async (event) => {
  const charge = await payments().fetchCharge(event.objectId);
  if (await bookCharge(charge)) return 'handled';
  lookAgain(event);
  await bookUnknownCharge(charge);
  return 'ignored';
};

const bookPaid: EventHandler = async (event) => {
  if ((await bookPayment(event.objectId)) !== undefined) return 'handled';
  const { charge } = await payments().fetchPayment(event.objectId);
  if (charge?.status !== 'succeeded') return 'ignored';
  lookAgain(event);
  await bookUnknownCharge(charge);
  return 'ignored';
};

/** No money moved: the donor may try again on the same page, and the session tells how it ends. */
const nothingToBook: EventHandler = async () => 'handled';

export const paymentEvents: Record<string, EventHandler> = {
  'payment_intent.succeeded': bookPaid,
  'payment_intent.processing': nothingToBook,
  'payment_intent.payment_failed': nothingToBook,
  'payment_intent.canceled': nothingToBook,
  'charge.succeeded': book,
  'charge.updated': book,
  'charge.failed': nothingToBook,
};
