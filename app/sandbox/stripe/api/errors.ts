/** A refusal in Stripe's form. `executed` tells whether its answer is kept under the idempotency key. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly body: { type: string; message: string; code?: string; param?: string },
    readonly executed: boolean,
  ) {
    super(body.message);
  }
}

const invalid = (status: number, message: string, code?: string, param?: string, executed = false) =>
  new ApiError(
    status,
    { type: 'invalid_request_error', message, ...(code && { code }), ...(param && { param }) },
    executed,
  );

/** A parameter is absent, unknown or malformed. */
export const badParameter = (message: string, code: string | undefined, param?: string) =>
  invalid(400, message, code, param);

/** The request is well formed, but the state of the object does not allow it. */
export const notAllowed = (message: string, code?: string, param?: string) => invalid(400, message, code, param, true);

export const noSuch = (what: string, id: string, param = 'id') =>
  invalid(404, `No such ${what}: '${id}'`, 'resource_missing', param);

export const unknownPath = (method: string, path: string) =>
  invalid(404, `Unrecognized request URL (${method}: ${path}). The sandbox does not have it.`);

export const unauthorized = (message: string) => invalid(401, message);

export const idempotencyMismatch = () =>
  new ApiError(
    400,
    {
      type: 'idempotency_error',
      message:
        'Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than the one given if you meant to execute a different request.',
    },
    false,
  );

export const idempotencyInFlight = (key: string) =>
  new ApiError(
    409,
    {
      type: 'idempotency_error',
      code: 'idempotency_key_in_use',
      message: `There is currently another in-progress request using this Idempotent Key (${key}). Please try again later.`,
    },
    false,
  );
