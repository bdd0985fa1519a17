export {
  type ConsentVersion,
  consentHistory,
  type EffectiveConsent,
  effectiveConsent,
  type OpenCondition,
  type OpenConsent,
} from './consent.queries.server';
export {
  decideGuardian,
  type GuardianToConfirm,
  guardiansToConfirm,
  type OpenGuardian,
  openGuardian,
} from './guardians.server';
export { type ConsentPaper, consentForm } from './paper/consent-form.server';
export type { PaperPage, PaperStop } from './paper/draw-page';
export { type HandOverCard, handOverCard } from './paper/hand-over-card.server';
export { insertConsent, type RecordedConsent, recordConsent } from './record-consent.server';
export {
  consentHandlers,
  type EndedConsent,
  endedConsents,
  mailConsentReminder,
  remindOfConsents,
  startConsentReminders,
} from './reminders.server';
export { insertShowing, type LatestShowing, latestShowing, layOpen, type ShownPage } from './showings.server';
export { sameMark, versionMark } from './version-mark.server';
export { type Withdrawal, withdrawConsent } from './withdraw-consent.server';
