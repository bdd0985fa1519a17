export { amountForInput, decimalsOf, type ParsedAmount, parseAmount } from '../money';
export { type AgeClass, ageClassOn } from './age';
export { type DeclineReason, declineReasons, erasureState } from './erasure-state';
export { CaseNotFoundError, CaseStateError, EditConflictError } from './errors';
export * from './picklists';
export { type PublicForm, publicForm } from './public-form';
export * from './schemas';
export {
  lineTotalMinor,
  type Rate,
  type RateTable,
  rateOf,
  rateSchema,
  rateTableSchema,
  toMinorUnits,
  toSettlement,
} from './settlement';
