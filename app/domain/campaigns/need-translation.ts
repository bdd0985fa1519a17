import { z } from 'zod';
import { isPublicLanguage } from '~/catalogues/public-languages';
import { type StoryLanguage, storyLanguageNames, storyLanguages } from '~/catalogues/story-languages';
import type { Need } from './need';

/** The words of a need's page in another language; texts by the position of their stop and line. */
export interface NeedTranslation {
  locale: string;
  title: string;
  story: string;
  stops: string[];
  labels: string[];
}

/** The language of the story that an address asks for, where the site does not speak it. */
export const storyQuery = z.object({ story: z.enum(storyLanguages).optional().catch(undefined) });

/** Another language in which a story can be read, and where. */
export interface ReadingLink {
  language: StoryLanguage;
  name: string;
  href: string;
}

/** The need with its words in another language. */
export const inTranslation = (need: Need, { locale, title, story, stops, labels }: NeedTranslation): Need => ({
  ...need,
  locale,
  title,
  story,
  stops: need.stops.map((stop, at) => ({ ...stop, text: stops[at] ?? '' })),
  lines: need.lines.map((line, at) => ({ ...line, label: labels[at] ?? '' })),
});

/**
 * The other languages of a story. One that the site speaks leads to the page in that language; one that it does not leads
 * to the page as the reader has it, with the story in that language.
 */
export function readingLinks(
  { slug, lang, shown, languages }: { slug: string; lang: string; shown: string; languages: readonly string[] },
  address = (code: string) => `/${code}/needs/${slug}`,
): ReadingLink[] {
  return storyLanguages
    .filter((language) => language !== shown && languages.includes(language))
    .map((language) => ({
      language,
      name: storyLanguageNames[language],
      href: isPublicLanguage(language) ? address(language) : `${address(lang)}?story=${language}`,
    }));
}
