interface LinkMail {
  name: string;
  link: string;
}

/** Asked for by whoever knows the address: says what to do when it was somebody else. */
export function recoveryMail({ name, link }: LinkMail): { subject: string; text: string } {
  return {
    subject: 'Set a new password for Homeward',
    text: [
      `Hello ${name},`,
      'Somebody asked for a new password for your Homeward account. If it was you, open this address within 30 minutes. It works once.',
      link,
      'Setting a new password ends all your sessions. The code from your authenticator app is still needed to sign in.',
      'If it was not you, nothing has changed and you need not do anything. Tell an administrator if it happens again.',
    ].join('\n\n'),
  };
}

export function invitationMail({ name, link }: LinkMail): { subject: string; text: string } {
  return {
    subject: 'Your account at Homeward',
    text: [
      `Hello ${name},`,
      'An administrator of Homeward has made an account for you. Open this address within 72 hours to choose your password. It works once.',
      link,
      'What you may do there is decided by two administrators. Until they have, your account shows nothing but itself.',
      'If you do not know what this is about, you can ignore it.',
    ].join('\n\n'),
  };
}

export function passwordChangedMail(name: string): { subject: string; text: string } {
  return {
    subject: 'Your Homeward password was changed',
    text: [
      `Hello ${name},`,
      'The password of your Homeward account has just been changed and all other sessions were ended.',
      'If it was not you, tell an administrator now: they can end all your sessions at once.',
    ].join('\n\n'),
  };
}
