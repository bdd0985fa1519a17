export { checkWhileWriting, type WhileWriting } from './check-while-writing.server';
export { type DecidedReview, decideReview } from './decide-review.server';
export { decideToldLater, stopToldLater } from './decide-told-later.server';
export type { Evaluation } from './evaluate-gate.server';
export type { GateContent } from './gate-content.server';
export {
  type FieldView,
  type FindingView,
  type GateView,
  gateView,
  kindWord,
  type PrivateFact,
  personFacts,
  stopFacts,
} from './gate-view.server';
export { paperPage } from './paper-page.server';
export { type PagePreview, previewOf } from './preview.server';
export { recordShowing, type ShowingOfPage } from './record-showing.server';
export {
  type Released,
  type ReleaseSchedule,
  releaseDemonstration,
  releasePages,
  startReleases,
} from './release-pages.server';
export { nextRelease, type PageOutcome, pageOfReview, type WaitingPage, waitingPages } from './releases.queries.server';
export {
  justifyFinding,
  type Replacement,
  replaceEverywhere,
  replaceWords,
  rewriteField,
  takeBack,
  type Undo,
} from './resolve-finding.server';
export { type ReviewView, reviewView } from './review-view.server';
export {
  type LatestReview,
  latestReview,
  openReview,
  type PastReview,
  type PublishedPage,
  publishedPages,
  type QueuedReview,
  reviewQueue,
  reviewsWaiting,
  type WaitingReview,
} from './reviews.queries.server';
export { type GateLimits, runGate } from './run-gate.server';
export { sendToReview } from './send-to-review.server';
export { type ShownState, shownState } from './shown-state.server';
export { randomSlug } from './slug.server';
export { takeCoarser } from './take-coarser.server';
export { toldLaterOfCase, toldLaterToDecide } from './told-later.queries.server';
export { toldLaterForReview, wordsAsMarked } from './told-later-view.server';
export { unpublish } from './unpublish.server';
export { writeToldLater } from './write-told-later.server';
