export {
  answerConcern,
  type ConcernKind,
  closeConcern,
  concernsWaiting,
  type ListedConcern,
  type OpenConcern,
  openConcern,
  readConcerns,
} from './concerns.server';
export { type IssuedCode, issueOwnCode, type OwnCodeState, ownCodeState } from './issue-code.server';
export { clearOwnView, mailConcern } from './mail-concern.server';
export { answerForm, enterPage } from './own-view.server';
