export { cancelDisbursement } from './cancel-disbursement.server';
export { checkEvidence } from './check-evidence.server';
export { confirmReceipt } from './confirm-receipt.server';
export { approveDisbursement, executeDisbursement, rejectDisbursement } from './decide-disbursement.server';
export {
  drawEvidence,
  drawOriginal,
  type Evidence,
  type OwnDraft,
  readEvidence,
  readOwnDrafts,
  readPendingEvidence,
} from './evidence.queries.server';
export {
  attachEvidence,
  beginEvidence,
  discardDraft,
  drawDraft,
  type EvidenceDraft,
  readDraft,
  saveBoxes,
} from './evidence-draft.server';
export {
  type FinanceDisbursement,
  type LineFigures,
  type OpenFinanceDisbursement,
  readFinanceDisbursement,
  readFinanceQueue,
} from './finance.queries.server';
export {
  type Confirmation,
  type OfficeDisbursement,
  type OfficeEvidence,
  type OfficeLine,
  type OpenOfficeDisbursement,
  readOfficeDisbursement,
  readOfficeDisbursements,
  readOfficeLine,
  readOfficeLines,
} from './office.queries.server';
export { readOwnPayees } from './payees.queries.server';
export { orRefused, type Sentences } from './refusals.server';
export { requestDisbursement } from './request-disbursement.server';
export { openForPayment } from './sealing.server';
