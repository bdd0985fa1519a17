import { pooledPage } from '~/catalogues/en/pooled-page';
import { publicSite } from '~/catalogues/en/public';
import { message } from '~/catalogues/message';
import { overviewMapView } from '../places/index.server';
import { countryNames } from './area-titles.server';
import type { AgeBand, ExploitationForm, Need, NeedSummary } from './need';
import { GROUP_CHILDREN_MIN } from './need';
import { journeyView, lineStateOf, wayStops } from './need-view.server';

const formWords: Record<ExploitationForm, string> = {
  forced_labour: publicSite.formForcedLabour,
  sexual_exploitation: publicSite.formSexualExploitation,
  domestic_servitude: publicSite.formDomesticServitude,
  debt_bondage: publicSite.formDebtBondage,
  forced_criminality: publicSite.formForcedCriminality,
  other: publicSite.formOther,
};
const ageWords: Record<AgeBand, string> = {
  young_adult: publicSite.ageYoungAdult,
  adult: publicSite.ageAdult,
  older_adult: publicSite.ageOlderAdult,
};

/** Not a number: whoever comes or goes cannot be read from it. */
export const groupWords = (locale: string) => message(pooledPage.fact, { children: GROUP_CHILDREN_MIN }, locale);

/** A need as its page shows it: amounts as text (JSON has no bigint), words in the reader's language. */
export function needPage(need: Need, locale: string) {
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${need.publishedMonth}-01T00:00:00Z`),
  );
  return {
    slug: need.slug,
    locale: need.locale,
    title: need.title,
    isGroup: need.isGroup,
    story: need.story.split(/\n{2,}/),
    facts: [
      ...(need.isGroup ? [groupWords(locale)] : []),
      ...(need.form ? [formWords[need.form]] : []),
      ...(need.ageBand ? [ageWords[need.ageBand]] : []),
      message(publicSite.publishedIn, { month }, locale),
    ],
    areaNames: countryNames(need.areaCodes, locale),
    categories: need.categories,
    currency: need.currency,
    goalMinor: need.goalMinor.toString(),
    raisedMinor: need.raisedMinor.toString(),
    missingMinor: need.missingMinor.toString(),
    paidMinor: need.paidMinor.toString(),
    lines: need.lines.map((line) => ({
      id: line.id,
      category: line.category,
      label: line.label,
      goalMinor: line.goalMinor.toString(),
      raisedMinor: line.raisedMinor.toString(),
      missingMinor: line.missingMinor.toString(),
      state: lineStateOf(line),
    })),
    stops: wayStops(need.lines).map((stop) => ({
      ...stop,
      amountMinor: stop.amountMinor.toString(),
      givenMinor: stop.givenMinor.toString(),
    })),
    journey: journeyView(need, locale),
    updates: need.updates,
  };
}
export type NeedPage = ReturnType<typeof needPage>;

/** The map of these needs. Areas with few needs are drawn without a count. */
export function needsOverview(needs: readonly NeedSummary[], locale: string) {
  return overviewMapView(
    needs.map((need) => ({ areas: need.areaCodes })),
    { locale },
  );
}
