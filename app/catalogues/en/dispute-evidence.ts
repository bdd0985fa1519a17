/** What a bank is told of a disputed gift. Banks are answered in English. */
export const disputeEvidence = {
  product:
    'A voluntary gift of {amount} to a charitable organisation, through its own website. Nothing was sold or delivered. The giver chose the amount and confirmed it on the payment page on {date}.',
  refund:
    'Before the payment the page said that a gift which was a mistake is returned on request as far as it is not spent yet. No request reached us before this dispute.',
  cancellation: 'The gift was made once. There is nothing to cancel.',
  cancellationMonthly:
    'The giver agreed to give every month and can change or stop that at any time on their own page.',
  receipt:
    'Receipt {number} over {amount} was issued on {date} and sent to the address that was given on the payment page.',
  page: 'The giver can see this gift, its receipt and what it paid for on their own page: {page}',
} as const;
