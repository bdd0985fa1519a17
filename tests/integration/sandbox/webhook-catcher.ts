import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CaughtDelivery {
  body: Buffer;
  signature: string | null;
  type: string;
  id: string;
}

/** Stands where the application's webhook endpoint stands, keeps what arrives, and answers as it is told. */
export class WebhookCatcher {
  readonly deliveries: CaughtDelivery[] = [];
  readonly #server: Server;
  readonly #waiting = new Set<() => void>();
  #answers: number[] = [];

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<WebhookCatcher> {
    const server = createServer();
    const catcher = new WebhookCatcher(server);
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks);
        const { id, type } = JSON.parse(body.toString()) as { id: string; type: string };
        const signature = request.headers['stripe-signature'];
        catcher.deliveries.push({ body, signature: typeof signature === 'string' ? signature : null, type, id });
        response.writeHead(catcher.#answers.shift() ?? 200).end();
        for (const check of catcher.#waiting) check();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return catcher;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/webhooks/stripe`;
  }

  /** Answers the next deliveries with these statuses, in order, before it answers 200 again. */
  answerNext(...statuses: number[]): void {
    this.#answers = statuses;
  }

  /** Resolves once `count` deliveries match; the test's own timeout is the limit. */
  until(matches: (delivery: CaughtDelivery) => boolean, count = 1): Promise<CaughtDelivery[]> {
    return new Promise((resolve) => {
      const check = () => {
        const found = this.deliveries.filter(matches);
        if (found.length < count) return;
        this.#waiting.delete(check);
        resolve(found);
      };
      this.#waiting.add(check);
      check();
    });
  }

  stop(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }
}
