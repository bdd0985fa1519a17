/** Words around the survivor's own view, for officers and reviewers. */
export const concerns = {
  // The officer's screen.
  codeTab: 'Own view',
  codeTitle: 'The survivor’s own view',
  codeLead:
    'With a code from you and a PIN that only they know, {pseudonym} sees what is public about them, what was given and spent, and can take everything back. They need nothing of it to be helped.',
  codeNone: 'No code is out for this case.',
  codeWaiting:
    'A code was made on {date}. Its PIN is still to be chosen, until {until} UTC. Until then the code opens nothing else.',
  codeLapsed:
    'A code was made on {date}, and no PIN was chosen in time. It opens nothing. Make a new one when you are together.',
  codeInUse: 'A code has been in use since {date}. You cannot see when, or change the PIN.',
  codeBeforeTitle: 'Before you make a code',
  codeBefore: [
    'Make it when you are together, or on a line that you both trust. Ask whether anybody looks at their phone.',
    'They open {address}, type the code, leave the PIN empty, and choose the PIN themselves, on their own telephone if they can. Look away.',
    'Tell them about the second PIN: it shows everyday notes, for when somebody forces them to open the page.',
    'Tell them how to leave quickly and how to delete the line “Notes” from their browser’s history.',
    'No telephone, or not safe? Then they withdraw, complain or ask with you, with any colleague, or by phone to the office, at any time.',
  ],
  codeMake: 'Make a code',
  codeMakeNew: 'Make a new code',
  codeReplaceText:
    'The code of now, its PIN and every open view end at once. If a PIN was in use, the reviewers hear of it. Only the survivor can choose the new PIN.',
  codeShownTitle: 'This code is shown once',
  codeShownText:
    'Read it out or write it on the card, without a name and apart from anything of ours. It is stored nowhere: when this page is left, only a new code helps. The PIN is to be chosen until {until} UTC.',
  codeAddress: 'Address to type',
  codeLabel: 'Code',
  // The reviewers' screens.
  nav: 'Concerns',
  waiting: 'concerns',
  listTitle: 'Concerns',
  listLead:
    'What survivors tell you, and what their own view noticed. No officer can read this list. Act through people whom the survivor trusts, never through the page.',
  listCaption: 'Concerns, open ones first',
  listEmpty: 'Nothing has been raised',
  listEmptyText:
    'When a survivor writes to you or a second PIN is used, it stands here and a mail without content is sent.',
  columnWhat: 'What',
  columnCase: 'Case',
  columnOffice: 'Office',
  columnWhen: 'Raised',
  columnState: 'State',
  noCase: 'no single case',
  open: 'open',
  answered: 'answered',
  closed: 'closed',
  kind_complaint: 'Words from a survivor',
  kind_second_pin: 'A second PIN was used',
  kind_guessing: 'Codes or PINs are being tried',
  kind_new_code: 'A code in use was replaced',
  pageLead: 'Raised on {date}. That you read this is recorded.',
  wordsTitle: 'What was written',
  wordsGone: 'The case was erased, and these words with it.',
  answerTitle: 'Your answer',
  answerGiven: 'What was answered',
  answerLabel: 'Answer',
  answerHint:
    'The survivor reads it in their own view, perhaps with somebody beside them. Name no person, place, office or day.',
  answerShort: 'Write an answer.',
  answerSend: 'Answer',
  answerLate: 'This was answered or closed meanwhile.',
  closeTitle: 'Close it',
  closeText: 'When enough was done about it. It stays in the list.',
  closeNow: 'Close',
  advice_complaint: [
    'Whoever is complained about does not look into it.',
    'If somebody is in danger, act first and answer later.',
  ],
  advice_second_pin: [
    'Somebody may have been made to open the view. They saw everyday notes and nothing else.',
    'Do not call, write or visit in a way that another person could notice. Use what was agreed for such a case.',
    'Talk to the office about the safety plan, and about taking the page down. Withdrawing is the survivor’s choice; if it cannot be asked safely, a reviewer may unpublish.',
  ],
  advice_guessing: [
    'The view is shut for longer with each try, also for the right PIN. The office can always withdraw for the survivor, in person or by phone.',
    'If it is one case, ask the office to make a new code when they next meet. If it is many, tell whoever runs this installation.',
  ],
  advice_new_code: [
    'An officer made a new code for somebody who had chosen a PIN. That is usual after a PIN was forgotten or a card was lost.',
    'Ask the survivor through another colleague whether they wanted it. Only they should have chosen the new PIN.',
  ],
  mailSubject: 'Something waits for you at Homeward',
  mailText: 'Please sign in and look at your list when you can.',
} as const;
