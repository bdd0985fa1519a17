import { createHmac } from 'node:crypto';

/** The `Stripe-Signature` header: one timestamp (seconds), one `v1` for each secret, as during a rotation. */
export function signatureHeader(body: string, secrets: readonly string[], timestamp: number): string {
  const signatures = secrets.map(
    (secret) => `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`,
  );
  return [`t=${timestamp}`, ...signatures].join(',');
}
