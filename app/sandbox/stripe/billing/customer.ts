import type Stripe from 'stripe';
import { type Act, newId, randomText } from '../act';
import { emit } from '../webhooks/emit';

export function createCustomer(
  act: Act,
  payer: { email: string | null; name: string | null },
  metadata: Stripe.Metadata = {},
): Stripe.Customer {
  const customer = act.store.put('customer', {
    id: newId('cus'),
    object: 'customer',
    address: null,
    balance: 0,
    created: act.now,
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email: payer.email,
    invoice_prefix: randomText(8).toUpperCase(),
    invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
    livemode: false,
    metadata,
    name: payer.name,
    next_invoice_sequence: 1,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  });
  emit(act, 'customer.created', customer);
  return customer;
}

/** Keeps a payment method for payments to come. */
export function attachMethod(act: Act, method: Stripe.PaymentMethod, customer: string): Stripe.PaymentMethod {
  const attached = act.store.put('payment_method', { ...method, customer });
  emit(act, 'payment_method.attached', attached);
  return attached;
}

/** The number of a customer's next invoice. */
export function takeInvoiceNumber(act: Act, customerId: string): string {
  const customer = act.store.get('customer', customerId);
  const sequence = customer?.next_invoice_sequence ?? 1;
  if (customer) act.store.put('customer', { ...customer, next_invoice_sequence: sequence + 1 });
  return `${customer?.invoice_prefix ?? 'SANDBOX'}-${String(sequence).padStart(4, '0')}`;
}
