/** A consent that cannot be recorded like this: which field of the form, and what to do. */
export class ConsentRefusedError extends Error {
  override readonly name = 'ConsentRefusedError';
  constructor(
    readonly field: 'givenOn' | 'guardianName' | 'guardianVettedOn' | 'guardianHow',
    message: string,
  ) {
    super(message);
  }
}
