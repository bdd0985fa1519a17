export type { AnonymityNumbers, Assessment } from './assessment';
export { areaAt, coarsen } from './coarsening';
export {
  type AgeBand,
  type AreaFact,
  areaFacts,
  bornMonthsOf,
  type Fact,
  FINEST,
  type Form,
  facts,
  groupOfForm,
  type Limits,
  type PersonFacts,
  type Sex,
  spanOf,
  type ToldFacts,
  type YearRange,
} from './facts';
export {
  type Climb,
  type Count,
  climb,
  groupIsLargeEnough,
  LADDER,
  limitsAfter,
  type Rung,
  type StepName,
  stepsFor,
} from './ladder';
export type { ReferenceProblem } from './reference';
export { marksOfPerson, type Question, questionOf } from './tokens';
