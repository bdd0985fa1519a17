/** What happens by itself some time after a payment. */
export type Aftermath = 'open_dispute' | 'open_dispute_not_received' | 'open_inquiry' | 'warn_of_fraud';

/** What a test card, or a test bank account, does. The numbers are the ones that Stripe documents. */
export interface TestCard {
  /** Value of the radio button. */
  name: string;
  label: string;
  number: string;
  brand: 'visa' | 'mastercard' | 'bank';
  /** What becomes of its refunds; at once and for good when absent. */
  refunds?: 'succeed_later' | 'fail_later';
  /** How the bank answers when a monthly gift is charged again, without the donor; it pays when absent. */
  renewals?: 'declines' | 'asks_for_confirmation';
  outcome:
    | { kind: 'pays'; later?: Aftermath }
    | { kind: 'asks_for_confirmation' }
    /** A bank debit: the session is complete at once, the money comes, or does not, days later. */
    | { kind: 'debits'; succeeds: boolean }
    | {
        kind: 'declines';
        code: 'card_declined' | 'expired_card' | 'processing_error';
        declineCode: string;
        message: string;
      };
}

export const TEST_CARDS: readonly TestCard[] = [
  { name: 'success', label: 'Payment succeeds', number: '4242424242424242', brand: 'visa', outcome: { kind: 'pays' } },
  {
    name: '3ds',
    label: 'Bank asks to confirm (3-D Secure)',
    number: '4000000000003220',
    brand: 'visa',
    outcome: { kind: 'asks_for_confirmation' },
  },
  {
    name: 'declined',
    label: 'Card is declined',
    number: '4000000000000002',
    brand: 'visa',
    outcome: {
      kind: 'declines',
      code: 'card_declined',
      declineCode: 'generic_decline',
      message: 'Your card was declined.',
    },
  },
  {
    name: 'insufficient_funds',
    label: 'Not enough money on the card',
    number: '4000000000009995',
    brand: 'visa',
    outcome: {
      kind: 'declines',
      code: 'card_declined',
      declineCode: 'insufficient_funds',
      message: 'Your card has insufficient funds.',
    },
  },
  {
    name: 'expired',
    label: 'Card has expired',
    number: '4000000000000069',
    brand: 'visa',
    outcome: { kind: 'declines', code: 'expired_card', declineCode: 'expired_card', message: 'Your card has expired.' },
  },
  {
    name: 'dispute',
    label: 'Succeeds, disputed as fraudulent a little later',
    number: '4000000000000259',
    brand: 'visa',
    outcome: { kind: 'pays', later: 'open_dispute' },
  },
  {
    name: 'dispute_not_received',
    label: 'Succeeds, disputed as not received a little later',
    number: '4000000000002685',
    brand: 'visa',
    outcome: { kind: 'pays', later: 'open_dispute_not_received' },
  },
  {
    name: 'inquiry',
    label: 'Succeeds, the bank inquires later',
    number: '4000000000001976',
    brand: 'visa',
    outcome: { kind: 'pays', later: 'open_inquiry' },
  },
  {
    name: 'fraud_warning',
    label: 'Succeeds, the bank warns of fraud later',
    number: '4000000000005423',
    brand: 'visa',
    outcome: { kind: 'pays', later: 'warn_of_fraud' },
  },
  {
    name: 'refund_pending',
    label: 'Succeeds; a refund is pending, then succeeds',
    number: '4000000000007726',
    brand: 'visa',
    refunds: 'succeed_later',
    outcome: { kind: 'pays' },
  },
  {
    name: 'refund_fails',
    label: 'Succeeds; a refund fails later',
    number: '4000000000005126',
    brand: 'visa',
    refunds: 'fail_later',
    outcome: { kind: 'pays' },
  },
  {
    name: 'renewal_fails',
    label: 'Succeeds once, monthly renewals are declined',
    number: '4000000000000341',
    brand: 'visa',
    renewals: 'declines',
    outcome: { kind: 'pays' },
  },
  {
    name: 'renewal_3ds',
    label: 'Bank asks to confirm, and again each month',
    number: '4000002760003184',
    brand: 'visa',
    renewals: 'asks_for_confirmation',
    outcome: { kind: 'asks_for_confirmation' },
  },
  {
    name: 'bank_debit',
    label: 'Bank debit: the money arrives later',
    number: '000123456789',
    brand: 'bank',
    refunds: 'succeed_later',
    outcome: { kind: 'debits', succeeds: true },
  },
  {
    name: 'bank_debit_fails',
    label: 'Bank debit: fails later',
    number: '000111111116',
    brand: 'bank',
    outcome: { kind: 'debits', succeeds: false },
  },
];

/** A card by its name or its number. */
export function findCard(wanted: string | null): TestCard | undefined {
  const number = wanted?.replaceAll(' ', '');
  return TEST_CARDS.find((card) => card.name === wanted || card.number === number);
}

/** The card or account behind a charge or payment method, by the last four digits that it remembers. */
export function methodBehind(held: {
  card?: { last4: string | null };
  us_bank_account?: { last4: string | null };
  payment_method_details?: { card?: { last4: string | null }; us_bank_account?: { last4: string | null } } | null;
}): TestCard | undefined {
  const details = held.payment_method_details ?? held;
  const last4 = details.card?.last4 ?? details.us_bank_account?.last4;
  return TEST_CARDS.find((card) => card.number.endsWith(last4 ?? '?'));
}
