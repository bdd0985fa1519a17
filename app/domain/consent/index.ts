export { ConsentRefusedError } from './errors';
export { type GuardianConcern, guardianConcern } from './guardian';
export { type PaperLanguage, paperLanguageNames, paperLanguages } from './paper/paper-words';
export { type ConsentContent, consentContentSchema, type NewConsent, newConsentSchema } from './schemas';
export {
  type ConsentDates,
  type ConsentMedium,
  type ConsentScope,
  type ConsentState,
  consentMedia,
  consentScopes,
  consentState,
  dayOf,
  daysLeft,
  expiryOf,
  REMINDER_DAYS,
} from './scopes';
export {
  type FactKind,
  factLine,
  type NewShowing,
  newShowingSchema,
  notShown,
  permittedLines,
  type ShowingWay,
  showingWays,
  type ToldFact,
} from './showing';
