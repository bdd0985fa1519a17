import { log } from '../log/index.server';
import { mailer } from './installation-mailer.server';
import { type Mail, MailError } from './mailer.server';

/**
 * Sends a mail from a job. A mail server that cannot be reached throws, so that the job comes back; a mail that is
 * refused for good is noted and given up, or the job would come back for nothing; the answer says whether the mail server
 * said that there is no such mailbox.
 */
export async function sendOrGiveUp(mail: Mail): Promise<'sent' | 'refused' | 'no_mailbox'> {
  try {
    await mailer().send(mail);
    return 'sent';
  } catch (error) {
    if (!(error instanceof MailError) || error.failure === 'unavailable') throw error;
    log.warn({ mail: mail.messageId, why: error.failure }, 'a mail was refused for good');
    return error.failure;
  }
}
