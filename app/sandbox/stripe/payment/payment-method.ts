import type Stripe from 'stripe';
import { type Act, newId } from '../act';
import type { TestCard } from '../cards';

export interface Payer {
  email: string;
  name: string | null;
}

const CARD_CHECKS = { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' };

const BANK = { account_holder_type: 'individual', account_type: 'checking', bank_name: 'SANDBOX BANK' } as const;
const ROUTING_NUMBER = '110000000';

function methodDetails(card: TestCard): Pick<Stripe.PaymentMethod, 'type' | 'card' | 'us_bank_account'> {
  const last4 = card.number.slice(-4);
  const fingerprint = `sandbox${last4}`;
  if (card.brand === 'bank') {
    return {
      type: 'us_bank_account',
      us_bank_account: {
        ...BANK,
        financial_connections_account: null,
        fingerprint,
        last4,
        networks: { preferred: 'ach', supported: ['ach'] },
        routing_number: ROUTING_NUMBER,
        status_details: null,
      },
    };
  }
  return {
    type: 'card',
    card: {
      brand: card.brand,
      checks: CARD_CHECKS,
      country: 'US',
      display_brand: card.brand,
      exp_month: 12,
      exp_year: 2034,
      fingerprint,
      funding: 'credit',
      generated_from: null,
      last4,
      networks: { available: [card.brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
  };
}

export function createPaymentMethod(act: Act, card: TestCard, payer: Payer): Stripe.PaymentMethod {
  return act.store.put('payment_method', {
    id: newId('pm'),
    object: 'payment_method',
    allow_redisplay: 'limited',
    billing_details: { address: null, email: payer.email, name: payer.name, phone: null, tax_id: null },
    created: act.now,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    ...methodDetails(card),
  });
}

/** The card or account as a charge remembers it. */
export function chargedMethod(
  card: TestCard,
  amount: number,
  authenticated: boolean,
): Stripe.Charge.PaymentMethodDetails {
  const last4 = card.number.slice(-4);
  const fingerprint = `sandbox${last4}`;
  if (card.brand === 'bank') {
    return {
      type: 'us_bank_account',
      us_bank_account: { ...BANK, fingerprint, last4, payment_reference: null, routing_number: ROUTING_NUMBER },
    };
  }
  return {
    type: 'card',
    card: {
      amount_authorized: amount,
      authorization_code: '123456',
      brand: card.brand,
      checks: CARD_CHECKS,
      country: 'US',
      electronic_commerce_indicator: null,
      exp_month: 12,
      exp_year: 2034,
      fingerprint,
      funding: 'credit',
      installments: null,
      last4,
      mandate: null,
      network: card.brand,
      network_transaction_id: null,
      regulated_status: 'unregulated',
      three_d_secure: authenticated
        ? {
            authentication_flow: 'challenge',
            electronic_commerce_indicator: '05',
            exemption_indicator: null,
            result: 'authenticated',
            result_reason: null,
            transaction_id: 'sandbox',
            version: '2.2.0',
          }
        : null,
      transaction_link_id: null,
      wallet: null,
    },
  };
}
