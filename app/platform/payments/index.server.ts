import { fetchAccountId } from './account.server';
import {
  type Balance,
  type BalanceTransactionQuery,
  fetchBalance,
  fetchCharge,
  fetchPayment,
  listBalanceTransactions,
} from './balance.server';
import {
  type CheckoutInput,
  createCheckout,
  createMonthlyCheckout,
  expireCheckout,
  fetchCheckoutTruth,
  findCheckoutOfPayment,
} from './checkout.server';
import { createClient, type PaymentsConfig } from './client.server';
import {
  type Dispute,
  type DisputeEvidence,
  type EarlyFraudWarning,
  fetchDispute,
  fetchEarlyFraudWarning,
  submitDisputeEvidence,
} from './dispute.server';
import { type EventQuery, listEvents } from './events.server';
import { fetchInvoice, findInvoiceOfPayment, type Invoice } from './invoice.server';
import { fetchPayout, listPayouts, type Payout } from './payout.server';
import {
  createRefund,
  fetchRefund,
  listRefundsOfCharge,
  listRefundsOfPayment,
  type Refund,
  type RefundInput,
} from './refund.server';
import type { BalanceTransaction, Charge, CheckoutTruth, CreatedCheckout, Payment, PaymentEvent } from './schemas';
import {
  cancelSubscription,
  changeSubscription,
  fetchSubscription,
  type Subscription,
  type SubscriptionChange,
} from './subscription.server';
import { verifyDelivery } from './webhook.server';

export type { Balance, BalanceTransactionQuery } from './balance.server';
export type { CheckoutInput, CheckoutLine } from './checkout.server';
export type { PaymentsConfig } from './client.server';
export type { Dispute, DisputeEvidence, EarlyFraudWarning } from './dispute.server';
export { PaymentError, type PaymentFailure } from './errors';
export type { EventQuery } from './events.server';
export type { Invoice } from './invoice.server';
export type { Payout } from './payout.server';
export type { Refund, RefundInput } from './refund.server';
export type { BalanceTransaction, Charge, CheckoutTruth, CreatedCheckout, Payment, PaymentEvent } from './schemas';
export type { Subscription, SubscriptionChange } from './subscription.server';
export { WebhookRefused } from './webhook.server';

/** Everything the product asks of Stripe. All but `verifyWebhook` call it over HTTP and throw `PaymentError`. */
export interface Payments {
  fetchAccountId(): Promise<string>;
  createCheckout(input: CheckoutInput): Promise<CreatedCheckout>;
  createMonthlyCheckout(input: CheckoutInput): Promise<CreatedCheckout>;
  fetchCheckoutTruth(sessionId: string): Promise<CheckoutTruth>;
  findCheckoutOfPayment(paymentIntentId: string): Promise<string | null>;
  expireCheckout(sessionId: string, idempotencyKey: string): Promise<void>;
  fetchCharge(id: string): Promise<Charge>;
  fetchPayment(paymentIntentId: string): Promise<Payment>;
  createRefund(input: RefundInput): Promise<Refund>;
  fetchRefund(id: string): Promise<Refund>;
  listRefundsOfCharge(chargeId: string): AsyncGenerator<Refund, void>;
  listRefundsOfPayment(paymentIntentId: string): AsyncGenerator<Refund, void>;
  fetchDispute(id: string): Promise<Dispute>;
  submitDisputeEvidence(id: string, evidence: DisputeEvidence, idempotencyKey: string): Promise<Dispute>;
  fetchEarlyFraudWarning(id: string): Promise<EarlyFraudWarning>;
  fetchInvoice(id: string): Promise<Invoice>;
  findInvoiceOfPayment(paymentIntentId: string): Promise<string | null>;
  fetchSubscription(id: string): Promise<Subscription>;
  changeSubscription(change: SubscriptionChange): Promise<Subscription>;
  cancelSubscription(id: string, idempotencyKey: string): Promise<Subscription>;
  fetchPayout(id: string): Promise<Payout>;
  listPayouts(createdFrom: Date): AsyncGenerator<Payout, void>;
  listBalanceTransactions(query: BalanceTransactionQuery): AsyncGenerator<BalanceTransaction, void>;
  fetchBalance(): Promise<Balance>;
  listEvents(query: EventQuery): AsyncGenerator<PaymentEvent, void>;
  /** Throws `WebhookRefused`. Secrets are those of the configuration and the time is now, unless given. */
  verifyWebhook(rawBody: Buffer, signatureHeader: string | null, secrets?: readonly string[], now?: Date): PaymentEvent;
}

export function createPayments(config: PaymentsConfig): Payments {
  const stripe = createClient(config);
  return {
    fetchAccountId: () => fetchAccountId(stripe),
    createCheckout: (input) => createCheckout(stripe, input),
    createMonthlyCheckout: (input) => createMonthlyCheckout(stripe, input),
    fetchCheckoutTruth: (sessionId) => fetchCheckoutTruth(stripe, sessionId),
    findCheckoutOfPayment: (paymentIntentId) => findCheckoutOfPayment(stripe, paymentIntentId),
    expireCheckout: (sessionId, idempotencyKey) => expireCheckout(stripe, sessionId, idempotencyKey),
    fetchCharge: (id) => fetchCharge(stripe, id),
    fetchPayment: (paymentIntentId) => fetchPayment(stripe, paymentIntentId),
    createRefund: (input) => createRefund(stripe, input),
    fetchRefund: (id) => fetchRefund(stripe, id),
    listRefundsOfCharge: (chargeId) => listRefundsOfCharge(stripe, chargeId),
    listRefundsOfPayment: (paymentIntentId) => listRefundsOfPayment(stripe, paymentIntentId),
    fetchDispute: (id) => fetchDispute(stripe, id),
    submitDisputeEvidence: (id, evidence, idempotencyKey) =>
      submitDisputeEvidence(stripe, id, evidence, idempotencyKey),
    fetchEarlyFraudWarning: (id) => fetchEarlyFraudWarning(stripe, id),
    fetchInvoice: (id) => fetchInvoice(stripe, id),
    findInvoiceOfPayment: (paymentIntentId) => findInvoiceOfPayment(stripe, paymentIntentId),
    fetchSubscription: (id) => fetchSubscription(stripe, id),
    changeSubscription: (change) => changeSubscription(stripe, change),
    cancelSubscription: (id, idempotencyKey) => cancelSubscription(stripe, id, idempotencyKey),
    fetchPayout: (id) => fetchPayout(stripe, id),
    listPayouts: (createdFrom) => listPayouts(stripe, createdFrom),
    listBalanceTransactions: (query) => listBalanceTransactions(stripe, query),
    fetchBalance: () => fetchBalance(stripe),
    listEvents: (query) => listEvents(stripe, query),
    verifyWebhook: (rawBody, signatureHeader, secrets = config.webhookSecrets ?? [], now = new Date()) =>
      verifyDelivery(stripe, rawBody, signatureHeader, secrets, now),
  };
}
