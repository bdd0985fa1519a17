/** Share cards, previews of links, and the part of a need's page from which it is sent on. Never a word of a story. */
export const sharing = {
  heading: 'Send this page on',
  text: 'The link shows a card with the kind of need and how far the way home is drawn, and nothing of the story.',
  linkLabel: 'Address of this page',
  copy: 'Copy the address',
  copied: 'Copied',
  send: 'Send it on',
  previewTitle: '{kinds}: a need on Homeward',
  previewTitlePlain: 'A need on Homeward',
  previewDescription:
    'What a survivor of trafficking needs to go on. Every gift is tracked against one line of that need.',
  previewGroup: 'A need of a group of children on Homeward',
  cardAlt: 'A card with a line that leads home. {facts}',
  siteCardAlt: 'A card with a dotted line that leads home, and the words: {words}',
  cardNone: 'No gift yet, of {goal}',
  cardBegun: 'The first part of {goal} is given',
  cardShare: '{share} of {goal} given',
  cardMet: 'All of {goal} is given',
  cardMore: 'and {count, plural, one {# more} other {# more}}',
  cardSite: 'The way home, drawn as it is paid for',
  cardSiteText: 'Survivors of trafficking say what they need to go on with their lives.',
} as const;

export type SharingWords = { readonly [K in keyof typeof sharing]: string };
