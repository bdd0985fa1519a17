import { environment } from '../env/index.server';
import { createMailer, type Mailer } from './mailer.server';

let opened: Mailer | undefined;

/** The mailer of this process, from the environment: SMTP_URL, or the demonstration's mail catcher. */
export function mailer(): Mailer {
  const env = environment();
  if (!env.SMTP_URL) throw new Error('SMTP_URL is not set and there is no mail catcher.');
  opened ??= createMailer({ smtpUrl: env.SMTP_URL, from: env.MAIL_FROM });
  return opened;
}

/** Ends its connections (shutdown, tests). */
export function closeMailer(): void {
  opened?.close();
  opened = undefined;
}
