import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { message } from '~/catalogues/message';
import { publicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { saidIn, trustWords } from '~/catalogues/trust-words';
import { sharedRoute } from '~/domain/access/index.server';
import { NeedCards, type NeedFilter, needFilterSchema } from '~/domain/campaigns';
import { countNeeds, listedNeed, listNeeds, needFacets } from '~/domain/campaigns/index.server';
import { languageOf } from '~/platform/http/language.server';
import {
  Button,
  EmptyState,
  LinkButton,
  needWord,
  PageHeading,
  Select,
  TextInput,
  usePublicWords,
  useWords,
} from '~/ui';
import { pageHead } from '~/ui/shell/page-head';

export const loader = sharedRoute({ query: needFilterSchema, unkept: ['query'] }, async ({ params, query: filter }) => {
  const lang = languageOf(params);
  const [{ needs, next }, count, facets] = await Promise.all([listNeeds(filter), countNeeds(filter), needFacets(lang)]);
  return { lang, filter, count, facets, next, needs: needs.map((need) => listedNeed(need, lang)) };
});

export const meta: MetaFunction = (place) =>
  pageHead(place, { title: publicWords(publicLanguage(place.params.lang)).publicSite.listPageTitle });

function addressOf(lang: string, filter: NeedFilter): string {
  const given = Object.entries(filter).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return `/${lang}/needs?${new URLSearchParams(given)}`;
}

export default function Needs() {
  const { lang, filter, count, facets, next, needs } = useLoaderData<typeof loader>();
  const { publicSite } = usePublicWords();
  const filtered = Object.entries(filter).some(([key, value]) => key !== 'after' && value !== undefined);
  return (
    <div className="stack-loose">
      <PageHeading title={publicSite.listHeading} lead={publicSite.listLead} />
      <Filters filter={filter} facets={facets} lang={lang} />
      <p role="status">{message(publicSite.found, { count }, lang)}</p>
      {needs.length > 0 ? (
        <section aria-labelledby="found">
          <h2 id="found" className="sr-only">
            {publicSite.listHeading}
          </h2>
          <NeedCards needs={needs} lang={lang} />
        </section>
      ) : (
        <EmptyState
          title={filtered ? publicSite.foundNone : publicSite.homeNone}
          action={
            filtered ? (
              <LinkButton kind="quiet" href={`/${lang}/needs`}>
                {publicSite.filterClear}
              </LinkButton>
            ) : undefined
          }
        >
          {filtered ? publicSite.foundNoneText : publicSite.homeNoneText}
        </EmptyState>
      )}
      {needs.length > 0 ? (
        <p className="small soft" {...saidIn(lang)}>
          {trustWords(lang).following.onList}
        </p>
      ) : null}
      {next ? (
        <p>
          <LinkButton kind="quiet" href={addressOf(lang, { ...filter, after: next })}>
            {publicSite.nextPage}
          </LinkButton>
        </p>
      ) : null}
    </div>
  );
}

type FiltersProps = {
  filter: NeedFilter;
  facets: ReturnType<typeof useLoaderData<typeof loader>>['facets'];
  lang: string;
};

function Filters({ filter, facets, lang }: FiltersProps) {
  const say = useWords();
  const { publicSite } = usePublicWords();
  const progress = [
    { value: 'open', label: `${publicSite.progressOpen} (${facets.progress.open})` },
    { value: 'begun', label: `${publicSite.progressBegun} (${facets.progress.begun})` },
    { value: 'met', label: `${publicSite.progressMet} (${facets.progress.met})` },
  ];
  const any = publicSite.filterAny;
  return (
    <form className="filters" method="get" action={`/${lang}/needs`} role="search">
      <TextInput
        id="query"
        name="query"
        type="search"
        label={publicSite.searchLabel}
        hint={publicSite.searchHint}
        defaultValue={filter.query}
      />
      <Select
        id="area"
        name="area"
        label={publicSite.filterArea}
        emptyLabel={any}
        defaultValue={filter.area ?? ''}
        options={facets.areas.map(({ code, name, count }) => ({ value: code, label: `${name} (${count})` }))}
      />
      <Select
        id="category"
        name="category"
        label={publicSite.filterCategory}
        emptyLabel={any}
        defaultValue={filter.category ?? ''}
        options={facets.categories.map(({ category, count }) => ({
          value: category,
          label: `${say(needWord[category])} (${count})`,
        }))}
      />
      <Select
        id="progress"
        name="progress"
        label={publicSite.filterProgress}
        emptyLabel={any}
        defaultValue={filter.progress ?? ''}
        options={progress}
      />
      <Button kind="quiet">{publicSite.filterShow}</Button>
    </form>
  );
}
