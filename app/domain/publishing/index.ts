export type { AgeBand } from './age-band';
export { PublishingError } from './errors';
export { type FieldKey, parseFieldKey } from './fields';
export type { PublicForm } from './form';
export {
  type FindingJustification,
  type GateField,
  type GateFinding,
  type GateOutcome,
  type GateRefusal,
  type GateReport,
  type GivenUp,
  mayBeSent,
  openFindings,
  type ProjectedLine,
  type ProjectedStop,
  type Projection,
} from './gate';
export { type Decision, decisionSchema, type Risk, riskSchema } from './risk';
