import { once } from 'node:events';
import { request, type Server } from 'node:http';
import express from 'express';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { limitBodies } from './body-limit.server';

let server: Server;
let bytesRead: number;
beforeEach(async () => {
  bytesRead = 0;
  const app = express();
  app.use(limitBodies);
  app.post('/', (req, res) => {
    req.on('data', (bytes: Buffer) => {
      bytesRead += bytes.length;
    });
    req.on('end', () => res.send('read'));
  });
  server = app.listen(0);
  await once(server, 'listening');
});
afterEach(() => void server.close());

async function send(headers: Record<string, string>, body: string): Promise<number | undefined> {
  const { port } = server.address() as { port: number };
  const asked = request({ port, method: 'POST', headers });
  asked.on('error', () => undefined);
  asked.write(body);
  if (headers['content-length'] === String(body.length) || headers['transfer-encoding']) asked.end();
  const [answer] = (await once(asked, 'response')) as [{ statusCode?: number }];
  asked.destroy();
  return answer.statusCode;
}

it('safeguard: a body is refused by the length it says, and one that says none is refused too', async () => {
  expect(await send({ 'content-length': '5' }, 'hello')).toBe(200);
  expect(bytesRead).toBe(5);
  expect(await send({ 'content-length': String(17 * 1024 * 1024) }, 'hello')).toBe(413);
  expect(await send({ 'transfer-encoding': 'chunked' }, 'hello')).toBe(411);
  expect(bytesRead).toBe(5);
});
