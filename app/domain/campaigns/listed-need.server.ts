import type { PublicLanguage } from '~/catalogues/public-languages';
import { countryNames } from './area-titles.server';
import type { NeedSummary } from './need';
import { groupWords, toldIn } from './need-page.server';
import type { ListedNeed } from './ui/need-cards';

/** A need made ready for a card: amounts as text (JSON has no bigint), areas named in the reader's language. */
export function listedNeed(need: NeedSummary, lang: PublicLanguage): ListedNeed {
  const { goalMinor, raisedMinor, missingMinor: _missing, paidMinor: _paid, ...rest } = need;
  const { locale, title } = toldIn(need, lang);
  return {
    ...rest,
    locale,
    title,
    goalMinor: goalMinor.toString(),
    raisedMinor: raisedMinor.toString(),
    // A group has no area; what it is stands in its place.
    areaNames: need.isGroup ? [groupWords(lang)] : countryNames(need.areaCodes, lang),
  };
}
