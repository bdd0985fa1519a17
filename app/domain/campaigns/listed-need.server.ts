import { countryNames } from './area-titles.server';
import type { NeedSummary } from './need';
import { groupWords } from './need-page.server';
import type { ListedNeed } from './ui/need-cards';

/** A need made ready for a card: amounts as text (JSON has no bigint), areas named in the reader's language. */
export function listedNeed(need: NeedSummary, locale: string): ListedNeed {
  const { goalMinor, raisedMinor, missingMinor: _missing, paidMinor: _paid, ...rest } = need;
  return {
    ...rest,
    goalMinor: goalMinor.toString(),
    raisedMinor: raisedMinor.toString(),
    // A group has no area; what it is stands in its place.
    areaNames: need.isGroup ? [groupWords(locale)] : countryNames(need.areaCodes, locale),
  };
}
