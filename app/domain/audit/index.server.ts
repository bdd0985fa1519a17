export {
  type AuditedDisbursement,
  type AuditFilter,
  type OpenAuditedDisbursement,
  type Page,
  readAuditedDisbursement,
  readAuditedDisbursements,
  readTrail,
  type TrailRow,
} from './audit.queries.server';
export { type Finding, type FindingResponse, readFinding, readFindings } from './findings.queries.server';
export { answerFinding, closeFinding, raiseFinding } from './findings.server';
export { currentMonth, type FundName, type FundStatement, fundNames, statementOfFunds } from './funds.queries.server';
export { mailDailyRoot } from './mail-daily-root.server';
export { type Chain, type Root, readSeals, type Seals, type VerifiedLedger, verifyNow } from './seals.queries.server';
