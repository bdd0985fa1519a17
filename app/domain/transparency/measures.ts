/** What is told of all the money together, in the order of the page. */
export const measures = [
  'given',
  'given_needs',
  'given_pool',
  'given_operating',
  'fee_cover',
  'fees',
  'paid',
  'paid_closed',
  'refunded',
  'disputed',
] as const;
export type Measure = (typeof measures)[number];

/** Numbers that the pages say, and that rule tables hold; `tests/integration/transparency` compares them. */
export const saidRules = {
  factsMin: 11,
  pagesMin: 3,
  receiptYears: 10,
  donorSessionMinutes: 60,
  /** Backups of keys are kept no longer (platform/crypto). */
  keyBackupDays: 30,
} as const;

/** One step of a measure: what became known with a month that is over. Amounts as text (JSON has no bigint). */
export interface ToldStep {
  /** `YYYY-MM`. */
  through: string;
  amountMinor: string;
}

export interface ToldMeasure {
  measure: Measure;
  /** The oldest first; empty while too little stands behind it. */
  steps: ToldStep[];
  totalMinor: string;
  through: string | null;
}

export interface ToldCurrency {
  currency: string;
  measures: ToldMeasure[];
}

/** The sum of what the pages show now, in one currency. */
export interface ShownNow {
  currency: string;
  needs: number;
  goalMinor: string;
  givenMinor: string;
  missingMinor: string;
  paidMinor: string;
}
