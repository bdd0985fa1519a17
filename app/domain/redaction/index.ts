/** What browsers may import: types and the shape of findings. Checks themselves are in index.server.ts. */
export {
  FINDING_TYPES,
  type Finding,
  type FindingLevel,
  type FindingType,
  REASONS,
  type Reason,
  SUGGESTIONS,
  type Suggestion,
} from './finding';
export { NUMBER_WORDS, numberKey } from './private-number-words';
export { type CaseContent, PRIVATE_KINDS, type PrivateValue, privateValuesOf } from './private-values';
