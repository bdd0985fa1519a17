import { listInWords } from '~/catalogues/lists';
import { message } from '~/catalogues/message';
import type { PublicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { countryCodes } from './area-titles.server';
import { type CardFacts, cardFacts } from './cards/card-facts';
import { cardInWords, kindWord } from './cards/card-words.server';
import type { NeedSummary } from './need';

/** What a link to a need looks like where somebody pastes it: never its title, which is the person's own words. */
export interface NeedPreview {
  title: string;
  description: string;
  /** What the card shows, in words; null where no card was granted. */
  cardAlt: string | null;
}

export const cardOf = (need: NeedSummary): CardFacts => cardFacts(need, countryCodes(need.areaCodes));

export function needPreview(need: NeedSummary, lang: PublicLanguage, hasCard: boolean): NeedPreview {
  const { sharing } = publicWords(lang);
  const title = need.isGroup
    ? sharing.previewGroup
    : hasCard
      ? message(sharing.previewTitle, { kinds: kindsInWords(need, lang) }, lang)
      : sharing.previewTitlePlain;
  return {
    title,
    description: sharing.previewDescription,
    cardAlt: hasCard ? cardInWords(cardOf(need), lang) : null,
  };
}

const kindsInWords = (need: NeedSummary, lang: PublicLanguage) =>
  listInWords(
    need.categories.map((category) => kindWord(category, lang)),
    lang,
  );
