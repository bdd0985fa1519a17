import type { PublicLanguage } from '~/catalogues/public-languages';
import type { StoryLanguage } from '~/catalogues/story-languages';
import { type NeedWithAll, needWithAll } from './campaigns.queries.server';
import { inTranslation, type ReadingLink, readingLinks } from './need-translation';

/** A need with its words in the language in which it is shown. Updates stay as they were written. */
export interface FoundNeed extends Omit<NeedWithAll, 'translations'> {
  writtenIn: string;
  /** Its other languages, and where they are. */
  readIn: ReadingLink[];
}

/**
 * One need in the language that was asked for, else in the reader's, else in its own, with where its other languages are;
 * `gone` and null as `needBySlug` says.
 */
export async function needIn(
  slug: string,
  lang: PublicLanguage,
  asked?: StoryLanguage,
): Promise<FoundNeed | 'gone' | null> {
  const found = await needWithAll(slug);
  if (found === null || found === 'gone') return found;
  const { need, translations, ...beside } = found;
  const languages = [need.locale, ...translations.map(({ locale }) => locale)];
  const shown = [asked, lang].find((one) => one !== undefined && languages.includes(one)) ?? need.locale;
  const translation = translations.find(({ locale }) => locale === shown);
  return {
    ...beside,
    need: translation ? inTranslation(need, translation) : need,
    writtenIn: need.locale,
    readIn: readingLinks({ slug, lang, shown, languages }),
  };
}
