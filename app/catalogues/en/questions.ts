/** Questions that are asked of every need, answered by the organisation once for all: nothing here is about one person. */
export const questions = {
  heading: 'Questions and answers',
  lead: 'Answered by the organisation. The answers below are the same for every need, so that none tells of one person.',
  askQuestion: 'May I ask something about this person?',
  askAnswer:
    'Please write to {contact} about anything else. About the person we cannot say more than the page does: they decided what it tells, and two people checked that it tells nobody who they are.',
  proofQuestion: 'How do I know that this need is real?',
  proofAnswer:
    'A case officer knows the person and costed each line; a second person, who had no hand in it, approved the page; auditors see the receipts. You see what is paid, line by line, month by month.',
  whyMonthQuestion: 'Why is a payment shown only after the month?',
  whyMonthAnswer:
    'The day of a payment can tell where somebody was. A month tells that money was well used, and nothing about a day.',
  metQuestion: 'What if more is given than is needed?',
  metAnswer:
    'What goes beyond the need is added to the solidarity pool, which completes lines of other needs. The page says so before you give.',
  closedQuestion: 'What if the page closes before all is paid?',
  closedAnswer:
    'You choose when you give: what is not needed any more goes to other needs through the pool, or back to you where that is still possible. Why a page closes is never told.',
  disputedQuestion: 'What if a bank takes a gift back, or a payment is looked into?',
  disputedAnswer:
    'Until it is settled, that part waits and nobody is paid from it. What was already spent on the person stays theirs; our reserve bears it. No page says which need it touches, since that would tell a day; what banks took back is counted in the money in the open, all needs together.',
  contactQuestion: 'Can I send a message, a thing, or meet the person?',
  contactAnswer:
    'No. A message can be traced, and gratitude should never be owed. The best greeting is a line that is paid for.',
  taxQuestion: 'Do I get a receipt?',
  taxAnswer:
    'By mail, within minutes, with a number. What it is good for in tax stands on it, and on the page about us.',
} as const;
