import type { LinksFunction, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { message } from '~/catalogues/message';
import { publicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { sharedRoute } from '~/domain/access/index.server';
import {
  GiveBar,
  GiveToNeed,
  GroupWords,
  NeedAnswers,
  NeedJourney,
  NeedLines,
  NeedUpdates,
  ShareNeed,
  StoryLanguages,
  storyQuery,
} from '~/domain/campaigns';
import { giftChoices, needIn, needPage, needPreview } from '~/domain/campaigns/index.server';
import { FollowNeed } from '~/domain/following';
import { organisation, readLimit } from '~/domain/giving/index.server';
import { NeedMoney } from '~/domain/transparency';
import { giftShare } from '~/domain/transparency/index.server';
import { environment } from '~/platform/env/index.server';
import { enhancementUrl } from '~/platform/http/enhancements.server';
import { languageOf } from '~/platform/http/language.server';
import { LinkButton, NeedKinds, usePublicWords, WayHome, WayHomeLegend } from '~/ui';
import { pageHead } from '~/ui/shell/page-head';
import trustStyles from '~/ui/trust.css?url';

export const loader = sharedRoute({ query: storyQuery }, async ({ params, query }) => {
  const lang = languageOf(params);
  const slug = params.slug ?? '';
  const found = await needIn(slug, lang, query.story);
  if (found === 'gone') throw new Response(null, { status: 410 });
  if (found === null) throw new Response(null, { status: 404 });
  const { need, hasCard, paid, ...languages } = found;
  const limit = await readLimit(need.currency);
  const choices = limit ? giftChoices(need, lang, { limit }) : [];
  const money = { paid, share: giftShare(need.currency), contact: organisation(lang).contact };
  const sharing = {
    hasCard,
    preview: needPreview(need, lang, hasCard),
    address: `${environment().appUrl}/${lang}/needs/${need.slug}`,
    shareScript: enhancementUrl('share'),
  };
  const page = { lang, ...needPage(need, lang), ...languages };
  return { ...page, choices, ...money, ...sharing, mapScript: enhancementUrl('story-map') };
});

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: trustStyles }];

export const meta: MetaFunction<typeof loader> = (place) => {
  const lang = publicLanguage(place.params.lang);
  const { publicSite } = publicWords(lang);
  const page = place.data;
  if (!page) return [{ title: publicSite.goneTitle }, { name: 'robots', content: 'noarchive' }];
  const { title, description, cardAlt } = page.preview;
  return pageHead(place, {
    title: message(publicSite.needPageTitle, { title: page.title }, lang),
    description,
    preview: { title, description },
    card: cardAlt === null ? undefined : { path: `/${lang}/needs/${page.slug}/card.png`, alt: cardAlt },
    robots: 'noarchive',
  });
};

export default function NeedPage() {
  const page = useLoaderData<typeof loader>();
  const { lang, slug, currency, journey } = page;
  const { pooledPage, publicSite } = usePublicWords();
  const giveHref = `/${lang}/needs/${slug}/give`;
  const progress = { goalMinor: BigInt(page.goalMinor), givenMinor: BigInt(page.raisedMinor) };
  const stops = page.stops.map((stop) => ({
    ...stop,
    amountMinor: BigInt(stop.amountMinor),
    givenMinor: BigInt(stop.givenMinor),
  }));
  const choices = page.choices.map(({ byLine }) => byLine.map(BigInt));
  return (
    <article className="need">
      <header className="page-heading">
        {page.areaNames.length > 0 ? <p className="area-name">{page.areaNames.join(' · ')}</p> : null}
        <h1 lang={page.locale} dir="auto">
          {page.title}
        </h1>
        <p className="need-facts">{page.facts.join(' · ')}</p>
      </header>
      <div className="need-opening">
        <div className="need-way">
          <NeedKinds kinds={page.categories} />
          <WayHome progress={progress} stops={stops} choices={choices} label={journey.words.progress} />
          <WayHomeLegend />
        </div>
        <GiveToNeed {...page} href={giveHref} />
        <section className="need-story" aria-labelledby="story">
          {page.isGroup ? (
            <GroupWords headingId="story" />
          ) : (
            <>
              <h2 id="story" className="sr-only">
                {publicSite.storyHeading}
              </h2>
              <StoryLanguages lang={lang} shown={page.locale} readIn={page.readIn} />
              <div className="story" lang={page.locale}>
                {page.story.map((paragraph) => (
                  <p key={paragraph} dir="auto">
                    {paragraph}
                  </p>
                ))}
              </div>
            </>
          )}
        </section>
      </div>
      <div>
        {page.isGroup ? null : (
          <section className="section" aria-labelledby="journey">
            <h2 id="journey">{publicSite.journeyHeading}</h2>
            {journey.map ? null : <p className="journey-untold">{publicSite.journeyNone}</p>}
            <NeedJourney journey={journey} explorable />
          </section>
        )}
        <section className="section" aria-labelledby="needs">
          <h2 id="needs">{publicSite.linesHeading}</h2>
          <NeedLines
            caption={page.isGroup ? pooledPage.linesCaption : undefined}
            lines={page.lines}
            locale={page.locale}
            currency={currency}
            lang={lang}
            giveHref={(line) => `${giveHref}?line=${line}`}
          />
          {choices.length > 0 ? (
            <p className="actions beside-bar">
              <LinkButton href={giveHref}>{publicSite.give}</LinkButton>
            </p>
          ) : null}
        </section>
        <NeedUpdates updates={page.updates} locale={page.writtenIn} />
        <NeedMoney {...page} answers={<NeedAnswers updates={page.updates} locale={page.writtenIn} />} />
        <FollowNeed lang={lang} slug={slug} />
        {page.hasCard ? <ShareNeed lang={lang} address={page.address} script={page.shareScript} /> : null}
        {choices.length > 0 ? <GiveBar href={giveHref} journey={journey} /> : null}
      </div>
      {page.isGroup ? null : <script type="module" src={page.mapScript} />}
    </article>
  );
}
