/** Mails about the accounts of staff, who read English. Paragraphs are divided by a blank line. */
export const identityMails = {
  recoverySubject: 'Set a new password for Homeward',
  recovery: `Hello {name},

Somebody asked for a new password for your Homeward account. If it was you, open this address within {minutes, plural, one {# minute} other {# minutes}}. It works once.

{link}

Setting a new password ends all your sessions. The code from your authenticator app is still needed to sign in.

If it was not you, nothing has changed and you need not do anything. Tell an administrator if it happens again.`,
  invitationSubject: 'Your account at Homeward',
  invitation: `Hello {name},

An administrator of Homeward has made an account for you. Open this address within {hours, plural, one {# hour} other {# hours}} to choose your password. It works once.

{link}

What you may do there is decided by two administrators. Until they have, your account shows nothing but itself.

If you do not know what this is about, you can ignore it.`,
  passwordChangedSubject: 'Your Homeward password was changed',
  passwordChanged: `Hello {name},

The password of your Homeward account has just been changed and all other sessions were ended.

If it was not you, tell an administrator now: they can end all your sessions at once.`,
} as const;
