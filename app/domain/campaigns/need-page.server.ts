import { monthInWords } from '~/catalogues/dates';
import { message } from '~/catalogues/message';
import type { PublicLanguage } from '~/catalogues/public-languages';
import { type PublicWords, publicWords } from '~/catalogues/public-words';
import { countryNames } from './area-titles.server';
import type { AgeBand, ExploitationForm, Need, NeedCategory, NeedSummary } from './need';
import { GROUP_CHILDREN_MIN } from './need';
import { stateInWords } from './need-state.server';
import { journeyView, lineStateOf, wayStops } from './need-view.server';

type SiteWord = keyof PublicWords['publicSite'];
export const formWords: Record<ExploitationForm, SiteWord> = {
  forced_labour: 'formForcedLabour',
  sexual_exploitation: 'formSexualExploitation',
  domestic_servitude: 'formDomesticServitude',
  debt_bondage: 'formDebtBondage',
  forced_criminality: 'formForcedCriminality',
  other: 'formOther',
};
const ageWords: Record<AgeBand, SiteWord> = {
  young_adult: 'ageYoungAdult',
  adult: 'ageAdult',
  older_adult: 'ageOlderAdult',
};

/** Not a number: whoever comes or goes cannot be read from it. */
export const groupWords = (lang: PublicLanguage) =>
  message(publicWords(lang).pooledPage.fact, { children: GROUP_CHILDREN_MIN }, lang);

/** What a person wrote stays in its language; what is said of a group is ours, and said in the reader's. */
export function toldIn(need: Pick<NeedSummary, 'isGroup' | 'locale' | 'title' | 'categories'>, lang: PublicLanguage) {
  const [category] = need.categories;
  const wording = need.isGroup && category ? pooledWordingOf(category, lang) : undefined;
  return wording ? { locale: lang, ...wording } : { locale: need.locale, title: need.title, label: undefined };
}

function pooledWordingOf(category: NeedCategory, lang: PublicLanguage) {
  const wordings: Partial<Record<NeedCategory, { title: string; label: string }>> = publicWords(lang).pooledWording;
  return wordings[category];
}

/** A need as its page shows it: amounts as text (JSON has no bigint), words in the reader's language. */
export function needPage(need: Need, lang: PublicLanguage) {
  const { publicSite } = publicWords(lang);
  const { locale, title, label } = toldIn(need, lang);
  const lines = need.lines.map((line) => ({ ...line, label: label ?? line.label }));
  return {
    slug: need.slug,
    locale,
    title,
    isGroup: need.isGroup,
    story: need.story.split(/\n{2,}/),
    facts: [
      ...(need.isGroup ? [groupWords(lang)] : []),
      ...(need.form ? [publicSite[formWords[need.form]]] : []),
      ...(need.ageBand ? [publicSite[ageWords[need.ageBand]]] : []),
      message(publicSite.publishedIn, { month: monthInWords(need.publishedMonth, lang) }, lang),
    ],
    areaNames: countryNames(need.areaCodes, lang),
    categories: need.categories,
    currency: need.currency,
    goalMinor: need.goalMinor.toString(),
    raisedMinor: need.raisedMinor.toString(),
    missingMinor: need.missingMinor.toString(),
    paidMinor: need.paidMinor.toString(),
    state: stateInWords(need, lang),
    lines: lines.map((line) => ({
      id: line.id,
      category: line.category,
      label: line.label,
      goalMinor: line.goalMinor.toString(),
      raisedMinor: line.raisedMinor.toString(),
      missingMinor: line.missingMinor.toString(),
      state: lineStateOf(line),
    })),
    stops: wayStops(lines).map((stop) => ({
      ...stop,
      amountMinor: stop.amountMinor.toString(),
      givenMinor: stop.givenMinor.toString(),
    })),
    journey: journeyView(need, lang),
    updates: need.updates.map((update) => ({ ...update, month: monthInWords(update.month, lang) })),
  };
}
export type NeedPage = ReturnType<typeof needPage>;
