export type { AgeBand } from './age-band';
export { PublishingError } from './errors';
export { type FieldKey, parseFieldKey } from './fields';
export type { PublicForm } from './form';
export {
  type FindingJustification,
  type GateField,
  type GateFinding,
  type GateOutcome,
  type GateRefusal,
  type GateReport,
  type GivenUp,
  mayBeSent,
  openFindings,
  type ProjectedLine,
  type ProjectedStop,
  type Projection,
} from './gate';
export { gapAround } from './leave-out';
export { releaseWords } from './release-words';
export { type Decision, decisionSchema, type Risk, riskSchema } from './risk';
export { type ToldLater, type ToldLaterStatus, toldLaterSchema } from './told-later';
export { AmountsTable } from './ui/amounts-table';
export { AnonymityPanel } from './ui/anonymity-panel';
export { ConsentPanel } from './ui/consent-panel';
export { type DecisionAnswer, DecisionForms } from './ui/decision-forms';
export { type EditAnswer, EditAnswerNotice } from './ui/edit-answer';
export { GateFields } from './ui/gate-field';
export { MinorRefusal } from './ui/minor-refusal';
export { OutcomeBanner } from './ui/outcome-banner';
export { PagePreviewBody } from './ui/page-preview';
export { ReviewTexts } from './ui/review-texts';
export { RiskFields } from './ui/risk-fields';
export { differsWords, ShowFirst } from './ui/shown-notice';
export { MarkedWords, StoppedWords, ToldLaterFields, ToldTable } from './ui/told-later';
export { useEditingKeys } from './ui/use-editing-keys';
