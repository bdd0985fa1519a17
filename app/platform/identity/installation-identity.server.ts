import { randomUUID } from 'node:crypto';
import { generatedKeys } from '../crypto/index.server';
import { connectionFromEnvironment } from '../db/index.server';
import { environment, MAIL_PORT } from '../env/index.server';
import { log } from '../log/index.server';
import { createMailer, type Mailer } from '../mail/index.server';
import { createIdentity, type Identity } from './identity.server';

let opened: Identity | undefined;
let mailer: Mailer | undefined;

/** Sign-in of this installation: its database, its key ring, its mail. */
export function identity(): Identity {
  if (opened) return opened;
  const env = environment();
  // Without a mail server of its own, a demonstration hands mail to its catcher.
  const ours = createMailer({
    smtpUrl: env.SMTP_URL ?? `smtp://localhost:${env.PORT + MAIL_PORT}`,
    from: env.MAIL_FROM,
  });
  mailer = ours;
  opened = createIdentity({
    databaseUrl: connectionFromEnvironment().appUrl,
    appUrl: env.appUrl,
    mode: env.HOMEWARD_MODE,
    encryptionKeys: env.ENCRYPTION_KEYS ?? generatedKeys(env.DATA_DIR),
    sendMail: (mail) => ours.send({ ...mail, messageId: `account-${randomUUID()}` }),
    onMailFailure: (error) => log.error({ err: error }, 'a mail about an account could not be handed over'),
  });
  return opened;
}

/** Ends its connections (shutdown, tests). */
export async function closeIdentity(): Promise<void> {
  mailer?.close();
  mailer = undefined;
  await opened?.close();
  opened = undefined;
}
