export { createMailer, type Mail, MailError, type Mailer, type MailerConfig } from './mailer.server';
