import { storyLanguageNames } from '~/catalogues/story-languages';
import type { Need } from '../campaigns';
import { needPage } from '../campaigns/index.server';
import type { Projection } from './gate';
import { translationsOf } from './translations';

/** The page as the public would see it on its first day. */
export function previewOf(projection: Projection, now: Date) {
  const { locale, title, story, form, ageBand, currency, goalMinor, lines, stops } = projection;
  const untouched = (goal: bigint) => ({
    currency,
    goalMinor: goal,
    raisedMinor: 0n,
    missingMinor: goal,
    paidMinor: 0n,
  });
  const need: Need = {
    id: '',
    slug: '',
    title,
    locale,
    form,
    ageBand,
    isGroup: false,
    story,
    categories: [...new Set(lines.map(({ category }) => category))],
    areaCodes: [...new Set(stops.flatMap(({ area }) => area?.code ?? []))],
    publishedMonth: now.toISOString().slice(0, 7),
    lines: lines.map(({ needsLineId, position, category, label, priority, goalMinor: goal }) => ({
      id: needsLineId,
      position,
      category,
      label,
      priority,
      ...untouched(goal),
    })),
    stops: stops.map(({ position, kind, area, years, text }) => ({
      position,
      kind,
      areaCode: area?.code ?? null,
      years,
      text,
    })),
    updates: [],
    ...untouched(goalMinor),
  };
  return {
    ...needPage(need, 'en'),
    translations: translationsOf(projection).map((told) => ({ ...told, language: storyLanguageNames[told.locale] })),
  };
}
export type PagePreview = ReturnType<typeof previewOf>;
