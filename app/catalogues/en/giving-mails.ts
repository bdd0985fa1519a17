/** Mails about money that goes back: plain, kind, and without a word of a story or of why a page was closed. */
export const givingMails = {
  refundSubject: 'Your gift is on its way back to you',
  refundIntro:
    'We have returned {amount} of your gift of {given}, given on {date}. Banks take five to ten days to show it.',
  refundWhole: 'We have returned your gift of {amount}, given on {date}. Banks take five to ten days to show it.',
  refundLeftOver:
    'What you gave to has been closed, and {amount} of your gift was not needed. When you gave, you chose that such an amount comes back to you. Banks take five to ten days to show it.',
  refundReceipt: 'A receipt for what you have still given follows, if anything of it is left; the one before is void.',
  refundVoid: 'Nothing of it is left with us. Its receipt {number} is void; it is attached for your papers.',
  refundThanks: 'Thank you for having given.',
  refundFailedSubject: 'Your gift could not be returned to you',
  refundFailedIntro:
    'We wanted to return {amount} of your gift of {date}, and your bank did not take it, perhaps because the card or account is closed. The amount is with your gift again.',
  refundFailedWhatNext: 'Nothing is lost. If you still want it back, answer this mail, and we will find another way.',
  disputeSubject: 'Your bank asked us about your gift',
  disputeIntro:
    'Your bank told us that your gift of {amount}, given on {date}, is questioned. The amount is with your bank until it has decided.',
  disputeWhatNext:
    'If you asked for that, there is nothing for you to do. If you know the payment after all, tell your bank, and the gift goes where you wanted it to go.',
  disputeRefund: 'A gift that was a mistake can also be returned without a bank: it is enough to answer this mail.',
  disputeLostSubject: 'Your gift has gone back to you through your bank',
  disputeLostIntro:
    'Your bank has decided that your gift of {amount}, given on {date}, comes back to you. Its receipt is void; if a part of the gift is left, a receipt for it follows.',
  disputeWonSubject: 'Your gift stands',
  disputeWonIntro:
    'Your bank has decided that your gift of {amount}, given on {date}, stands. It goes where you wanted it to go, and your receipt is valid.',
  yourGifts: 'Your gifts and receipts:',
} as const;
