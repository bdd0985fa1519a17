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
} from './scopes';
