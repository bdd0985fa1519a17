import type { LinksFunction, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { message } from '~/catalogues/message';
import { publicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { sharedRoute } from '~/domain/access/index.server';
import { AREA_COUNT_MIN } from '~/domain/campaigns/index.server';
import { environment } from '~/platform/env/index.server';
import { languageOf } from '~/platform/http/language.server';
import { feedLink, pageHead } from '~/ui/shell/page-head';
import trustStyles from '~/ui/trust.css?url';
import { TrustPage, TrustPart } from './ui/trust-page';

export const loader = sharedRoute({}, async ({ params }) => ({
  lang: languageOf(params),
  base: environment().appUrl,
  countMin: AREA_COUNT_MIN,
}));

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: trustStyles }];

export const meta: MetaFunction<typeof loader> = (place) => {
  const lang = publicLanguage(place.params.lang);
  const { openData } = publicWords(lang);
  return [...pageHead(place, { title: openData.pageTitle, description: openData.lead }), feedLink(lang)];
};

export default function Data() {
  const { lang, base, countMin } = useLoaderData<typeof loader>();
  const { openData: words } = publicWords(lang);
  const addresses = [
    { path: '/api/v1/needs', text: words.apiNeeds, example: `/api/v1/needs?lang=${lang}&progress=begun` },
    { path: '/api/v1/needs/{slug}', text: words.apiNeed },
    {
      path: '/api/v1/areas',
      text: message(words.apiAreas, { count: countMin }, lang),
      example: `/api/v1/areas?lang=${lang}`,
    },
    { path: '/api/v1/months', text: words.apiMonths, example: '/api/v1/months' },
    { path: '/api/v1/openapi.json', text: words.apiDescription, example: '/api/v1/openapi.json' },
  ];
  const json = { id: 'json', title: words.apiHeading };
  const feed = { id: 'feed', title: words.feedHeading };
  const rules = { id: 'rules', title: words.rulesHeading };
  return (
    <TrustPage title={words.heading} lead={words.lead} parts={[json, feed, rules]}>
      <TrustPart {...json}>
        <p>{words.apiText}</p>
        <dl className="machine-addresses">
          {addresses.map(({ path, text, example }) => (
            <div key={path}>
              <dt>
                <code dir="ltr">{path}</code>
              </dt>
              <dd>
                {text}
                {example ? (
                  <p>
                    <a href={example} dir="ltr">
                      {base + example}
                    </a>
                  </p>
                ) : null}
              </dd>
            </div>
          ))}
        </dl>
      </TrustPart>
      <TrustPart {...feed}>
        <p>{words.feedText}</p>
        <ul>
          <li>
            <a href={`/${lang}/feed.xml`}>{words.feedLink}</a>
          </li>
          <li>
            <a href="/sitemap.xml">{words.sitemapLink}</a>
          </li>
        </ul>
      </TrustPart>
      <TrustPart {...rules}>
        <ul>
          <li>{words.rule1}</li>
          <li>{words.rule2}</li>
          <li>{words.rule3}</li>
        </ul>
      </TrustPart>
    </TrustPage>
  );
}
