import { randomUUID } from 'node:crypto';
import { vault } from '../crypto/index.server';
import { connectionFromEnvironment } from '../db/index.server';
import { environment } from '../env/index.server';
import { log } from '../log/index.server';
import { mailer } from '../mail/installation-mailer.server';
import { createIdentity, type Identity } from './identity.server';

let opened: Identity | undefined;

/** Sign-in of this installation: its database, its key ring, its mail. */
export function identity(): Identity {
  if (opened) return opened;
  const env = environment();
  opened = createIdentity({
    databaseUrl: connectionFromEnvironment().appUrl,
    appUrl: env.appUrl,
    mode: env.HOMEWARD_MODE,
    // Not the key ring itself: what sign-in keeps outlives a rotation.
    encryptionKeys: vault().purposeRing('identity'),
    sendMail: async (mail) => mailer().send({ ...mail, messageId: `account-${randomUUID()}` }),
    onMailFailure: (error) => log.error({ err: error }, 'a mail about an account could not be handed over'),
  });
  return opened;
}

/** Ends its connections (shutdown, tests). */
export async function closeIdentity(): Promise<void> {
  await opened?.close();
  opened = undefined;
}
