export { type ConsentScope, consentScopes } from '~/catalogues/consent-scopes';
export { ConsentRefusedError } from './errors';
export { type GuardianConcern, guardianConcern } from './guardian';
export {
  type ConsentContent,
  consentContentSchema,
  guardianDecisionSchema,
  type NewConsent,
  newConsentSchema,
} from './schemas';
export {
  type ConsentDates,
  type ConsentMedium,
  type ConsentState,
  consentMedia,
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
export { GuardianList } from './ui/guardian-list';
export { GuardianPage } from './ui/guardian-page';
export { GuardiansWait } from './ui/guardians-wait';
