import Stripe from 'stripe';

/**
 * What became of a call that did not succeed.
 * - `declined`: the card was refused. - `rate_limited`: try later. - `unavailable`: nothing was changed; try later.
 * - `rejected`: Stripe understood and refused; the same call will be refused again.
 * - `unknown_outcome`: it may have happened. Only the same call with the same idempotency key is safe.
 */
export type PaymentFailure = 'declined' | 'rate_limited' | 'unavailable' | 'rejected' | 'unknown_outcome';

export class PaymentError extends Error {
  override readonly name = 'PaymentError';

  constructor(
    readonly failure: PaymentFailure,
    message: string,
    /** Stripe's own words for it, where there are any; never shown to donors. */
    readonly detail: { code?: string; status?: number; requestId?: string } = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** A read changes nothing, so its outcome is never unknown. */
export type CallKind = 'read' | 'write';

function failureOf(error: InstanceType<typeof Stripe.errors.StripeError>, kind: CallKind): PaymentFailure {
  const lost = kind === 'write' ? 'unknown_outcome' : 'unavailable';
  if (error instanceof Stripe.errors.StripeCardError) return 'declined';
  if (error instanceof Stripe.errors.StripeRateLimitError || error.statusCode === 429) return 'rate_limited';
  // A key that was revoked, or lacks a right: nothing was done, and it can be done once that is mended.
  if (error.statusCode === 401 || error.statusCode === 403) return 'unavailable';
  if (error.statusCode === 409) return lost;
  if (error instanceof Stripe.errors.StripeConnectionError) return lost;
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) return 'rejected';
  return lost;
}

/** Maps whatever the SDK threw. What is not an error of the SDK is a defect and passes through. */
export function toPaymentError(error: unknown, kind: CallKind): unknown {
  if (!(error instanceof Stripe.errors.StripeError)) return error;
  const detail = {
    ...(error.code !== undefined && { code: error.code }),
    ...(error.statusCode !== undefined && { status: error.statusCode }),
    ...(error.requestId !== undefined && { requestId: error.requestId }),
  };
  return new PaymentError(failureOf(error, kind), `Stripe: ${error.message}`, detail, { cause: error });
}

/** An answer that is not the object asked for, such as a gateway's JSON: the SDK takes it for success. */
export function notTheObject(expected: string, kind: CallKind, cause: unknown): PaymentError {
  const failure = kind === 'write' ? 'unknown_outcome' : 'unavailable';
  return new PaymentError(failure, `Stripe answered with something that is not a ${expected}`, {}, { cause });
}
