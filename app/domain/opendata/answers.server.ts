import type { z } from 'zod';
import type { PublicLanguage } from '~/catalogues/public-languages';
import { environment } from '../../platform/env/index.server';
import { type NeedFilter, type NeedSummary, progressBandOf } from '../campaigns';
import { countedAreas, isArea, listedNeed, listNeeds, namedCountries, needSummary } from '../campaigns/index.server';
import { goneForGood, notThere, wrongParameters } from './problem';
import type { areasAnswer, monthsAnswer, needAnswer, needsAnswer, needsQuery } from './schemas';
import { toldMonths } from './told-months.server';

function toldNeed(need: NeedSummary, lang: PublicLanguage): z.infer<typeof needAnswer> {
  const { title, locale } = listedNeed(need, lang);
  return {
    slug: need.slug,
    url: `${environment().appUrl}/${lang}/needs/${need.slug}`,
    title,
    title_language: locale,
    is_group: need.isGroup,
    kinds: need.categories,
    areas: namedCountries(need.areaCodes, lang),
    currency: need.currency,
    goal_minor: need.goalMinor.toString(),
    given_minor: need.raisedMinor.toString(),
    progress: progressBandOf(need),
  };
}

/** A page of the list, as the list shows it. */
export async function answerNeeds({
  lang,
  ...filter
}: z.infer<typeof needsQuery>): Promise<z.infer<typeof needsAnswer>> {
  if (filter.area !== undefined && !isArea(filter.area))
    throw wrongParameters([
      { parameter: 'area', detail: 'There is no such area. /api/v1/areas has those with needs.' },
    ]);
  const { needs, next, count, isMore } = await listNeeds(filter, lang);
  return {
    needs: needs.map((need) => toldNeed(need, lang)),
    total: isMore ? null : count,
    next: next === null ? null : addressOf({ ...filter, after: next }, lang),
  };
}

function addressOf(filter: NeedFilter, lang: PublicLanguage): string {
  const asked = Object.entries({ lang, ...filter }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return `${environment().appUrl}/api/v1/needs?${new URLSearchParams(asked)}`;
}

/** One need of the list. Throws ProblemFound for one that is closed, or was never there. */
export async function answerNeed(slug: string, lang: PublicLanguage): Promise<z.infer<typeof needAnswer>> {
  const need = await needSummary(slug, lang);
  if (need === 'gone') throw goneForGood();
  if (need === null) throw notThere();
  return toldNeed(need, lang);
}

export const answerAreas = async (lang: PublicLanguage): Promise<z.infer<typeof areasAnswer>> => ({
  areas: await countedAreas(lang),
});

export async function answerMonths(): Promise<z.infer<typeof monthsAnswer>> {
  const months = await toldMonths();
  return {
    months: months.map(({ through, figures }) => ({
      through,
      figures: figures.map(({ currency, measure, amountMinor }) => ({ currency, measure, amount_minor: amountMinor })),
    })),
  };
}
