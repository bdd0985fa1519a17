const ANSWER_WITHIN_MS = 20_000;

export interface Endpoint {
  url: string;
  secrets: readonly string[];
}

/** What an endpoint said to one sending. */
export interface Sent {
  status: number | null;
  error: string | null;
}

/** Posts one body as Stripe does; `signature` null leaves the header out. */
export async function sendSigned(
  url: string,
  body: string,
  signature: string | null,
  stop: AbortSignal,
): Promise<Sent> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        ...(signature !== null && { 'stripe-signature': signature }),
      },
      body,
      signal: AbortSignal.any([stop, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
    });
    await response.arrayBuffer();
    return { status: response.status, error: null };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { status: null, error: cause instanceof Error ? cause.message || cause.name : String(cause) };
  }
}
