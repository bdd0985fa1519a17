export {
  type FindingState,
  type RaiseFindingInput,
  type RespondInput,
  raiseFindingSchema,
  respondSchema,
  type Severity,
  severities,
} from './findings';
