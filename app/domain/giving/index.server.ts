export { claimInstallation, InstallationRefused } from './claim-installation.server';
export { addressHashOf, clientHashOf } from './client-hash.server';
export {
  type DeadEvent,
  DeadLetterGone,
  type DeadLetters,
  type FailedJob,
  giveUpEvent,
  giveUpJob,
  readDeadLetters,
  retryEvent,
  retryJob,
} from './dead-letters.server';
export {
  type OwnGift,
  type OwnMonthly,
  type OwnReceipt,
  ownAddress,
  ownGifts,
  ownMonthly,
  ownPaidFor,
  ownReceipts,
} from './donor.queries.server';
export { askSignInLink, enterByLink } from './donor-sign-in.server';
export { clearExpired, forgetDonor } from './forget-donor.server';
export { type Fulfilment, fulfilCheckout } from './fulfil-checkout.server';
export { begunGift } from './gift-again.server';
export {
  amountInAddress,
  type GiftErrors,
  type GiftFormView,
  giftForm,
  type ReadGift,
  readGiftForm,
} from './gift-form.server';
export { giftOfLink, mailGiftLink } from './gift-link.server';
export { type GiftLimit, type GiftOutcome, readLimit, readOutcome } from './giving.queries.server';
export { eventTypes } from './handle-stripe-event.server';
export { givingHandlers } from './jobs.server';
export { linkHash } from './mailed-link.server';
export { changeMonthlyFromForm, type MonthlyFormView, monthlyForm } from './monthly-form.server';
export { type MyGiftsView, myGifts } from './my-gifts-view.server';
export { type OpenGiftFormView, openGiftChoice, openGiftForm, readOpenGiftForm } from './open-gift-form.server';
export { type Organisation, organisation } from './organisation.server';
export { type Challenge, newChallenge, readProof } from './proof-of-work.server';
export { type ReceiptFacts, receiptDocument } from './receipt-document.server';
export { receiveWebhook } from './receive-webhook.server';
export {
  type RefundRefusal,
  RefundRefused,
  type RefundRequest,
  refundReasons,
  refundRequestSchema,
  requestRefund,
} from './request-refund.server';
export { sendDueRefunds } from './send-refund.server';
export { startGift } from './start-gift.server';
export { statementDocument, yearsOf } from './statement-document.server';
export {
  type DisputeEvidenceInput,
  disputeEvidenceSchema,
  type EvidenceRefusal,
  EvidenceRefused,
  previewDisputeEvidence,
  submitDisputeEvidence,
} from './submit-dispute-evidence.server';
export { sweepBalance } from './sweep-balance.server';
export { sweepCheckouts } from './sweep-checkouts.server';
export { sweepEvents } from './sweep-events.server';
export { startSweeps, sweepStripe } from './sweeps.server';
export { type PaymentSeen, thanksView } from './thanks-view.server';
export { watchDeadlines } from './watch-deadlines.server';
