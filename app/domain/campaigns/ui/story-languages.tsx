import { Fragment } from 'react';
import { displayNames } from '~/catalogues/formats';
import { message } from '~/catalogues/message';
import { formatLocale, type PublicLanguage } from '~/catalogues/public-languages';
import { usePublicWords } from '~/ui';
import type { ReadingLink } from '../need-translation';

interface StoryLanguagesProps {
  lang: PublicLanguage;
  /** The language of the story as it stands. */
  shown: string;
  readIn: readonly ReadingLink[];
}

/** The language of a story that is not the reader's, by its name, and the other languages in which it can be read. */
export function StoryLanguages({ lang, shown, readIn }: StoryLanguagesProps) {
  const { publicSite } = usePublicWords();
  if (shown === lang && readIn.length === 0) return null;
  const name = displayNames(formatLocale(lang), 'language').of(shown) ?? shown;
  return (
    <div className="story-languages">
      {shown === lang ? null : <p className="small soft">{message(publicSite.storyIn, { language: name }, lang)}</p>}
      {readIn.length === 0 ? null : (
        <p className="small">
          {publicSite.storyAlsoIn}{' '}
          {readIn.map(({ language, name: own, href }, index) => (
            <Fragment key={language}>
              {index === 0 ? null : ' · '}
              <a href={href} hrefLang={language} lang={language}>
                {own}
              </a>
            </Fragment>
          ))}
        </p>
      )}
    </div>
  );
}
