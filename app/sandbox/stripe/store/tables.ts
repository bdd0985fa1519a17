import type Stripe from 'stripe';
import type { Aftermath } from '../cards';
import type { BillingTables, WireLineItem } from './billing-tables';

/** What Stripe keeps to itself about a Checkout Session. `id` is the session's id. */
export interface CheckoutState {
  id: string;
  line_items: WireLineItem[];
  /** Set at the first attempt; the session itself shows it only once it is complete. */
  payment_intent: string | null;
  payment_intent_metadata: Stripe.Metadata;
  payment_intent_description: string | null;
  /** Only in a session of a subscription. */
  subscription_metadata?: Stripe.Metadata;
  subscription_description?: string | null;
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
  state: 'pending' | 'delivered' | 'given_up' | 'held' | 'dropped';
  attempts: DeliveryAttempt[];
  /** Milliseconds since the epoch, by the sandbox's clock; meaningful while pending. */
  next_attempt_at: number;
  /** How often it is sent at once; 1 unless a rule says otherwise. */
  copies?: number;
  /** The delivery that has to be attempted first. */
  after?: string;
}

/** What happens to events that are still to come, instead of sending them at once. */
export interface WebhookRule {
  id: string;
  action: 'hold' | 'drop' | 'duplicate' | 'reorder' | 'delay';
  /** Type of the event, `charge.*` for all that begin so; absent matches every type. */
  type?: string;
  /** An id that the event's object carries anywhere, such as a session or an intent. */
  about?: string;
  /** How many events it still applies to; null for all. */
  times: number | null;
  /** Of `duplicate`: how often each event is sent at the same time. */
  copies: number;
  /** Of `reorder`: how many events are gathered before they are sent in reverse. */
  gather: number;
  gathered: string[];
  delay_ms: number;
}

/** What the next matching API requests get instead of their answer. */
export interface ApiFault {
  id: string;
  method: 'GET' | 'POST' | 'DELETE' | '*';
  /** Path of the request; `*` stands for anything. */
  path: string;
  kind: FaultKind;
  times: number;
  /** Whether the request's work is done all the same. */
  executed: boolean;
}

export type FaultKind =
  | 'rate_limited'
  | 'server_error'
  | 'html_502'
  | 'truncated_body'
  | 'cut_connection'
  | 'json_404'
  | 'json_503'
  | 'answer_lost'
  | 'reset'
  | 'timeout'
  | 'key_revoked'
  | 'in_flight';

/** Which payout a balance transaction is in. `id` is the balance transaction's. */
export interface PayoutEntry {
  id: string;
  payout: string;
}

/** How far the sandbox's clock is ahead of the machine's. */
export interface ClockOffset {
  id: 'clock';
  ahead_ms: number;
}

/** The stored answer to a POST with an idempotency key. `id` is account key and idempotency key. */
export interface IdempotentAnswer {
  id: string;
  fingerprint: string;
  status: number;
  body: string;
  created: number;
}

/** Something that happens to an object by itself later, such as a dispute of a charge. */
export interface Task {
  id: string;
  kind:
    | 'settle_charge'
    | Aftermath
    | 'refund_succeeds'
    | 'refund_fails'
    | 'debit_succeeds'
    | 'debit_fails'
    | 'evidence_due'
    | 'daily_payout'
    | 'payout_arrives'
    | 'renew'
    | 'retry_invoice';
  /** Id of the object it happens to. */
  subject: string;
  /** Milliseconds since the epoch, by the sandbox's clock. */
  due_at: number;
}

/** Every kind of record the sandbox keeps. A new resource adds its line here. */
export interface Tables extends BillingTables {
  'checkout.session': Stripe.Checkout.Session;
  payment_intent: Stripe.PaymentIntent;
  payment_method: Stripe.PaymentMethod;
  charge: Stripe.Charge;
  balance_transaction: Stripe.BalanceTransaction;
  refund: Stripe.Refund;
  dispute: Stripe.Dispute;
  'radar.early_fraud_warning': Stripe.Radar.EarlyFraudWarning;
  payout: Stripe.Payout;
  event: Stripe.EventBase;
  checkout_state: CheckoutState;
  delivery: Delivery;
  idempotent_answer: IdempotentAnswer;
  task: Task;
  payout_entry: PayoutEntry;
  webhook_rule: WebhookRule;
  api_fault: ApiFault;
  clock_offset: ClockOffset;
}

export type TableName = keyof Tables;

/** The table in which an object with this id is kept, for `expand`. */
export const TABLE_BY_ID_PREFIX: Record<string, TableName> = {
  cs: 'checkout.session',
  pi: 'payment_intent',
  pm: 'payment_method',
  ch: 'charge',
  py: 'charge',
  txn: 'balance_transaction',
  re: 'refund',
  pyr: 'refund',
  dp: 'dispute',
  issfr: 'radar.early_fraud_warning',
  po: 'payout',
  cus: 'customer',
  prod: 'product',
  price: 'price',
  sub: 'subscription',
  in: 'invoice',
  inpay: 'invoice_payment',
  evt: 'event',
};
