// Every page that anybody may open without having done anything before, below the language. The test of the architecture
// compares this with the routes there are.

/** Addresses by the file of their route; `{slug}` stands for a need. */
export const publicPages: Record<string, string> = {
  '_public+/$lang._index.tsx': '',
  '_public+/$lang.needs._index.tsx': '/needs',
  '_public+/$lang.needs.$slug.tsx': '/needs/{slug}',
  '_public+/$lang.how-it-works.tsx': '/how-it-works',
  '_public+/$lang.who-we-are.tsx': '/who-we-are',
  '_public+/$lang.privacy.tsx': '/privacy',
  '_public+/$lang.terms.tsx': '/terms',
  '_public+/$lang.accessibility.tsx': '/accessibility',
  '_public+/$lang.transparency._index.tsx': '/transparency',
  '_public+/$lang.status.tsx': '/status',
  '_public+/$lang.data.tsx': '/data',
  '_give+/$lang.needs.$slug.give.tsx': '/needs/{slug}/give',
  '_give+/$lang.needs.$slug.follow.tsx': '/needs/{slug}/follow',
  '_give+/$lang.give._index.tsx': '/give',
  '_give+/$lang.give.cancelled.tsx': '/give/cancelled',
  '_give+/$lang.give.mailed.tsx': '/give/mailed',
  '_give+/$lang.thanks.tsx': '/thanks?session_id=cs_test_unknown1',
  '_give+/$lang.my-gifts.sign-in.tsx': '/my-gifts/sign-in',
  '_give+/$lang.my-gifts.deleted.tsx': '/my-gifts/deleted',
};

/** Pages that are one visitor's own, that a mail leads to, or that are no page. */
export const notForEverybody = [
  '_public+/$lang.$.tsx',
  '_public+/_layout.tsx',
  '_give+/_layout.tsx',
  '_give+/$lang.follow.confirm.tsx',
  '_give+/$lang.follow.leave.tsx',
  '_give+/$lang.give.continue.tsx',
  '_give+/$lang.my-gifts._index.tsx',
  '_give+/$lang.my-gifts.delete.tsx',
  '_give+/$lang.my-gifts.enter.tsx',
  '_give+/$lang.my-gifts.monthly.$monthlyId.tsx',
];
