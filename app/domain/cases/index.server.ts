export {
  type CreatedCase,
  createCase,
  discardCase,
  insertCase,
  isUniqueViolation,
  type PreparedCase,
  prepareCase,
} from './create-case.server';
export { type CaseFrame, type DoorEntry, findFrame, lockFrame, throughDoor } from './door.server';
export { moveStop, removeStop, saveStop } from './edit-journey.server';
export { moveLine, removeLine, saveAssessment, saveLine } from './edit-needs.server';
export { editPerson } from './edit-person.server';
export {
  askErasure,
  confirmErasure,
  declineErasure,
  type Erasure,
  erasuresFor,
  finishErasures,
} from './erase-case.server';
export { type SamePerson, samePersonOf, samePersonPairs } from './note-identifiers.server';
export {
  type CaseContent,
  type CaseField,
  type OpenAssessment,
  type OpenDraft,
  type OpenedCase,
  type OpenLine,
  type OpenStop,
  openCase,
} from './open-case.server';
export { rateTable } from './rate-table.server';
export { registerFacts, sexOf } from './register-facts.server';
export { type SavedDraft, saveDraft } from './save-draft.server';
export { type CaseSealer, type SealedPlace, sealerOf, versionOf } from './sealing.server';
export { recordListRead, recordOnCase, systemNow } from './trail.server';
export { mailUnusualReading, unusualReadings } from './unusual-reading.server';
