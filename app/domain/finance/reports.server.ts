import { flowReport } from './flow.queries.server';
import type { Report } from './read-report.server';
import { cashReport, exchangeReport, feesReport, monthlyTrialReport, statementReport } from './reports-cash.server';
import {
  balanceTransactionsReport,
  bankLinesReport,
  exceptionsReport,
  freezesReport,
  journalReport,
  openingsReport,
  payoutsReport,
  poolReport,
} from './reports-decisions.server';
import { eventsReport } from './reports-events.server';
import { fundsReport, trialBalanceReport } from './reports-funds.server';
import { disputesReport, giftsReport, refundsReport } from './reports-gifts.server';

/** Every table of finance by its name: what has a name here can be had as a file. */
export const reports: ReadonlyMap<string, Report> = new Map(
  [
    cashReport,
    fundsReport,
    feesReport,
    exchangeReport,
    statementReport,
    monthlyTrialReport,
    trialBalanceReport,
    flowReport,
    giftsReport,
    refundsReport,
    disputesReport,
    eventsReport,
    freezesReport,
    openingsReport,
    poolReport,
    exceptionsReport,
    payoutsReport,
    balanceTransactionsReport,
    journalReport,
    bankLinesReport,
  ].map((report) => [report.name, report]),
);
