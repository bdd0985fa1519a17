/** No such case for this actor: it does not exist, or belongs to another office. Nobody is told which. */
export class CaseNotFoundError extends Error {
  override readonly name = 'CaseNotFoundError';
  constructor() {
    super('There is no such case in your office.');
  }
}

/** Somebody else saved meanwhile; nothing of this save was stored. */
export class EditConflictError extends Error {
  override readonly name = 'EditConflictError';
  constructor() {
    super('Somebody else changed this meanwhile. Open it again and add your changes.');
  }
}

/** What was asked cannot be done in the state the case is in; the message says what to do instead. */
export class CaseStateError extends Error {
  override readonly name = 'CaseStateError';
}
