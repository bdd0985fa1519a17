import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Mailbox } from './mailbox';

const LARGEST_BYTES = 25 * 1024 * 1024;

async function receive(mailbox: Mailbox, stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  if (stream.sizeExceeded) {
    throw Object.assign(new Error(`The message is larger than ${LARGEST_BYTES} bytes`), { responseCode: 552 });
  }
  const { mailFrom, rcptTo } = session.envelope;
  await mailbox.add(Buffer.concat(chunks), {
    from: mailFrom === false ? '' : mailFrom.address,
    recipients: rcptTo.map(({ address }) => address),
  });
}

/** An SMTP server that takes every letter for every address, but those that were closed, and delivers none. */
export function createSmtpServer(mailbox: Mailbox): SMTPServer {
  return new SMTPServer({
    banner: 'Homeward mail catcher: nothing leaves this machine',
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    allowInsecureAuth: true,
    onAuth: (auth, _session, done) => done(null, { user: auth.username ?? 'anyone' }),
    size: LARGEST_BYTES,
    disableReverseLookup: true,
    logger: false,
    onRcptTo: ({ address }, _session, done) =>
      mailbox.isClosed(address)
        ? done(Object.assign(new Error('5.1.1 There is no such mailbox'), { responseCode: 550 }))
        : done(),
    onData: (stream, session, done) => {
      receive(mailbox, stream, session).then(
        () => done(),
        (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
      );
    },
  });
}
