/** What was asked cannot be done now; the message says what to do instead. */
export class PublishingError extends Error {
  override readonly name = 'PublishingError';
}
