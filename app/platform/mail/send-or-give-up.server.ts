import { log } from '../log/index.server';
import { mailer } from './installation-mailer.server';
import { type Mail, MailError } from './mailer.server';

/**
 * Sends a mail from a job. A mail server that cannot be reached throws, so that the job comes back; a mail that is
 * refused for good (no such mailbox) is noted and given up, or the job would come back for nothing.
 */
export async function sendOrGiveUp(mail: Mail): Promise<void> {
  try {
    await mailer().send(mail);
  } catch (error) {
    if (!(error instanceof MailError) || error.failure !== 'refused') throw error;
    log.warn({ mail: mail.messageId }, 'a mail was refused for good');
  }
}
