import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime, { type Email } from 'postal-mime';

export interface Letter {
  id: string;
  receivedAt: Date;
  /** Who it was delivered to, whatever its headers say. */
  recipients: string[];
  from: string;
  subject: string;
  messageId: string | null;
  text: string | null;
  html: string | null;
  headers: Record<string, string>;
  attachments: { filename: string; mimeType: string; sizeBytes: number }[];
}

export interface Attachment {
  filename: string;
  mimeType: string;
  content: Buffer;
}

/** Letters kept; the oldest go first. */
const KEPT = 2000;
const RECIPIENTS_HEADER = 'x-original-to';

function sender(email: Email): string {
  const { from } = email;
  if (!from?.address) return 'unknown sender';
  return from.name ? `${from.name} <${from.address}>` : from.address;
}

function sizeOf(content: ArrayBuffer | Uint8Array | string): number {
  return typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength;
}

async function readLetter(id: string, raw: Buffer): Promise<Letter> {
  const email = await PostalMime.parse(raw);
  const headers = Object.fromEntries(email.headers.map(({ key, value }) => [key, value]));
  return {
    id,
    receivedAt: new Date(Number(id.split('-')[0])),
    recipients: (headers[RECIPIENTS_HEADER] ?? '').split(',').map((address) => address.trim()),
    from: sender(email),
    subject: email.subject ?? '(no subject)',
    messageId: email.messageId ?? null,
    text: email.text ?? null,
    html: email.html ?? null,
    headers,
    attachments: email.attachments.map(({ filename, mimeType, content }, index) => ({
      filename: filename ?? `attachment-${index + 1}`,
      mimeType,
      sizeBytes: sizeOf(content),
    })),
  };
}

/** The letters in a folder, each a real `.eml` file that any mail program opens. */
export class Mailbox {
  readonly #folder: string;
  readonly #letters = new Map<string, Letter>();
  readonly #closed = new Set<string>();

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async open(folder: string): Promise<Mailbox> {
    mkdirSync(folder, { recursive: true });
    const mailbox = new Mailbox(folder);
    for (const file of readdirSync(folder).sort()) {
      if (!file.endsWith('.eml')) continue;
      const id = file.slice(0, -4);
      mailbox.#letters.set(id, await readLetter(id, readFileSync(join(folder, file))));
    }
    return mailbox;
  }

  /** Keeps a letter as it came, with what the envelope said in front, as a mail server writes it. */
  async add(raw: Buffer, envelope: { from: string; recipients: readonly string[] }): Promise<void> {
    const id = `${Date.now()}-${randomUUID().slice(0, 8)}`;
    const trace = `Return-Path: <${envelope.from}>\r\nX-Original-To: ${envelope.recipients.join(', ')}\r\n`;
    const whole = Buffer.concat([Buffer.from(trace), raw]);
    const letter = await readLetter(id, whole);
    const path = this.#path(id);
    writeFileSync(`${path}.part`, whole);
    renameSync(`${path}.part`, path);
    this.#letters.set(id, letter);
    for (const oldest of this.#letters.keys()) {
      if (this.#letters.size <= KEPT) break;
      this.remove(oldest);
    }
  }

  /** Newest first; only those delivered to `recipient`, if one is given. */
  list(recipient?: string): Letter[] {
    const wanted = recipient?.toLowerCase();
    return [...this.#letters.values()]
      .filter(
        ({ recipients }) =>
          wanted === undefined || recipients.some((address) => address.toLowerCase().includes(wanted)),
      )
      .reverse();
  }

  /** From now on there is nobody at this address, as when somebody gave up their account. */
  close(address: string): void {
    this.#closed.add(address.toLowerCase());
  }

  isClosed = (address: string): boolean => this.#closed.has(address.toLowerCase());

  get(id: string): Letter | undefined {
    return this.#letters.get(id);
  }

  raw(id: string): Buffer {
    return readFileSync(this.#path(id));
  }

  async attachment(id: string, index: number): Promise<Attachment | null> {
    const found = (await PostalMime.parse(this.raw(id))).attachments[index];
    const described = this.#letters.get(id)?.attachments[index];
    if (!found || !described) return null;
    const content =
      typeof found.content === 'string' ? Buffer.from(found.content) : Buffer.from(found.content as ArrayBuffer);
    return { filename: described.filename, mimeType: described.mimeType, content };
  }

  remove(id: string): void {
    this.#letters.delete(id);
    rmSync(this.#path(id), { force: true });
  }

  #path(id: string): string {
    return join(this.#folder, `${id}.eml`);
  }
}
