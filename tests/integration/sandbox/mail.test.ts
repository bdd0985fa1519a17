import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMailer, MailError } from '~/platform/mail/index.server';
import { type RunningProcess, runToFailure, startProcess } from './start-process';

const MAIN = 'app/sandbox/mail/main.ts';
const folder = mkdtempSync(join(tmpdir(), 'mail-test-'));
let catcher: RunningProcess;
let smtpUrl: string;
let web: string;

interface Letter {
  id: string;
  recipients: string[];
  subject: string;
  text: string;
  html: string | null;
  messageId: string;
  headers: Record<string, string>;
  attachments: { filename: string; mimeType: string; sizeBytes: number }[];
}

async function start() {
  catcher = await startProcess(MAIN, ['--smtp-port', '0', '--http-port', '0', '--data', folder]);
  smtpUrl = /smtp:\/\/\S+/.exec(catcher.ready)?.[0] ?? '';
  web = /http:\/\/\S+/.exec(catcher.ready)?.[0] ?? '';
}

async function lettersTo(recipient: string): Promise<Letter[]> {
  const response = await fetch(`${web}/api/messages?to=${encodeURIComponent(recipient)}`);
  return ((await response.json()) as { messages: Letter[] }).messages;
}

beforeAll(start);

afterAll(async () => {
  await catcher.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('mailer and mail catcher', () => {
  const pdf = Buffer.from('%PDF-1.7 not really');

  it('delivers text, HTML and attachment as one multipart mail that says it is automatic', async () => {
    const mailer = createMailer({ smtpUrl, from: 'Homeward <hello@homeward.test>' });
    await mailer.send({
      to: 'donor@example.org',
      subject: 'Your receipt – número 7',
      text: 'Thank you.\nhttps://homeward.test/en/receipt?id=7&x=1.',
      html: '<p>Thank you.</p><script>document.title = "ran"</script>',
      attachments: [{ filename: 'receipt.pdf', contentType: 'application/pdf', content: pdf }],
      messageId: 'receipt-7',
    });
    mailer.close();
    const [letter] = await lettersTo('donor@example.org');
    expect(letter).toMatchObject({
      recipients: ['donor@example.org'],
      subject: 'Your receipt – número 7',
      messageId: '<receipt-7@homeward.test>',
      attachments: [{ filename: 'receipt.pdf', mimeType: 'application/pdf', sizeBytes: pdf.length }],
    });
    expect(letter?.text.trim()).toBe('Thank you.\nhttps://homeward.test/en/receipt?id=7&x=1.');
    expect(letter?.headers).toMatchObject({
      'auto-submitted': 'auto-generated',
      'return-path': '<hello@homeward.test>',
    });
    const raw = readFileSync(join(folder, `${letter?.id}.eml`), 'utf8');
    expect(raw).toContain('multipart/alternative');
    const attachment = await fetch(`${web}/messages/${letter?.id}/attachments/0`);
    expect(Buffer.from(await attachment.arrayBuffer())).toEqual(pdf);
  });

  it('shows a mail with its link, and its HTML only under a policy that runs nothing', async () => {
    const [letter] = await lettersTo('donor@example.org');
    const page = await (await fetch(`${web}/messages/${letter?.id}`)).text();
    expect(page).toContain('<a href="https://homeward.test/en/receipt?id=7&amp;x=1">');
    expect(page).not.toContain('<script');
    const framed = await fetch(`${web}/messages/${letter?.id}/html`);
    const policy = framed.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^sandbox (?!.*allow-scripts).*default-src 'none'/);
    expect(policy).not.toContain('script-src');
  });

  it('escapes what a sender wrote', async () => {
    const mailer = createMailer({ smtpUrl, from: 'hello@homeward.test' });
    await mailer.send({ to: 'x@example.org', subject: '<b>&"', text: '<img src=x>', messageId: 'escape-1' });
    mailer.close();
    const [letter] = await lettersTo('x@example.org');
    for (const address of ['/', `/messages/${letter?.id}`]) {
      const page = await (await fetch(web + address)).text();
      expect(page).toContain('&lt;b&gt;&amp;&quot;');
      expect(page).not.toContain('<img');
    }
  });

  it('keeps its mails over a restart and deletes those of one address', async () => {
    const before = readdirSync(folder).length;
    expect(before).toBe(2);
    expect(await catcher.stop()).toBe(0);
    await start();
    expect(await lettersTo('donor@')).toHaveLength(1);
    const deleted = await fetch(`${web}/api/messages?to=donor@example.org`, { method: 'DELETE' });
    expect(await deleted.json()).toEqual({ deleted: 1 });
    expect(await lettersTo('donor@')).toHaveLength(0);
    expect(readdirSync(folder)).toHaveLength(before - 1);
  });

  it('refuses a mail with two recipients or a header in its subject', async () => {
    const mailer = createMailer({ smtpUrl, from: 'hello@homeward.test' });
    const mail = { to: 'a@example.org', subject: 'Hello', text: 'Hello', messageId: 'refuse-1' };
    await expect(mailer.send({ ...mail, to: 'a@example.org, b@example.org' })).rejects.toThrow();
    await expect(mailer.send({ ...mail, subject: 'Hello\r\nBcc: b@example.org' })).rejects.toThrow();
    mailer.close();
    expect(await lettersTo('a@example.org')).toHaveLength(0);
  });

  it('tells an address that is gone from a mail that is refused', async () => {
    const mailer = createMailer({ smtpUrl, from: 'hello@homeward.test' });
    const mail = { to: 'gone@example.org', subject: 'Hello', text: 'Hello', messageId: 'gone-1' };
    await mailer.send(mail);
    await fetch(`${web}/api/mailboxes/Gone%40example.org`, { method: 'DELETE' });
    await expect(mailer.send(mail)).rejects.toMatchObject({ name: 'MailError', failure: 'no_mailbox' });
    mailer.close();
  });

  it('tells a mail server that says no from one that is not there', async () => {
    const refusing = createServer((socket) => {
      socket.write('220 no\r\n');
      socket.on('data', (line) =>
        socket.write(/^(EHLO|HELO)/.test(line.toString()) ? '250 no\r\n' : '550 no such person\r\n'),
      );
      socket.on('error', () => socket.destroy());
    });
    await new Promise<void>((resolve) => refusing.listen(0, '127.0.0.1', resolve));
    const address = refusing.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const mail = { to: 'a@example.org', subject: 'Hello', text: 'Hello', messageId: 'refuse-2' };
    const toRefusing = createMailer({ smtpUrl: `smtp://127.0.0.1:${port}`, from: 'hello@homeward.test' });
    const refused: unknown = await toRefusing.send(mail).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(MailError);
    expect(refused).toMatchObject({ failure: 'refused' });
    await new Promise((resolve) => refusing.close(resolve));
    await expect(toRefusing.send(mail)).rejects.toMatchObject({ name: 'MailError', failure: 'unavailable' });
    toRefusing.close();
  });

  it('says in one sentence why it does not start', async () => {
    const taken = new URL(web).port;
    const busy = await runToFailure(MAIN, ['--smtp-port', '0', '--http-port', taken]);
    expect(busy).toEqual({
      code: 1,
      said: `Port ${taken} is already in use. Stop the process that uses it, or choose another --http-port.\n`,
    });
    const wrong = await runToFailure(MAIN, ['--smtp-port', 'many', '--http-port', '0']);
    expect(wrong.said).toBe('--smtp-port must be a port number from 0 to 65535, not many.\n');
  });
});
