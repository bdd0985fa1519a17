import { factLine, type ToldFact } from '../consent';
import { areaLineage } from '../places/index.server';
import type { ProjectedLine, ProjectedStop, ProjectedTranslation, Projection } from './gate';

/**
 * Everything that a page tells, one fact a line, each with what would tell less of it. What was agreed to is these lines;
 * `private.told_by` writes the same ones from the rows of the page. Not among them: the last day on which it is shown
 * (the consent's own), and what may only ever grow vaguer by itself.
 */
export function shownFacts(projection: Projection): ToldFact[] {
  const { locale, title, story, form, ageBand, currency, lines, stops, translations } = projection;
  return [
    { line: factLine('locale', locale), coarser: [] },
    { line: factLine('title', title), coarser: [factLine('title', '')] },
    { line: factLine('story', story), coarser: [factLine('story', '')] },
    ...(form === null ? [] : [{ line: factLine('form', form), coarser: [factLine('form', 'other')] }]),
    ...(ageBand === null ? [] : [{ line: factLine('age', ageBand), coarser: [factLine('age', 'adult')] }]),
    ...stops.map(stopFact),
    ...lines.map((line) => lineFact(line, currency)),
    ...translations.flatMap((translation) => translationFacts(projection, translation)),
  ];
}

/** Each text of a translation with the one that it translates: in another place it says something else. */
function translationFacts({ title, story, stops, lines }: Projection, translation: ProjectedTranslation): ToldFact[] {
  const { locale } = translation;
  const pairs = [
    ['title', title, translation.title],
    ['story', story, translation.story],
    ...stops.map(({ text, translations }) => ['stop', text, translations[locale] ?? '']),
    ...lines.map(({ label, translations }) => ['line', label, translations[locale] ?? '']),
  ];
  return pairs
    .filter(([, original, text]) => original !== '' || text !== '')
    .map((pair) => ({ line: factLine('translation', locale, ...pair), coarser: [] }));
}

const lineFact = ({ category, goalMinor, label }: ProjectedLine, currency: string): ToldFact => ({
  line: factLine('line', category, currency, goalMinor.toString(), label),
  coarser: [],
});

/** The stop, and the same with a wider area or none, without its years, without its words. */
function stopFact({ kind, area, years, text }: ProjectedStop): ToldFact {
  const areas = [...(area ? areaLineage(area.code).map(({ code }) => code) : []), null];
  const all = areas.flatMap((code) =>
    [years, null].flatMap((when) => [text, ''].map((words) => factLine('stop', kind, code, when, words))),
  );
  const line = factLine('stop', kind, area?.code ?? null, years, text);
  return { line, coarser: [...new Set(all)].filter((other) => other !== line) };
}
