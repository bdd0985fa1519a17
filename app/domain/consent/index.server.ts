export {
  type ConsentVersion,
  consentHistory,
  type EffectiveConsent,
  effectiveConsent,
  type OpenCondition,
  type OpenConsent,
} from './consent.queries.server';
export { insertConsent, type RecordedConsent, recordConsent } from './record-consent.server';
export { type Withdrawal, withdrawConsent } from './withdraw-consent.server';
