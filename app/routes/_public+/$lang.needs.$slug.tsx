import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { publicSite } from '~/catalogues/en/public';
import { message } from '~/catalogues/message';
import { publicRoute } from '~/domain/access/index.server';
import { NeedJourney, NeedLines, NeedUpdates } from '~/domain/campaigns';
import { needBySlug, needPage } from '~/domain/campaigns/index.server';
import { enhancementUrl } from '~/platform/http/enhancements.server';
import { languageOf } from '~/platform/http/language.server';
import { formatMoney, LinkButton, NeedKinds, PageHeading, WayHome, WayHomeLegend } from '~/ui';

export const loader = publicRoute(async ({ params }) => {
  const lang = languageOf(params);
  const need = await needBySlug(params.slug ?? '');
  if (need === 'gone') throw new Response(null, { status: 410 });
  if (need === null) throw new Response(null, { status: 404 });
  return { lang, ...needPage(need, lang), mapScript: enhancementUrl('story-map') };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? message(publicSite.needPageTitle, { title: data.title }) : publicSite.goneTitle },
  { name: 'robots', content: 'noarchive' },
];

export default function NeedPage() {
  const page = useLoaderData<typeof loader>();
  const { lang, slug, currency, journey } = page;
  const money = (minor: string) => formatMoney(minor, currency, lang, { trim: true });
  const giveHref = `/${lang}/needs/${slug}/give`;
  return (
    <article className="stack-loose" lang={page.locale}>
      <PageHeading above={page.areaNames.join(' · ') || undefined} title={page.title} lead={page.facts.join(' · ')} />
      <div className="columns columns-main need-opening">
        <div className="stack-loose">
          <NeedKinds kinds={page.categories} />
          <WayHome progress={{ goalMinor: BigInt(page.goalMinor), givenMinor: BigInt(page.raisedMinor) }} stops={page.stops.map((stop) => ({ ...stop, amountMinor: BigInt(stop.amountMinor), givenMinor: BigInt(stop.givenMinor) }))} label={journey.words.progress} />
          <WayHomeLegend />
          <section aria-labelledby="story">
            <h2 id="story" className="sr-only">
              {publicSite.storyHeading}
            </h2>
            <div className="story">
              {page.story.map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
            </div>
          </section>
        </div>
        <aside className="stack giving" aria-label={publicSite.give}>
          <dl className="giving-figures">
            <div>
              <dt>{publicSite.raised}</dt>
              <dd className="figures">{money(page.raisedMinor)}</dd>
            </div>
            <div>
              <dt>{publicSite.missing}</dt>
              <dd className="figures">{money(page.missingMinor)}</dd>
            </div>
            <div>
              <dt>{publicSite.paid}</dt>
              <dd className="figures">{money(page.paidMinor)}</dd>
            </div>
          </dl>
          <LinkButton href={giveHref}>{publicSite.give}</LinkButton>
          {page.missingMinor === '0' ? <p className="soft">{publicSite.giveMore}</p> : null}
          <p className="small soft">{publicSite.paidHint}</p>
        </aside>
      </div>
      <section className="section" aria-labelledby="journey">
        <h2 id="journey">{publicSite.journeyHeading}</h2>
        {journey.map ? null : <p>{publicSite.journeyNone}</p>}
        <NeedJourney journey={journey} explorable />
      </section>
      <section className="section" aria-labelledby="needs">
        <h2 id="needs">{publicSite.linesHeading}</h2>
        <NeedLines lines={page.lines} currency={currency} lang={lang} giveHref={(line) => `${giveHref}?line=${line}`} />
      </section>
      <NeedUpdates updates={page.updates} />
      <section className="section" aria-labelledby="how">
        <h2 id="how">{publicSite.howHeading}</h2>
        <p>{publicSite.howGiftText}</p>
        <p>
          <a href={`/${lang}/how-it-works`}>{publicSite.howMoney}</a>
        </p>
      </section>
      <script type="module" src={page.mapScript} />
    </article>
  );
}
