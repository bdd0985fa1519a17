/** What the page "How it works" tells beyond the money: consent, the gate, two pairs of eyes, and how a page ends. */
export const howParts = {
  link: 'How it works',
  consent: 'The survivor decides',
  consentText:
    'Together with a case officer somebody decides what is told: each thing is granted or refused on its own, and refusing never makes the help less. What was agreed is bound to the very words and map that were shown. It ends by itself after 90 days, and is asked for anew.',
  gate: 'The gate',
  gateText:
    'Every text that becomes public passes a gate that lets through only words it knows to be harmless. Names, places, dates, ages, numbers and everything rare are stopped until a person has replaced them or explained them. If the gate cannot answer, nothing is published.',
  gateCrowd:
    'All facts of a page together must fit at least {people} people. If they do not, the page tells less: a country instead of a region, or no place at all.',
  eyes: 'Two pairs of eyes',
  eyesText:
    'A second person, who had no hand in the page, reads what the public would read, weighs the risk, and approves or sends it back. New pages come out together, once a week and in no order, so that nobody can tell which came when.',
  children: 'Children',
  childrenText:
    'No child has a page. Needs of children are told for a group of at least {people}, without place or story.',
  withdrawal: 'How a page ends',
  withdrawalText:
    'Its survivor can end it at any time, alone, with a code and a number that only they know, or through the office. It is then gone everywhere within a second: page, lists, map, cards, search. The address says that the page is closed, and never why. What a survivor has received stays theirs.',
  share: 'What share arrives',
  shareText: 'All of what you give for a need. See the way of a gift, with an example:',
  shareLink: 'The money, in the open',
} as const;
