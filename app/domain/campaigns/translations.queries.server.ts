import type { PublicLanguage } from '~/catalogues/public-languages';
import type { StoryLanguage } from '~/catalogues/story-languages';
import { publicReads } from '../../platform/db/index.server';
import { needBySlug } from './campaigns.queries.server';
import type { Need, NeedSummary } from './need';
import { inTranslation, type NeedTranslation, type ReadingLink, readingLinks } from './need-translation';
import { slugSchema } from './schemas';

export interface FoundNeed {
  /** With its words in the language in which it is shown. Updates stay as they were written. */
  need: Need;
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
  if (!slugSchema.safeParse(slug).success) return null;
  const [need, translations] = await Promise.all([
    needBySlug(slug),
    publicReads().$queryRaw<NeedTranslation[]>`
      SELECT t.locale, t.title, t.story, t.stops, t.labels
      FROM public.visible_translation t WHERE t.campaign_id = (SELECT id FROM public.visible_campaign WHERE slug = ${slug})`,
  ]);
  if (need === null || need === 'gone') return need;
  const languages = [need.locale, ...translations.map(({ locale }) => locale)];
  const shown = [asked, lang].find((one) => one !== undefined && languages.includes(one)) ?? need.locale;
  const translation = translations.find(({ locale }) => locale === shown);
  return {
    need: translation ? inTranslation(need, translation) : need,
    writtenIn: need.locale,
    readIn: readingLinks({ slug, lang, shown, languages }),
  };
}

/** Needs of a list with their titles in the reader's language, where there is a translation. */
export async function titledIn<N extends NeedSummary>(needs: readonly N[], lang: PublicLanguage): Promise<N[]> {
  const others = needs.filter(({ locale, isGroup }) => locale !== lang && !isGroup).map(({ id }) => id);
  if (others.length === 0) return [...needs];
  const rows = await publicReads().$queryRaw<{ id: string; title: string | null }[]>`
    SELECT n.id, (SELECT t.title FROM public.visible_translation t WHERE t.campaign_id = n.id AND t.locale = ${lang}) AS title
    FROM unnest(${others}::uuid[]) AS n (id)`;
  const titles = new Map(rows.flatMap(({ id, title }) => (title === null ? [] : [[id, title] as const])));
  return needs.map((need) => {
    const title = titles.get(need.id);
    return title === undefined ? need : { ...need, locale: lang, title };
  });
}
