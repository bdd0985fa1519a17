import type { FindingLevel, FindingType, Reason } from './finding';

/** A structural pattern on the folded text; group 1, when it exists and matched, is the stretch that is found. */
export interface PatternRule {
  pattern: RegExp;
  type: FindingType;
  level: FindingLevel;
  reason: Reason;
  /** A cheap test that every text with a match passes: the pattern is not tried on others. */
  trigger?: RegExp;
}
