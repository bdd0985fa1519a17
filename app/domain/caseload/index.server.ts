export { type CaseSummary, caseProgress, type ListedCase, listCases } from './list-cases.server';
