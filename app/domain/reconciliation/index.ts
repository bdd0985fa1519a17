export type { FundMonth, MonthlyBalance, Period } from '../ledger/index.server';
export type { FileProblem } from './bank/statement';
export * from './read-models';
