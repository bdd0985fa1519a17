import type Stripe from 'stripe';

/** A price as it is on the wire: the SDK turns this string into its Decimal class on the client. */
export type WirePrice = Omit<Stripe.Price, 'unit_amount_decimal'> & { unit_amount_decimal: string };
export type WireLineItem = Omit<Stripe.LineItem, 'price'> & { price: WirePrice };

/** What Stripe keeps to itself about a Checkout Session. `id` is the session's id. */
export interface CheckoutState {
  id: string;
  line_items: WireLineItem[];
  /** Set at the first attempt; the session itself shows it only once it is complete. */
  payment_intent: string | null;
  payment_intent_metadata: Stripe.Metadata;
  payment_intent_description: string | null;
}

export interface DeliveryAttempt {
  /** Milliseconds since the epoch. */
  at: number;
  /** HTTP status, or null when no answer came. */
  status: number | null;
  error: string | null;
  duration_ms: number;
}

/** The sending of one event to the webhook endpoint. `id` is the event's id. */
export interface Delivery {
  id: string;
  state: 'pending' | 'delivered' | 'given_up';
  attempts: DeliveryAttempt[];
  /** Milliseconds since the epoch; meaningful while pending. */
  next_attempt_at: number;
}

/** The stored answer to a POST with an idempotency key. `id` is account key and idempotency key. */
export interface IdempotentAnswer {
  id: string;
  fingerprint: string;
  status: number;
  body: string;
  created: number;
}

/** Something that happens to a charge by itself later, such as a dispute. */
export interface Task {
  id: string;
  kind: 'settle_charge' | 'open_dispute' | 'open_inquiry';
  charge: string;
  /** Milliseconds since the epoch. */
  due_at: number;
}

/** Every kind of record the sandbox keeps. A new resource adds its line here. */
export interface Tables {
  'checkout.session': Stripe.Checkout.Session;
  payment_intent: Stripe.PaymentIntent;
  payment_method: Stripe.PaymentMethod;
  charge: Stripe.Charge;
  balance_transaction: Stripe.BalanceTransaction;
  refund: Stripe.Refund;
  dispute: Stripe.Dispute;
  event: Stripe.EventBase;
  checkout_state: CheckoutState;
  delivery: Delivery;
  idempotent_answer: IdempotentAnswer;
  task: Task;
}

export type TableName = keyof Tables;

/** The table in which an object with this id is kept, for `expand`. */
export const TABLE_BY_ID_PREFIX: Record<string, TableName> = {
  cs: 'checkout.session',
  pi: 'payment_intent',
  pm: 'payment_method',
  ch: 'charge',
  txn: 'balance_transaction',
  re: 'refund',
  dp: 'dispute',
  evt: 'event',
};
