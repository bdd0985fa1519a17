export { dayWords, momentWords } from '~/catalogues/day-words';
export { type Duty, dutyOf } from './duties';
export { NothingHere, Refused } from './refused';
export {
  arrivalSchema,
  boxesSchema,
  boxSchema,
  checkSchema,
  commandId,
  executeSchema,
  NEW_PAYEE,
  type RequestInput,
  rejectSchema,
  requestSchema,
} from './schemas';
export {
  type Aftermath,
  type DisbursementFlag,
  type DisbursementState,
  disbursementStates,
  type EvidenceState,
  type NextStep,
  nextStep,
  paymentSteps,
  stateWord,
} from './states';
export { EvidenceBadge, Flags, StateBadge } from './ui/badges';
export { accountName, Entries, type EntryRows } from './ui/entries';
export { PaymentSteps } from './ui/payment-steps';
export { sumOf } from './ui/totals';
