import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { publicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { sharedRoute } from '~/domain/access/index.server';
import { NeedFilters, NeedsFound, NeedsOverview, needFilterSchema } from '~/domain/campaigns';
import {
  areasOnMap,
  chosenFilters,
  facetsOf,
  listedNeed,
  listNeedsAndTallies,
  overviewOf,
  widerArea,
} from '~/domain/campaigns/index.server';
import { languageOf } from '~/platform/http/language.server';
import { usePublicWords } from '~/ui';
import { pageHead } from '~/ui/shell/page-head';

export const loader = sharedRoute({ query: needFilterSchema, unkept: ['query'] }, async ({ params, query: filter }) => {
  const lang = languageOf(params);
  const { tallies, ...found } = await listNeedsAndTallies(filter, lang);
  const overview = overviewOf(tallies, lang);
  return {
    lang,
    filter,
    facets: facetsOf(tallies, lang, filter),
    overview,
    onMap: areasOnMap(overview, filter.area),
    chosen: chosenFilters(filter, lang),
    wider: widerArea(filter, lang),
    ...found,
    needs: found.needs.map((need) => listedNeed(need, lang)),
  };
});

export const meta: MetaFunction = (place) =>
  pageHead(place, { title: publicWords(publicLanguage(place.params.lang)).publicSite.listPageTitle });

export default function Needs() {
  const page = useLoaderData<typeof loader>();
  const { lang, filter, facets, overview } = page;
  const { needsList, publicSite } = usePublicWords();
  return (
    <div className="stack-loose">
      <header className="opening">
        <h1>{publicSite.listTitle}</h1>
        <p className="lead">{publicSite.listLead}</p>
      </header>
      <div className="narrowing">
        <NeedFilters filter={filter} facets={facets} />
        {overview.areas.length === 0 ? null : (
          <section aria-labelledby="where">
            <h2 id="where" className="sr-only">
              {needsList.mapHeading}
            </h2>
            <p className="small soft">{needsList.mapText}</p>
            <NeedsOverview map={overview} lang={lang} filter={filter} chosen={page.onMap} />
          </section>
        )}
      </div>
      <NeedsFound {...page} />
      {page.needs.length > 0 ? <p className="small soft">{publicWords(lang).following.onList}</p> : null}
    </div>
  );
}
