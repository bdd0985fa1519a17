export { clientHashOf } from './client-hash.server';
export { type Fulfilment, fulfilCheckout } from './fulfil-checkout.server';
export { type GiftErrors, type GiftFormView, giftForm, type ReadGift, readGiftForm } from './gift-form.server';
export { type GiftLimit, type GiftOutcome, readLimit, readOutcome } from './giving.queries.server';
export { givingHandlers } from './jobs.server';
export { receiveWebhook } from './receive-webhook.server';
export { startGift } from './start-gift.server';
export { claimInstallation, InstallationRefused } from './claim-installation.server';
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
export { eventTypes } from './handle-stripe-event.server';
export {
  type RefundRefusal,
  RefundRefused,
  type RefundRequest,
  refundReasons,
  refundRequestSchema,
  requestRefund,
} from './request-refund.server';
export { sendDueRefunds } from './send-refund.server';
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
