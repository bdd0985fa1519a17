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
