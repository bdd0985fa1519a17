export {
  type CaseFacts,
  type CaseProgress,
  type CaseStage,
  progressOf,
  type StopReason,
  type WaitsFor,
} from './progress';
