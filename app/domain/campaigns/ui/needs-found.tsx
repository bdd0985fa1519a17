import { message } from '~/catalogues/message';
import { EmptyState, Icon, LinkButton, usePublicLanguage, usePublicWords } from '~/ui';
import type { ChosenFilter } from '../chosen-filters.server';
import { addressOfList, FOUND_ID, narrowingOf } from '../need-filters';
import type { NeedFilter } from '../schemas';
import { type ListedNeed, NeedCards } from './need-cards';

export interface NeedsFoundProps {
  filter: NeedFilter;
  needs: ListedNeed[];
  count: number;
  isMore: boolean;
  words: { corrected: { typed: string; used: string }[]; unknown: string[] };
  chosen: ChosenFilter[];
  wider: { code: string; name: string } | null;
  next: string | null;
  previous: string | null;
}

const atFound = (address: string): string => `${address}#${FOUND_ID}`;

/** What was found, in words and as cards, with the way to less and to more. */
export function NeedsFound(props: NeedsFoundProps) {
  const { filter, needs, count, isMore, words, chosen } = props;
  const lang = usePublicLanguage();
  const { needsList, publicSite } = usePublicWords();
  return (
    <section id={FOUND_ID} className="found" aria-labelledby="found-heading">
      <h2 id="found-heading" className="sr-only">
        {publicSite.listHeading}
      </h2>
      <div role="status">
        <p>{isMore ? message(needsList.foundMore, { count }, lang) : message(publicSite.found, { count }, lang)}</p>
        {words.corrected.map(({ typed, used }) => (
          <p key={typed}>{message(needsList.corrected, { typed, used }, lang)}</p>
        ))}
        {words.unknown.map((word) => (
          <p key={word}>{message(needsList.unknown, { word }, lang)}</p>
        ))}
      </div>
      {chosen.length === 0 ? null : (
        <ul className="chips" aria-label={needsList.chosen}>
          {chosen.map(({ name, text, without }) => (
            <li key={name}>
              <a href={atFound(addressOfList(lang, without))}>
                <span className="sr-only">{needsList.takeAway}: </span>
                <bdi>{text}</bdi>
                <Icon name="close" />
              </a>
            </li>
          ))}
          {chosen.length < 2 ? null : (
            <li>
              <a href={`/${lang}/needs`}>{publicSite.filterClear}</a>
            </li>
          )}
        </ul>
      )}
      {needs.length > 0 ? <NeedCards needs={needs} lang={lang} /> : <NothingFound {...props} />}
      <Paging {...props} filter={narrowingOf(filter)} />
    </section>
  );
}

function NothingFound({ filter, chosen, wider }: NeedsFoundProps) {
  const lang = usePublicLanguage();
  const { needsList, publicSite } = usePublicWords();
  if (chosen.length === 0) return <EmptyState title={publicSite.homeNone}>{publicSite.homeNoneText}</EmptyState>;
  const ways = [
    ...(wider
      ? [
          {
            text: message(needsList.helpWider, { area: wider.name }, lang),
            filter: { ...narrowingOf(filter), area: wider.code },
          },
        ]
      : []),
    ...(chosen.length > 1
      ? chosen.map(({ text, without }) => ({
          text: message(needsList.helpWithout, { filter: text }, lang),
          filter: without,
        }))
      : []),
  ];
  return (
    <EmptyState
      title={publicSite.foundNone}
      action={
        <LinkButton kind="quiet" href={`/${lang}/needs`}>
          {publicSite.filterClear}
        </LinkButton>
      }
    >
      <p>{publicSite.foundNoneText}</p>
      {ways.length === 0 ? null : (
        <ul>
          {ways.map(({ text, filter: other }) => (
            <li key={text}>
              <a href={atFound(addressOfList(lang, other))}>{text}</a>
            </li>
          ))}
        </ul>
      )}
    </EmptyState>
  );
}

function Paging({ filter, next, previous }: Pick<NeedsFoundProps, 'filter' | 'next' | 'previous'>) {
  const lang = usePublicLanguage();
  const { needsList, publicSite } = usePublicWords();
  if (next === null && previous === null) return null;
  return (
    <nav className="pages" aria-label={needsList.pages}>
      {previous === null ? (
        <span />
      ) : (
        <a href={atFound(addressOfList(lang, { ...filter, before: previous }))} rel="prev">
          <Icon name="back" />
          {needsList.previousPage}
        </a>
      )}
      {next === null ? (
        <span />
      ) : (
        <a href={atFound(addressOfList(lang, { ...filter, after: next }))} rel="next">
          {publicSite.nextPage}
          <Icon name="arrow" />
        </a>
      )}
    </nav>
  );
}
