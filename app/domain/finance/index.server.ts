export { drawFlow } from './draw-flow.server';
export { type ExportedReport, type ExportFormat, exportReport, exportRowsMax } from './export-report.server';
export { type FinanceFlags, readFlags } from './flags.queries.server';
export { flowReport, readFlow } from './flow.queries.server';
export { readCurrencies, readMonths } from './periods.queries.server';
export { type Report, type ReportFilter, readReport, readWholeReport } from './read-report.server';
export { reports } from './reports.server';
export { cashReport, exchangeReport, feesReport, statementReport } from './reports-cash.server';
export { fundsReport, trialBalanceReport } from './reports-funds.server';
