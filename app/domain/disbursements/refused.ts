/** Why something was not done, as a sentence for people, and the field of the form that it belongs to. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(
    readonly field: string,
    message: string,
  ) {
    super(message);
  }
}

/** There is no such thing for this person: a 404, whatever the reason. */
export class NothingHere extends Error {
  override readonly name = 'NothingHere';
}
