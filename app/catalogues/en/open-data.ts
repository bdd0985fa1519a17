/** The page that explains our feeds and the interface for programs, and the words of the feed itself. */
export const openData = {
  pageTitle: 'Data for programs · Homeward',
  navData: 'Data',
  heading: 'Data for programs',
  lead: 'What the lists on these pages show, in a form that programs read. Free, without a key, and nothing more than the pages tell.',
  apiHeading: 'Needs as JSON',
  apiText:
    'Every address answers GET, from any website, without cookies. Amounts are whole numbers of the smallest unit of their currency, written as text, so that no program rounds them.',
  apiNeeds:
    'Needs that may be read now, shuffled, 24 at a time. Filter by area, category, progress and words; “next” leads on.',
  apiNeed: 'One need. 410 when its page is closed: then delete your copy, too.',
  apiAreas: 'Countries and wider areas with needs. A number below {count} is not given.',
  apiMonths:
    'What was given and paid, by months that are over. A figure is published once enough people stand behind it.',
  apiDescription: 'The description of all this, OpenAPI 3.1.',
  feedHeading: 'One entry a month',
  feedText:
    'The feed has one entry for each month that is over. No feed tells when a need was published or met, so that nobody can follow one person.',
  feedLink: 'The feed of months (Atom)',
  sitemapLink: 'The sitemap',
  rulesHeading: 'What we ask of you',
  rule1:
    'Ask again before you show a need, and at least once a day. A survivor may take a page back at any moment; the address then answers 410.',
  rule2: 'Do not keep what is gone, and do not put together what different needs tell.',
  rule3: 'The title of a need is in the language that the answer names.',
  feedTitle: 'Homeward, month by month',
  feedSubtitle: 'What was given and paid, one entry for each month that is over.',
  monthTitle: 'Through {month}',
  feedGiven: 'Given: {amount}.',
  feedPaid: 'Paid to suppliers, for needs that were shown: {amount}.',
  feedPaidClosed: 'Paid to suppliers, for needs whose pages are closed: {amount}.',
  feedRefunded: 'Given back: {amount}.',
  feedFees: 'Fees of payment, borne by us: {amount}.',
  monthNote:
    'Each figure is what is new since the last one. It waits for a later month while too few people stand behind it.',
} as const;

export type OpenDataWords = { readonly [K in keyof typeof openData]: string };
