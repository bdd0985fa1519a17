import type Stripe from 'stripe';

/** A price as it is on the wire: the SDK turns decimal strings into its Decimal class on the client. */
export type WirePrice = Omit<Stripe.Price, 'unit_amount_decimal'> & { unit_amount_decimal: string };
export type WireLineItem = Omit<Stripe.LineItem, 'price'> & { price: WirePrice };

type WirePlan = Omit<Stripe.Plan, 'amount_decimal'> & { amount_decimal: string };
export type WireSubscriptionItem = Omit<Stripe.SubscriptionItem, 'price' | 'plan' | 'quantity'> & {
  price: WirePrice;
  plan: WirePlan;
  quantity: number;
};

interface WireList<T> {
  object: 'list';
  data: T[];
  has_more: boolean;
  url: string;
}

export type WireSubscription = Omit<Stripe.Subscription, 'items' | 'customer' | 'latest_invoice'> & {
  items: WireList<WireSubscriptionItem>;
  customer: string;
  latest_invoice: string | null;
};

type WirePricing = Omit<Stripe.InvoiceLineItem.Pricing, 'unit_amount_decimal'> & { unit_amount_decimal: string };
export type WireInvoiceLine = Omit<Stripe.InvoiceLineItem, 'pricing' | 'quantity_decimal'> & {
  pricing: WirePricing;
  quantity_decimal: string;
};
export type WireInvoice = Omit<Stripe.Invoice, 'lines' | 'customer'> & {
  lines: WireList<WireInvoiceLine>;
  customer: string;
};

/** Every kind of record of the monthly gifts. */
export interface BillingTables {
  customer: Stripe.Customer;
  product: Stripe.Product;
  price: WirePrice;
  subscription: WireSubscription;
  invoice: WireInvoice;
  invoice_payment: Stripe.InvoicePayment;
}
