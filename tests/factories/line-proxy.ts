import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

// A proxy before PostgreSQL that tells the listening connection from all others by the name in its first packet, and can
// take that one away while pages go on reading: what is tested is the rule, not that reading fails.

const LINE_NAME = 'application_name\0homeward:line\0';

/** What happens to the listening connection: it flows; every answer is late; its packets vanish; it is cut and refused. */
export type Weather = 'fair' | 'slow' | 'silent' | 'refused';

/** Less than what makes a line lost, and more than half of it. */
const LATE_BY_MS = 270;

export interface LineProxy {
  /** The same database through this proxy. */
  url: string;
  set(weather: Weather): void;
  stop(): Promise<void>;
}

export async function startLineProxy(databaseUrl: string): Promise<LineProxy> {
  const target = new URL(databaseUrl);
  const all = new Set<Socket>();
  const lines = new Set<Socket>();
  let weather: Weather = 'fair';

  const server: Server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    let isLine = false;
    let first = true;
    const passes = () => !isLine || weather === 'fair' || weather === 'slow';
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      all.add(from);
      from.on('data', (bytes) => {
        if (first && from === near) {
          first = false;
          isLine = bytes.includes(LINE_NAME);
          if (isLine) lines.add(near);
          if (isLine && weather === 'refused') return void near.destroy();
        }
        if (isLine && weather === 'slow' && from === far) setTimeout(() => to.write(bytes), LATE_BY_MS);
        else if (passes()) to.write(bytes);
      });
      from.on('error', () => to.destroy());
      from.on('close', () => {
        all.delete(from);
        lines.delete(near);
        to.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return {
    url: Object.assign(new URL(databaseUrl), { hostname: '127.0.0.1', port: String(address.port) }).toString(),
    set(next) {
      weather = next;
      // What vanished cannot be sent again, so a line that flows again is a new one.
      if (next === 'fair' || next === 'refused') for (const line of lines) line.destroy();
    },
    async stop() {
      for (const socket of all) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
