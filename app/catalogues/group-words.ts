import { pooledWording as english } from './en/pooled-page';
import type { PublicLanguage } from './public-languages';
import { publicWords } from './public-words';

const places = new Map(
  (Object.keys(english) as (keyof typeof english)[]).flatMap((category) =>
    (['title', 'label'] as const).map((part) => [english[category][part], { category, part }] as const),
  ),
);

/**
 * A title or label as it is stored, in the reader's language where it is one of those that are said of a group of children
 * (the database writes them in English); what a person wrote stays as it is.
 */
export function groupWordsIn(stored: string, language: PublicLanguage): string {
  const place = places.get(stored);
  return place ? publicWords(language).pooledWording[place.category][place.part] : stored;
}
