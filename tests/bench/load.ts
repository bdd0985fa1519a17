import { Agent, request } from 'node:http';

export interface Delivered {
  /** From the moment a request was due until its answer was read, in milliseconds, rising. */
  latenciesMs: number[];
  refused: number;
}

export interface Sent {
  body: string;
  headers: Record<string, string>;
}

/**
 * Sends requests at a steady rate, whatever becomes of those before: a request that had to wait for its turn counts from
 * the moment it was due.
 */
export async function sendSteadily(
  url: string,
  perSecond: number,
  count: number,
  make: (at: number) => Sent,
): Promise<Delivered> {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const result: Delivered = { latenciesMs: [], refused: 0 };
  const send = (at: number, dueAt: number) =>
    new Promise<void>((resolve) => {
      const { body, headers } = make(at);
      const sent = request(url, {
        method: 'POST',
        agent,
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      });
      const ended = (ok: boolean) => {
        result.latenciesMs.push(performance.now() - dueAt);
        if (!ok) result.refused += 1;
        resolve();
      };
      sent.on('response', (answer) => {
        answer.resume();
        answer.on('end', () => ended(answer.statusCode === 200));
      });
      sent.on('error', () => ended(false));
      sent.end(body);
    });
  const startedAt = performance.now();
  const inFlight: Promise<void>[] = [];
  while (inFlight.length < count) {
    const due = Math.min(count, Math.floor(((performance.now() - startedAt) / 1000) * perSecond) + 1);
    while (inFlight.length < due)
      inFlight.push(send(inFlight.length, startedAt + (inFlight.length / perSecond) * 1000));
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(inFlight);
  agent.destroy();
  result.latenciesMs.sort((a, b) => a - b);
  return result;
}
