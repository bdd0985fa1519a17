import { createTransport } from 'nodemailer';
import { z } from 'zod';

export interface MailerConfig {
  /** `smtp://user:password@host:port` or `smtps://…`. */
  smtpUrl: string;
  /** `Homeward <hello@homeward.example>` or an address alone. */
  from: string;
}

export interface Mail {
  /** One address: nobody learns who else gets a mail. */
  to: string;
  subject: string;
  text: string;
  html?: string | undefined;
  attachments?: readonly { filename: string; contentType: string; content: Uint8Array }[] | undefined;
  /** For mails that come by themselves: where one click of the mail program ends them (RFC 8058). */
  leaveUrl?: string | undefined;
  /** Names this mail for good, such as `receipt-<uuid>`: a mail sent twice is then known as one. Letters, digits, `.`, `_`, `-`. */
  messageId: string;
}

/**
 * `refused`: this mail will never be taken as it is. `no_mailbox`: nor any other to this address, which its server does not
 * know. `unavailable`: try later, with the same message id.
 */
export type MailFailure = 'refused' | 'no_mailbox' | 'unavailable';

export class MailError extends Error {
  override readonly name = 'MailError';

  constructor(
    readonly failure: MailFailure,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export interface Mailer {
  /** Hands a mail to the mail server. Throws `MailError`. */
  send(mail: Mail): Promise<void>;
  close(): void;
}

const mailSchema = z.object({
  to: z.email(),
  subject: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[^\r\n]*$/, 'must be one line'),
  text: z.string().min(1),
  messageId: z.string().regex(/^[A-Za-z0-9._-]{1,120}$/),
  leaveUrl: z
    .url({ protocol: /^https?$/ })
    .regex(/^[^\s<>]*$/, 'must be one address')
    .optional(),
});

const CONNECT_WITHIN_MS = 5_000;
const SILENCE_AT_MOST_MS = 15_000;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Tells programs, and out-of-office replies, that nobody wrote this by hand. */
const AUTOMATIC_HEADERS = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };

/** RFC 8058: the mail program shows a button that leaves with one POST, without opening a page. */
const oneClickHeaders = (leaveUrl: string) => ({
  'List-Unsubscribe': `<${leaveUrl}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
});

/** Enhanced status codes (RFC 3463) of addresses that lead nowhere. A server of our own that is set up wrongly says others. */
const NO_MAILBOX = /\b5\.1\.(?:1|2|3|6|10)\b|\b5\.2\.1\b/;

function failureOf(error: unknown): MailFailure {
  if (!(error instanceof Error) || !('responseCode' in error) || typeof error.responseCode !== 'number')
    return 'unavailable';
  if (error.responseCode < 500 || error.responseCode > 599) return 'unavailable';
  return NO_MAILBOX.test(error.message) ? 'no_mailbox' : 'refused';
}

export function createMailer({ smtpUrl, from }: MailerConfig): Mailer {
  const server = new URL(smtpUrl);
  const domain = /@([^@\s>]+)>?$/.exec(from)?.[1];
  if (domain === undefined) throw new TypeError(`Not a sender's address: ${from}`);
  const transport = createTransport({
    host: server.hostname,
    port: server.port === '' ? (server.protocol === 'smtps:' ? 465 : 587) : Number(server.port),
    secure: server.protocol === 'smtps:',
    // Mails hold donors' names: in the clear only to this very machine.
    requireTLS: server.protocol !== 'smtps:' && !LOOPBACK.has(server.hostname),
    ignoreTLS: LOOPBACK.has(server.hostname) && server.protocol !== 'smtps:',
    ...(server.username && {
      auth: { user: decodeURIComponent(server.username), pass: decodeURIComponent(server.password) },
    }),
    connectionTimeout: CONNECT_WITHIN_MS,
    greetingTimeout: CONNECT_WITHIN_MS,
    socketTimeout: SILENCE_AT_MOST_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(mail) {
      const { to, subject, text, messageId, leaveUrl } = mailSchema.parse(mail);
      try {
        await transport.sendMail({
          from,
          to,
          subject,
          text,
          html: mail.html,
          attachments: mail.attachments?.map((file) => ({ ...file, content: Buffer.from(file.content) })),
          messageId: `<${messageId}@${domain}>`,
          headers: { ...AUTOMATIC_HEADERS, ...(leaveUrl === undefined ? {} : oneClickHeaders(leaveUrl)) },
        });
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        throw new MailError(failureOf(error), `Mail was not taken: ${why}`, { cause: error });
      }
    },
    close: () => transport.close(),
  };
}
