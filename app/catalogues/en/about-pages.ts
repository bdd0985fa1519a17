/** Who runs it, privacy, status, accessibility, terms. Each sentence about the program is true of the program. */
export const aboutPages = {
  footerLabel: 'About Homeward',
  navTransparency: 'The money, in the open',
  navWho: 'Who runs it',
  navPrivacy: 'Privacy',
  navStatus: 'Status',
  navAccessibility: 'Accessibility',
  navTerms: 'Terms',

  whoTitle: 'Who runs Homeward · Homeward',
  whoHeading: 'Who runs Homeward',
  whoLead: 'The organisation that answers for every need on these pages, every gift and every receipt.',
  whoDemonstration:
    'This is a demonstration. The organisation below does not exist, no real money moves, and nobody described here is real.',
  whoName: 'Name',
  whoAddress: 'Address',
  whoRegistration: 'Registration',
  whoTax: 'Tax',
  whoContact: 'Write to us',
  whoRolesHeading: 'Who does what',
  whoRolesLead: 'Nobody holds two of these at once, and granting any of them takes two people.',
  whoOfficer: 'Case officers',
  whoOfficerText:
    'know the person, work out the needs with them, and write the page. They see the cases of their own office.',
  whoReviewer: 'Protection reviewers',
  whoReviewerText: 'approve what becomes public, and can take everything down at once.',
  whoFinance: 'Finance officers',
  whoFinanceText: 'approve or make a payment, never both, and see codes in place of names.',
  whoAuditor: 'Auditors',
  whoAuditorText: 'check every payment and the whole ledger, without learning who a survivor is.',
  whoAdministrator: 'Administrators',
  whoAdministratorText: 'look after accounts and keys. They see no case.',
  whoComplainHeading: 'If something is wrong',
  whoComplainText:
    'Write to {contact}. About money, name the number of your receipt. If you fear that a page can harm somebody, say so in the first line: a page can be taken down within a second.',

  privacyTitle: 'Privacy in plain words · Homeward',
  privacyHeading: 'Privacy in plain words',
  privacyLead: 'What is kept of you, why, for how long, and what you can ask for.',
  privacyVisitors: 'If you look around',
  privacyVisitorsNothing:
    'Nothing that could name you. Pages for everybody set no cookie and remember nothing in your browser.',
  privacyVisitorsThird:
    'No page asks anybody else for anything: no trackers, no advertising, no fonts, maps or counters of others.',
  privacyVisitorsLog:
    'The server notes that a page was asked for, whether it could be given and how long that took: without your address, your browser, or which need it was.',
  privacyVisitorsAddress:
    'Your network address is used to answer you. When you send a form, a keyed hash of it (and of your browser’s name) counts how many forms come from one place; the address itself is not stored.',
  privacyGive: 'If you give',
  privacyGiveCard:
    'You pay on the pages of our payment provider, Stripe, which keeps what the law asks of it. We never see your card. Stripe is told an amount and a number without meaning, never which need it is for.',
  privacyGiveMail:
    'We keep your e-mail address, encrypted, to send the receipt and to show you your gifts. It is found again by a keyed hash, never by its letters.',
  privacyGiveMoney:
    'We keep what was given, when, and for what, since books must be kept. The keyed hash of the place from which a gift was begun stays with it.',
  privacyGivePublic: 'No name and no word of a donor is ever shown to anybody.',
  privacyGiveHowLong:
    'If you ask us to delete your data, nobody finds your gifts by your address from that moment on. The address itself goes at once, or, where the law wants receipts kept with it, {years, plural, one {# year} other {# years}} after the last receipt.',
  privacyGiveCookie:
    'When you open your gifts by a mailed link, one cookie keeps the page open for {minutes, plural, one {# minute} other {# minutes}} at most. It is for nothing else.',
  privacyFollow: 'If you follow a need by mail',
  privacyFollowAddress:
    'We keep your e-mail address, encrypted, under a key of its own, and your language. If you do not confirm within {hours, plural, one {# hour} other {# hours}}, it is deleted in the hour after.',
  privacyFollowGone:
    'It is deleted the moment you stop following, and within a day after the page is closed. Nobody is told who follows.',
  privacySurvivors: 'If it is about you',
  privacySurvivorsKept:
    'What a survivor tells a case officer is encrypted, each case with a key of its own. Only officers of that office can open it, a reviewer while deciding, and every look is recorded.',
  privacySurvivorsPublic:
    'A page tells only what its survivor agreed to, in areas instead of places and years instead of dates, and only what fits at least {people} people.',
  privacySurvivorsWithdraw:
    'Consent ends by itself, and can be taken back at any time, without a reason. The page is gone within a second, and no mail goes to anybody.',
  privacySurvivorsCopies:
    'What others have copied in the meantime, nobody can call back. This is said before anybody agrees.',
  privacySurvivorsErase:
    'When a case is erased, its keys are destroyed; copies of keys in backups are gone within {days, plural, one {# day} other {# days}}, and with them all that was written.',
  privacyStaff: 'If you work here',
  privacyStaffText: 'Sign-ins and what is done with a case or with money are recorded, and cannot be deleted.',
  privacyRights: 'What you can ask for',
  privacyRightsList:
    'To see what is kept of you, to have it corrected, to have it deleted, to have it handed to you, and to object. It costs nothing. If our answer does not satisfy you, the data protection authority of your country will hear you.',
  privacyRightsDonors: 'Donors can see and delete their own data without asking: ',
  privacyRightsDonorsLink: 'my gifts',
  privacyRightsWrite: 'Everybody else: write to {contact}.',
  privacyWho: 'Who answers for it',

  statusTitle: 'Status · Homeward',
  statusHeading: 'Status',
  statusLead: 'How the parts of Homeward stand at this moment. This page works when others do not.',
  statusPart: 'Part',
  statusState: 'State',
  statusMeans: 'What it means for you',
  statusCaption: 'The parts and their states',
  statusAll: 'Everything works.',
  statusSome: 'Something is slower than it should be. Nothing is lost.',
  statusDown:
    'Some pages rest at this moment. Nothing is lost: gifts that were paid are booked as soon as they are back.',
  stateWorking: 'works',
  stateLate: 'late',
  stateDown: 'does not answer',
  stateUnknown: 'not known',
  partSite: 'Web site',
  partSiteMeans: 'You are reading it.',
  partDatabase: 'Database',
  partDatabaseMeans: 'Pages of needs, giving, and one’s own gifts need it.',
  partPayments: 'Payments',
  partPaymentsMeans: 'When late, a gift that was paid shows on its page some minutes later.',
  partMail: 'Mail',
  partMailMeans: 'When late, receipts and links arrive later. Nothing is sent twice.',
  partJobs: 'Work in the background',
  partJobsMeans: 'When late, what follows from a gift takes longer.',
  partSeal: 'Chain of the ledger',
  partSealMeans: 'When late, entries wait to be chained. They are booked all the same.',
  partRoot: 'Signature of the day',
  partRootMeans: 'The signed end of the chain that auditors get by mail.',
  partReconciliation: 'Comparison with the payment provider',
  partReconciliationMeans: 'Every night our books are compared with those of the provider.',
  statusProvider: 'Whether the payment provider itself works is told on its own pages: status.stripe.com',

  accessibilityTitle: 'Accessibility · Homeward',
  accessibilityHeading: 'Accessibility',
  accessibilityLead: 'Homeward is for everybody who wants to help, and for everybody who is helped.',
  accessibilityHolds: 'What holds on every page',
  accessibilityAim:
    'We aim at WCAG 2.2, level AA, on every public page, and at contrast of 7 to 1 for text. Pages are checked by a program with every change, and by hand.',
  accessibilityKeyboard: 'Everything can be done by keyboard; what has the focus is seen.',
  accessibilityScript: 'Everything can be read and given without JavaScript, and on a phone that is 320 points wide.',
  accessibilityMaps:
    'Every map has its story in words beside it, in the same order. It can be moved by buttons; one finger scrolls the page.',
  accessibilityColour:
    'Nothing is told by colour alone. There is a dark version, and nothing moves if you asked your device for that.',
  accessibilityLanguages: 'Pages say in which language they are, also where a story is told in another one.',
  accessibilityKnown: 'What we know is not good enough',
  accessibilityKnownMap:
    'The map that can be enlarged is drawn in a way that a screen reader cannot walk through. The list beside it says the same.',
  accessibilityKnownLanguages:
    'Pages in Spanish, French and Arabic have not all been read by people who grew up with these languages; such pages say so at their foot.',
  accessibilityWrite:
    'If something stands in your way, write to {contact} and say what you wanted to do. You get an answer, and we do it with you meanwhile.',

  termsTitle: 'Terms · Homeward',
  termsHeading: 'Terms',
  termsLead: 'What you can expect of us when you give, and what we ask of you.',
  termsGiving: 'When you give',
  termsChanges: 'If something changes',
  termsAsked: 'What we ask of you',
  termsGift: 'A gift is voluntary, and nothing is given in return.',
  termsGiftWhere:
    'It goes to the need, the line or the fund that you chose. What goes beyond a need is added to the solidarity pool, as the page says beforehand.',
  termsRefund:
    'A gift that was a mistake is returned on request as far as it is not spent yet. Write to {contact} with the number of your receipt.',
  termsClosed:
    'If a need closes with money left, your choice counts: other needs, or back to you where that is still possible.',
  termsMonthly: 'A monthly gift can be changed or stopped on your own page at any time. Nothing is owed.',
  termsReceipt: 'Receipts name the organisation below. What they are good for in tax depends on where you live.',
  termsUse:
    'Please do not try to find out who somebody is, and do not copy stories or maps of needs elsewhere: who told them may want them back.',
  termsLaw: 'The organisation below answers for all of this.',
} as const;
