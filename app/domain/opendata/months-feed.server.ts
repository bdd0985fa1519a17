import { monthInWords } from '~/catalogues/dates';
import { message } from '~/catalogues/message';
import type { PublicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { formatMoney } from '~/ui/money/format-money';
import { environment } from '../../platform/env/index.server';
import type { Measure } from '../transparency';
import { type ToldMonth, toldMonths } from './told-months.server';
import { xmlHead, xmlText } from './xml';

const ENTRIES_MAX = 36;

const measureWords = {
  given: 'feedGiven',
  paid: 'feedPaid',
  paid_closed: 'feedPaidClosed',
  refunded: 'feedRefunded',
  fees: 'feedFees',
} as const satisfies Partial<Record<Measure, string>>;
type FeedMeasure = keyof typeof measureWords;

const isInFeed = (measure: Measure): measure is FeedMeasure => measure in measureWords;

/** The feed of months (Atom). All that it says of time is a month that is over. */
export async function monthsFeed(lang: PublicLanguage): Promise<string> {
  const { appUrl, ORGANISATION_NAME } = environment();
  const { openData } = publicWords(lang);
  const months = (await toldMonths()).slice(0, ENTRIES_MAX);
  const self = `${appUrl}/${lang}/feed.xml`;
  return `${xmlHead}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}">
<id>${xmlText(self)}</id>
<title>${xmlText(openData.feedTitle)}</title>
<subtitle>${xmlText(openData.feedSubtitle)}</subtitle>
<updated>${startAfter(months[0]?.through ?? NEVER)}</updated>
<author><name>${xmlText(ORGANISATION_NAME ?? 'Homeward')}</name></author>
<link rel="self" type="application/atom+xml" href="${xmlText(self)}"/>
<link rel="alternate" type="text/html" href="${xmlText(`${appUrl}/${lang}`)}"/>
${months.map((month) => entryOf(month, lang, appUrl)).join('')}</feed>
`;
}

function entryOf({ through, figures }: ToldMonth, lang: PublicLanguage, appUrl: string): string {
  const { openData } = publicWords(lang);
  const title = message(openData.monthTitle, { month: monthInWords(through, lang) }, lang);
  const lines = figures.flatMap(({ currency, measure, amountMinor }) => {
    if (!isInFeed(measure)) return [];
    const amount = formatMoney(amountMinor, currency, lang, { trim: true });
    return message(openData[measureWords[measure]], { amount }, lang);
  });
  return `<entry>
<id>${xmlText(`${appUrl}/${lang}/feed.xml#${through}`)}</id>
<title>${xmlText(title)}</title>
<updated>${startAfter(through)}</updated>
<link rel="alternate" type="text/html" href="${xmlText(`${appUrl}/${lang}/transparency`)}"/>
<content type="text">${xmlText([...lines, openData.monthNote].join(' '))}</content>
</entry>
`;
}

/** Atom wants a time even where nothing was told yet: one that nobody takes for news. */
const NEVER = '1969-12';

/** The first moment after a month. */
function startAfter(through: string): string {
  const [year = 0, month = 0] = through.split('-').map(Number);
  return `${new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10)}T00:00:00Z`;
}
