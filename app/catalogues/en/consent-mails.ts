/** Mails that remind of consents. They say nothing of a person or a case: a reference, a day and where to look. */
export const consentMails = {
  endsSubject: 'Somebody to talk to before a date',
  endsIntro: 'These agreements end soon. There is time. Ask in person, and only if it is a good moment for the person.',
  endsLine: '{reference}: {days, plural, =0 {today is the last day} one {one day left} other {# days left}} ({date})',
  endsWhere: 'Your list:',
  endedSubject: 'Something ended by itself',
  endedIntro:
    'These agreements were not renewed, so what rested on them is no longer public. You need not do anything.',
  endedLine: '{reference}: ended after {date}',
  endedWhere: 'Your list:',
} as const;
