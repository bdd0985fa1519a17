/** Following a need by mail. No story, no haste, and nothing that tells whether an address follows. */
export const following = {
  heading: 'Follow this need',
  lead: 'Once a month, and only if there is news: how far the way home is drawn, and a link. No story goes by mail.',
  emailLabel: 'E-mail address',
  emailHint: 'You get one mail first, to confirm. Without it nothing is kept.',
  send: 'Follow by mail',
  onList: 'Each need can be followed by mail from its page: one mail a month at most, and only if there is news.',
  promise:
    'We keep the address encrypted, for this alone, and delete it when you stop or within a day after the page is closed. No mail tells that a page was closed.',
  emailWrong: 'Write an e-mail address, for example name@example.org.',
  tooMany: 'Many mails were asked for from here within an hour. Please try again in an hour.',
  pageTitle: 'Follow by mail · Homeward',
  back: 'Back to the need',
  askedTitle: 'Look at your mail',
  askedText:
    'If this address does not follow the need yet, a mail with a link is on its way. It works once, for {hours, plural, one {# hour} other {# hours}}. If none comes, look at how the address is written.',
  confirmTitle: 'One more step',
  confirmText:
    'This button confirms that you want a mail each month in which there is news. It is here so that a program which looks through mails cannot press it for you.',
  confirmButton: 'Yes, follow by mail',
  confirmedTitle: 'You follow this need',
  confirmedText:
    'The first mail comes after this month, if there is news. Every mail has a link with which you stop at once.',
  confirmUsedTitle: 'This link works no more',
  confirmUsedText:
    'A link works once, for a day, and only while the page is there. If you pressed the button before, you follow already.',
  toNeed: 'To the need',
  toNeeds: 'To the needs',
  leaveTitle: 'Stop following',
  leaveText: 'Press the button: no further mail comes, and your address is deleted.',
  leaveButton: 'Stop, and delete my address',
  leftTitle: 'You no longer follow this need',
  leftText: 'No further mail comes, and the address is deleted. It makes no difference whether you had stopped before.',
  leaveBroken: 'The link is not whole. Open it again from the newest mail, or answer that mail with the word “stop”.',
  mailSubject: 'Confirm that you follow a need',
  mailIntro:
    'Somebody, we hope you, asked that this address follows a need at Homeward. If it was you, open this link and press the button; it works once, for {hours, plural, one {# hour} other {# hours}}:',
  mailWhat:
    'You then get one mail a month at most, only if there is news, and never a word of a story. Every mail has a link with which you stop.',
  mailNothing:
    'If it was not you, do nothing: without the button nothing is sent, and the address is deleted after a day.',
  newsSubject: 'News of the need that you follow',
  newsIntro: 'There is news of {month} on the page of the need that you follow.',
  newsGiven: '{share, number, percent} of what is needed has been given.',
  newsMet: 'All that is needed has been given: the way home is drawn.',
  newsPaid: 'In {month} suppliers were paid from it.',
  newsUpdate: 'There is an update to read.',
  newsPage: 'The page:',
  newsLeave: 'To stop, and have your address deleted at once:',
} as const;
