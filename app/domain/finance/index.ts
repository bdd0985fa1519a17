export { decimalText, harmless } from './cells';
export { type ReadFilter, readFilter, readPage, withField } from './filters';
export { type DrawnFlow, flowStages } from './flow';
export { type RefundPlan, readRefundPlan } from './refund-plan';
export type { ReportColumn, ReportPage, ReportRow } from './report';
export {
  acceptSchema,
  bankAccountSchema,
  evidenceSchema,
  freezeSchema,
  giveUpJobSchema,
  giveUpSchema,
  lowerSchema,
  matchSchema,
  monthSchema,
  noteSchema,
  openingSchema,
  ownSchema,
  poolProposalSchema,
  type RefundReason,
  refundReasons,
  refundSchema,
  retryJobSchema,
  rowSchema,
  statementSchema,
  writeOffSchema,
} from './schemas';
export { cashItemWord, flowNodeWord } from './state-words';
export { FilterForm } from './ui/filter-form';
export { FlowOfMoney } from './ui/flow-of-money';
export { ReportTable } from './ui/report-table';
export { ExportLinks, ReportView } from './ui/report-view';
