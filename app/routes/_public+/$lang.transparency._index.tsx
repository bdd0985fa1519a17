import type { LinksFunction, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { monthInWords } from '~/catalogues/dates';
import { message } from '~/catalogues/message';
import { publicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { sharedRoute } from '~/domain/access/index.server';
import { GiftStream, ShownNowTable, SignedRoots, saidRules, ToldTotals } from '~/domain/transparency';
import { giftShare, publicRoots, shownNow, toldTotals } from '~/domain/transparency/index.server';
import { languageOf } from '~/platform/http/language.server';
import { EmptyState } from '~/ui';
import { feedLink, organisationData, pageHead } from '~/ui/shell/page-head';
import trustStyles from '~/ui/trust.css?url';
import { TrustPage, TrustPart } from './ui/trust-page';

/** So many days are on the page; all of them are in the file. */
const DAYS_SHOWN = 31;

export const loader = sharedRoute({}, async ({ params }) => {
  const lang = languageOf(params);
  const [shown, told, roots] = await Promise.all([shownNow(), toldTotals(), publicRoots()]);
  const share = giftShare(shown[0]?.currency ?? 'USD');
  return { lang, shown, told, share, roots: { ...roots, daily: roots.daily.slice(0, DAYS_SHOWN) } };
});

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: trustStyles }];

export const meta: MetaFunction = (place) => {
  const lang = publicLanguage(place.params.lang);
  const { transparency } = publicWords(lang);
  const data = organisationData(lang, { name: 'Homeward' });
  return [...pageHead(place, { title: transparency.pageTitle, description: transparency.lead, data }), feedLink(lang)];
};

export default function Transparency() {
  const { lang, shown, told, share, roots } = useLoaderData<typeof loader>();
  const { transparency } = publicWords(lang);
  const now = { id: 'now', title: transparency.nowHeading };
  const books = { id: 'totals', title: transparency.totalsHeading };
  const way = { id: 'way', title: transparency.wayHeading };
  const signed = { id: 'roots', title: transparency.rootsHeading };
  const check = { id: 'verify', title: transparency.verifyHeading };
  return (
    <TrustPage title={transparency.heading} lead={transparency.lead} parts={[now, books, way, signed, check]}>
      <TrustPart {...now}>
        <p>{transparency.nowLead}</p>
        <ShownNowTable shown={shown} lang={lang} />
      </TrustPart>
      <TrustPart {...books}>
        <p>{message(transparency.totalsLead, { facts: saidRules.factsMin, pages: saidRules.pagesMin }, lang)}</p>
        {told.through && told.currencies.length > 0 ? (
          <p>{message(transparency.totalsThrough, { month: monthInWords(told.through, lang) }, lang)}</p>
        ) : null}
        {told.currencies.length === 0 ? (
          <EmptyState title={transparency.totalsNone}>{transparency.totalsNoneText}</EmptyState>
        ) : null}
        {told.currencies.map((currency) => (
          <ToldTotals key={currency.currency} told={currency} lang={lang} />
        ))}
      </TrustPart>
      <TrustPart {...way}>
        <p>{transparency.wayLead}</p>
        <GiftStream share={share} lang={lang} />
      </TrustPart>
      <TrustPart {...signed}>
        <p>{transparency.rootsLead}</p>
        <SignedRoots roots={roots} lang={lang} />
      </TrustPart>
      <TrustPart {...check}>
        <ul>
          {[
            transparency.verifyYou,
            transparency.verifyNeed,
            transparency.verifyBooks,
            transparency.verifyAuditors,
            transparency.verifyNot,
          ].map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </TrustPart>
    </TrustPage>
  );
}
