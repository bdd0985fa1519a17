import type { ReactNode } from 'react';
import { cases as words } from '~/catalogues/en/cases';
import type { NeedCategory, StopKind, StoryTexts } from '~/domain/cases';
import { MarkedTextArea, needWord, useWords } from '~/ui';
import type { useMarkKeys } from './use-mark-keys';
import { type Marks, markedOf, nameOf } from './use-marks';

/** Stops of which nothing is ever told. */
const neverTold: readonly StopKind[] = ['escape_or_rescue', 'shelter', 'return', 'destination'];

export interface StoryParts {
  stops: readonly { id: string; kind: StopKind; place: string }[];
  lines: readonly { id: string; category: NeedCategory; description: string }[];
}

interface StoryFieldsProps extends StoryParts {
  /** Before each name: empty for the story itself, `es.` for a translation. */
  prefix: string;
  lang: string;
  texts: StoryTexts;
  /** What is translated, where this is a translation. */
  original?: (StoryTexts & { locale: string }) | undefined;
  marks: Marks;
  keys: ReturnType<typeof useMarkKeys>;
}

/** The texts of a page in one language. */
export function StoryFields({ stops, lines, prefix, lang, texts, original, marks, keys }: StoryFieldsProps) {
  const say = useWords();
  const told = stops.filter(({ kind }) => !neverTold.includes(kind));
  const Heading = original ? 'h3' : 'h2';
  const field = (key: string) => ({
    id: `story-${nameOf(prefix + key).replace(/[:.]/g, '-')}`,
    name: nameOf(prefix + key),
    marked: markedOf(marks, prefix + key),
    current: keys.current,
    lang,
    dir: 'auto',
    // A browser's better spelling check sends what is typed to its maker.
    spellCheck: false,
  });
  /** Beside a translation stands what it translates; beside the story what is private about the place or the line. */
  const beside = (own: string | undefined, text: string): ReactNode =>
    original ? <Original lang={original.locale} text={own ?? ''} /> : text;
  const shown = original ? told.filter(({ id }) => (original.stops[id] ?? '') + (texts.stops[id] ?? '') !== '') : told;
  return (
    <>
      <MarkedTextArea
        {...field('title')}
        defaultValue={texts.title}
        label={words.storyTitleField}
        hint={beside(original?.title, '') || undefined}
        rows={1}
        isLine
        maxLength={300}
      />
      {original && original.story !== '' ? (
        <details>
          <summary>{words.storyOriginal}</summary>
          <p>
            <Original lang={original.locale} text={original.story} />
          </p>
        </details>
      ) : null}
      <MarkedTextArea
        {...field('story')}
        defaultValue={texts.story}
        label={words.storyText}
        hint={original ? undefined : words.storyTextHint}
        rows={12}
        maxLength={20_000}
      />
      {shown.length === 0 ? null : (
        <section className="form">
          <Heading>{words.storyStops}</Heading>
          {original ? null : <p className="soft small">{words.storyStopsHint}</p>}
          {shown.map(({ id, kind, place }) => (
            <MarkedTextArea
              key={id}
              {...field(`stop/${id}`)}
              defaultValue={texts.stops[id] ?? ''}
              label={words[`kind_${kind}`]}
              hint={beside(original?.stops[id], place)}
              rows={2}
              maxLength={4000}
            />
          ))}
        </section>
      )}
      {lines.length === 0 ? null : (
        <section className="form">
          <Heading>{words.storyLabels}</Heading>
          {lines.map(({ id, category, description }) => (
            <MarkedTextArea
              key={id}
              {...field(`label/${id}`)}
              defaultValue={texts.labels[id] ?? ''}
              label={say(needWord[category])}
              hint={beside(original?.labels[id], description)}
              rows={1}
              isLine
              maxLength={300}
            />
          ))}
        </section>
      )}
    </>
  );
}

/** The text that is translated, as it was when the page was opened. */
const Original = ({ text, lang }: { text: string; lang: string }) => (
  <span className="told-text" lang={lang} dir="auto">
    {text}
  </span>
);

/** What each text is called where its marks are listed. */
export function useHeadings({ stops, lines }: StoryParts): (key: string) => string {
  const say = useWords();
  const headings = new Map([
    ['title', words.storyTitleField],
    ...stops.map(({ id, kind }): [string, string] => [`stop/${id}`, words[`kind_${kind}`]]),
    ...lines.map(({ id, category }): [string, string] => [`label/${id}`, say(needWord[category])]),
  ]);
  return (key) => headings.get(key) ?? '';
}
