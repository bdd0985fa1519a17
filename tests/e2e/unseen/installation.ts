import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';

export interface Installation {
  base: string;
  sandbox: string;
  mails: string;
  dataDir: string;
}

const portBeside = (base: string, offset: number) =>
  Object.assign(new URL(base), { port: String(Number(new URL(base).port) + offset) }).origin;

export const installationAt = (base: string): Installation => ({
  base,
  sandbox: portBeside(base, 1),
  mails: portBeside(base, 3),
  dataDir: path.resolve(process.env.E2E_DATA_DIR ?? ''),
});

/** The database as whoever holds a backup reads it: for looking and for setting the scene, never for the act itself. */
export async function asOwner<T>({ dataDir }: Installation, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const server = JSON.parse(readFileSync(path.join(dataDir, 'postgres', 'server.json'), 'utf8')) as {
    port: number;
    adminPassword: string;
  };
  const client = new pg.Client({
    host: '127.0.0.1',
    port: server.port,
    user: 'postgres',
    password: server.adminPassword,
    database: 'homeward',
  });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** What day it is there: the stories move the demonstration's clock. */
export const today = (installation: Installation): Promise<string> =>
  asOwner(installation, async (client) => {
    const { rows } = await client.query<{ day: string }>(`SELECT to_char(system.now(), 'YYYY-MM-DD') AS day`);
    return rows[0]?.day ?? '';
  });

export interface Letter {
  id: string;
  subject: string;
  text: string | null;
  recipients: string[];
  attachments: { filename: string }[];
}

export async function letters({ mails }: Installation, to = ''): Promise<Letter[]> {
  const answer = await fetch(`${mails}/api/messages?to=${encodeURIComponent(to)}`);
  return ((await answer.json()) as { messages: Letter[] }).messages;
}

/** Waits for a letter: jobs send them. */
export async function letterTo(installation: Installation, to: string, subject: RegExp): Promise<Letter> {
  for (const end = Date.now() + 60_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 150))) {
    const found = (await letters(installation, to)).find((letter) => subject.test(letter.subject));
    if (found) return found;
  }
  throw new Error(`No letter ${subject} came to ${to}.`);
}
