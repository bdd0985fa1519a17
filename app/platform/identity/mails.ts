import { identityMails as words } from '~/catalogues/en/identity-mails';
import { message } from '~/catalogues/message';

interface StaffMail {
  subject: string;
  text: string;
}

interface LinkMail {
  name: string;
  link: string;
}

/** Asked for by whoever knows the address: says what to do when it was somebody else. */
export const recoveryMail = (values: LinkMail & { minutes: number }): StaffMail => ({
  subject: words.recoverySubject,
  text: message(words.recovery, { ...values }),
});

export const invitationMail = (values: LinkMail & { hours: number }): StaffMail => ({
  subject: words.invitationSubject,
  text: message(words.invitation, { ...values }),
});

export const passwordChangedMail = (name: string): StaffMail => ({
  subject: words.passwordChangedSubject,
  text: message(words.passwordChanged, { name }),
});
