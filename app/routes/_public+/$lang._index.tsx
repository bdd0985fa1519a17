import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { message } from '~/catalogues/message';
import { publicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { sharedRoute } from '~/domain/access/index.server';
import { NeedCards, NeedsOverview } from '~/domain/campaigns';
import { listedNeed, listNeedsAndTallies, overviewOf } from '~/domain/campaigns/index.server';
import { languageOf } from '~/platform/http/language.server';
import { EmptyState, LinkButton, usePublicWords, WayHome } from '~/ui';
import { feedLink, organisationData, pageHead } from '~/ui/shell/page-head';

const SHOWN = 6;

export const loader = sharedRoute({}, async ({ params }) => {
  const lang = languageOf(params);
  const { needs, count, tallies } = await listNeedsAndTallies({}, lang, SHOWN);
  return { lang, count, overview: overviewOf(tallies, lang), needs: needs.map((need) => listedNeed(need, lang)) };
});

export const meta: MetaFunction = (place) => {
  const lang = publicLanguage(place.params.lang);
  const { publicSite } = publicWords(lang);
  const data = organisationData(lang, { name: 'Homeward' });
  return [...pageHead(place, { title: publicSite.siteTitle, data }), feedLink(lang)];
};

export default function Home() {
  const { lang, count, overview, needs } = useLoaderData<typeof loader>();
  const { publicSite } = usePublicWords();
  const trust = [
    { title: publicSite.trustConsent, text: publicSite.trustConsentText },
    { title: publicSite.trustMoney, text: publicSite.trustMoneyText },
    { title: publicSite.trustEyes, text: publicSite.trustEyesText },
  ];
  return (
    <div className="stack-loose">
      <header className="opening">
        <h1>{publicSite.homeHeading}</h1>
        <p className="lead">{publicSite.homeLead}</p>
        <WayHome progress={{ goalMinor: 100n, givenMinor: 62n }} variant="rule" />
        <p className="actions">
          <LinkButton href={`/${lang}/needs`}>{publicSite.homeLook}</LinkButton>
          <LinkButton kind="quiet" href={`/${lang}/how-it-works`}>
            {publicSite.navHow}
          </LinkButton>
        </p>
      </header>
      <section className="section" aria-labelledby="needs">
        <h2 id="needs">{publicSite.homeNeeds}</h2>
        {needs.length === 0 ? (
          <EmptyState title={publicSite.homeNone}>{publicSite.homeNoneText}</EmptyState>
        ) : (
          <NeedCards needs={needs} lang={lang} />
        )}
        {count > needs.length ? (
          <p>
            <a href={`/${lang}/needs`}>{message(publicSite.homeAllNeeds, { count }, lang)}</a>
          </p>
        ) : null}
      </section>
      {overview.areas.length > 0 ? (
        <section className="section" aria-labelledby="where">
          <h2 id="where">{publicSite.homeMap}</h2>
          <NeedsOverview map={overview} lang={lang} />
        </section>
      ) : null}
      <section className="section" aria-labelledby="trust">
        <h2 id="trust">{publicSite.homeTrust}</h2>
        <dl className="trust">
          {trust.map(({ title, text }) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
}
