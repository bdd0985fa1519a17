/** After the payment page: what became of a gift, what happens next, and what helps where a payment did not go through. */
export const afterGift = {
  partLine: '{amount} goes to {label}.',
  beyondMet:
    '{amount} is more than was still missing when it arrived. It goes to the solidarity pool, for other needs.',
  closedPool:
    'The page of this need was closed while you were giving. {amount} goes to the solidarity pool, for other needs.',
  closedRefund:
    'The page of this need was closed while you were giving. {amount} comes back to you, as you chose. Banks take five to ten days to show it.',
  ownPart: 'The broad part of the line is yours: {share, number, ::percent .0} of the way.',
  bookedStep: 'Booked',
  bookedText: 'Your gift stands in the ledger, whole. A receipt is on its way to the address that you gave.',
  settledStep: 'Handed over',
  settledText: 'Within days our payment provider hands the money over. What that costs, the operating fund pays.',
  lineStep: 'Given to a line',
  lineText: 'An officer proposes which line of which need it completes. Finance decides, and both stand in the ledger.',
  askedStep: 'Asked for',
  askedText: 'When something is to be bought, the case officer asks for money against its line.',
  paidStep: 'Paid',
  paidText: 'One finance officer approves, another pays. It shows on the page once the month is over.',
  checkedStep: 'Seen by others',
  checkedText:
    'A second person checks the receipt, somebody confirms what arrived, and auditors can look at every payment.',
  monthlyStep: 'Again next month',
  monthlyText: 'You can change or stop it at any time, with the link in each mail.',
  isDone: 'done',
  unknownTitle: 'We do not know this payment',
  unsureTitle: 'We cannot see this payment yet',
  unknownText: 'If you paid, a receipt comes by mail within minutes. If none comes within a day, write to {contact}.',
  help: 'What often helps',
  helpCard: 'Another card, or another way of paying. Banks refuse payments for many reasons and do not tell us which.',
  helpBank: 'Your bank. It can say why, and often lets the payment through when you ask.',
  helpConfirm: 'If your bank asks you to confirm the payment, keep the page open until it has answered.',
  again: 'Go on with your gift of {amount}',
} as const;
