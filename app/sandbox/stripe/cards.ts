/** What a test card does. The numbers are the ones that Stripe documents. */
export interface TestCard {
  /** Value of the radio button. */
  name: string;
  label: string;
  number: string;
  brand: 'visa' | 'mastercard';
  outcome:
    | { kind: 'pays'; later?: 'open_dispute' | 'open_inquiry' }
    | { kind: 'asks_for_confirmation' }
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
    label: 'Succeeds, disputed a little later',
    number: '4000000000000259',
    brand: 'visa',
    outcome: { kind: 'pays', later: 'open_dispute' },
  },
  {
    name: 'inquiry',
    label: 'Succeeds, the bank inquires later',
    number: '4000000000001976',
    brand: 'visa',
    outcome: { kind: 'pays', later: 'open_inquiry' },
  },
];

export function findCard(name: string | null): TestCard | undefined {
  return TEST_CARDS.find((card) => card.name === name);
}

/** A card by the last four digits that an object remembers of it. */
export function cardEndingIn(last4: string | null | undefined): TestCard | undefined {
  return TEST_CARDS.find((card) => card.number.endsWith(last4 ?? '?'));
}
