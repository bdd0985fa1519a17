import { cases as words } from '~/catalogues/en/cases';
import { message } from '~/catalogues/message';
import { type StoryLanguage, storyLanguageNames, storyLanguages } from '~/catalogues/story-languages';
import type { StoryDraft } from '~/domain/cases';
import { Button, Select } from '~/ui';
import { StoryFields, type StoryParts } from './story-fields';
import type { useMarkKeys } from './use-mark-keys';
import type { Marks } from './use-marks';

interface StoryTranslationsProps extends StoryParts {
  /** The language of the story itself. */
  locale: StoryLanguage;
  content: StoryDraft;
  marks: Marks;
  keys: ReturnType<typeof useMarkKeys>;
}

/** The story in other languages, each with a way to take it away, and the way to add one. */
export function StoryTranslations({ locale, content, ...rest }: StoryTranslationsProps) {
  const { translations = {} } = content;
  const original = { ...content, locale };
  const missing = storyLanguages.filter((language) => language !== locale && translations[language] === undefined);
  return (
    <section className="form" aria-labelledby="translations">
      <h2 id="translations">{words.storyTranslations}</h2>
      <p className="soft">{words.storyTranslationsHint}</p>
      {storyLanguages.map((language) => {
        const texts = translations[language];
        if (texts === undefined || language === locale) return null;
        const name = storyLanguageNames[language];
        return (
          <details key={language} className="story-translation" id={`translation-${language}`} open>
            <summary>
              <span lang={language}>{name}</span>
            </summary>
            <div className="form">
              <input type="hidden" name="translation" value={language} />
              <StoryFields {...rest} prefix={`${language}.`} lang={language} texts={texts} original={original} />
              <details>
                <summary>{message(words.storyRemove, { language: name })}</summary>
                <p className="soft">{words.storyRemoveHint}</p>
                <Button kind="quiet" small name="do" value={`remove ${language}`}>
                  {message(words.storyRemove, { language: name })}
                </Button>
              </details>
            </div>
          </details>
        );
      })}
      {missing.length === 0 ? null : (
        <div className="cluster">
          <Select
            id="story-new-language"
            name="newLanguage"
            label={words.storyNewLanguage}
            options={missing.map((language) => ({ value: language, label: storyLanguageNames[language] }))}
          />
          <Button kind="quiet" name="do" value="add">
            {words.storyAdd}
          </Button>
        </div>
      )}
    </section>
  );
}
