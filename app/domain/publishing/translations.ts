import type { Projection } from './gate';

/** Each translation of a page with all its texts, as a reader has them one after the other. */
export const translationsOf = ({ translations, stops, lines }: Projection) =>
  translations.map(({ locale, title, story }) => ({
    locale,
    title,
    story: story.split(/\n{2,}/),
    stops: stops.map((stop) => stop.translations[locale] ?? '').filter(Boolean),
    labels: lines.map((line) => line.translations[locale] ?? ''),
  }));
