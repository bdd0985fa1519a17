import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { machineWords } from '~/catalogues/machine-words';
import { message } from '~/catalogues/message';
import { publicLanguage } from '~/catalogues/public-languages';
import { sharedRoute } from '~/domain/access/index.server';
import { AREA_COUNT_MIN } from '~/domain/campaigns/index.server';
import { environment } from '~/platform/env/index.server';
import { languageOf } from '~/platform/http/language.server';
import { PageHeading } from '~/ui';
import { feedLink, pageHead } from '~/ui/shell/page-head';

export const loader = sharedRoute({}, async ({ params }) => ({
  lang: languageOf(params),
  base: environment().appUrl,
  countMin: AREA_COUNT_MIN,
}));

export const meta: MetaFunction<typeof loader> = (place) => {
  const lang = publicLanguage(place.params.lang);
  const { openData } = machineWords(lang);
  return [...pageHead(place, { title: openData.pageTitle, description: openData.lead }), feedLink(lang)];
};

export default function Data() {
  const { lang, base, countMin } = useLoaderData<typeof loader>();
  const { openData: words } = machineWords(lang);
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
  return (
    <div className="stack-loose prose">
      <PageHeading title={words.heading} lead={words.lead} />
      <section className="stack" aria-labelledby="json">
        <h2 id="json">{words.apiHeading}</h2>
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
      </section>
      <section className="stack" aria-labelledby="feed">
        <h2 id="feed">{words.feedHeading}</h2>
        <p>{words.feedText}</p>
        <ul>
          <li>
            <a href={`/${lang}/feed.xml`}>{words.feedLink}</a>
          </li>
          <li>
            <a href="/sitemap.xml">{words.sitemapLink}</a>
          </li>
        </ul>
      </section>
      <section className="stack" aria-labelledby="rules">
        <h2 id="rules">{words.rulesHeading}</h2>
        <ul>
          <li>{words.rule1}</li>
          <li>{words.rule2}</li>
          <li>{words.rule3}</li>
        </ul>
      </section>
    </div>
  );
}
