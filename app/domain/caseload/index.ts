export {
  type CaseFacts,
  type CasePage,
  type CaseProgress,
  type CaseStage,
  progressOf,
  type StopReason,
  type WaitsFor,
} from './progress';
