export { type DecidedReview, decideReview } from './decide-review.server';
export type { Evaluation, GateContent } from './evaluate-gate.server';
export { justifyFinding, type Replacement, replaceWords, rewriteField, type Undo } from './resolve-finding.server';
export {
  type LatestReview,
  latestReview,
  openReview,
  type PastReview,
  type PublishedPage,
  publishedPages,
  type QueuedReview,
  reviewQueue,
  type WaitingReview,
} from './reviews.queries.server';
export { type GateLimits, runGate } from './run-gate.server';
export { sendToReview } from './send-to-review.server';
export { unpublish } from './unpublish.server';
