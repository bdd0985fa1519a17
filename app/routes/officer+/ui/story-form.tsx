import { Form, useNavigation } from '@remix-run/react';
import { type FormEvent, useRef, useState } from 'react';
import { cases as words } from '~/catalogues/en/cases';
import { type StoryLanguage, storyLanguageNames, storyLanguages } from '~/catalogues/story-languages';
import type { NeedCategory, StopKind, StoryDraft } from '~/domain/cases';
import { useEditingKeys } from '~/domain/publishing';
import { Button, MarkedTextArea, needWord, Select, useWords } from '~/ui';
import { AutosaveStatus } from './autosave-status';
import { MarksBar } from './marks-bar';
import { useAutosave } from './use-autosave';
import { useMarkKeys } from './use-mark-keys';
import { markedOf, nameOf, useMarks } from './use-marks';
import { type PrivateFact, WritingNotes } from './writing-notes';

/** Stops of which nothing is ever told. */
const neverTold: readonly StopKind[] = ['escape_or_rescue', 'shelter', 'return', 'destination'];

interface StoryFormProps {
  caseId: string;
  stops: readonly { id: string; kind: StopKind; place: string }[];
  lines: readonly { id: string; category: NeedCategory; description: string }[];
  draft: { locale: StoryLanguage; revision: number; content: StoryDraft };
  person: readonly PrivateFact[];
}

/**
 * Everything that is written for the public, with its marks under the words and beside them; saved while it is typed, and by
 * its button without script.
 */
export function StoryForm({ caseId, stops, lines, draft, person }: StoryFormProps) {
  const say = useWords();
  const form = useRef<HTMLFormElement>(null);
  const busy = useNavigation().state !== 'idle';
  const base = `/officer/cases/${caseId}`;
  const autosave = useAutosave(form, `${base}/autosave`, draft.revision);
  const { marks, typed } = useMarks(form, `${base}/marks`);
  const keys = useMarkKeys(form, marks);
  const [locale, setLocale] = useState(draft.locale);
  useEditingKeys(undefined);
  const { content } = draft;
  const told = stops.filter(({ kind }) => !neverTold.includes(kind));
  const field = (key: string) => ({
    id: `story-${nameOf(key).replace(':', '-')}`,
    name: nameOf(key),
    marked: markedOf(marks, key),
    current: keys.current,
    lang: locale,
    dir: 'auto',
    // A browser's better spelling check sends what is typed to its maker.
    spellCheck: false,
  });
  function onInput({ target }: FormEvent) {
    if (target instanceof HTMLSelectElement) setLocale(target.value as StoryLanguage);
    autosave.typed();
    typed();
  }
  const headings = new Map([
    ['title', words.storyTitleField],
    ...told.map(({ id, kind }): [string, string] => [`stop/${id}`, words[`kind_${kind}`]]),
    ...lines.map(({ id, category }): [string, string] => [`label/${id}`, say(needWord[category])]),
  ]);
  return (
    <Form
      method="post"
      ref={form}
      autoComplete="off"
      onInput={onInput}
      onSubmit={autosave.sent}
      onKeyDown={keys.onKeyDown}
    >
      <input type="hidden" name="baseRevision" value={Math.max(autosave.revision, draft.revision)} />
      <div className="writing">
        <div className="form">
          <Select
            id="story-locale"
            name="locale"
            defaultValue={draft.locale}
            label={words.storyLocale}
            options={storyLanguages.map((each) => ({ value: each, label: storyLanguageNames[each] }))}
          />
          <MarkedTextArea
            {...field('title')}
            defaultValue={content.title}
            label={words.storyTitleField}
            rows={1}
            isLine
            maxLength={300}
          />
          <MarkedTextArea
            {...field('story')}
            defaultValue={content.story}
            label={words.storyText}
            hint={words.storyTextHint}
            rows={12}
            maxLength={20_000}
          />
          {told.length === 0 ? null : (
            <section className="form">
              <h2>{words.storyStops}</h2>
              <p className="soft small">{words.storyStopsHint}</p>
              {told.map(({ id, kind, place }) => (
                <MarkedTextArea
                  key={id}
                  {...field(`stop/${id}`)}
                  defaultValue={content.stops[id] ?? ''}
                  label={words[`kind_${kind}`]}
                  hint={place}
                  rows={2}
                  maxLength={4000}
                />
              ))}
            </section>
          )}
          {lines.length === 0 ? null : (
            <section className="form">
              <h2>{words.storyLabels}</h2>
              {lines.map(({ id, category, description }) => (
                <MarkedTextArea
                  key={id}
                  {...field(`label/${id}`)}
                  defaultValue={content.labels[id] ?? ''}
                  label={say(needWord[category])}
                  hint={description}
                  rows={1}
                  isLine
                  maxLength={300}
                />
              ))}
            </section>
          )}
          <MarksBar marks={marks} keys={keys} />
          <div className="actions">
            <Button disabled={busy}>{words.storySave}</Button>
            <AutosaveStatus state={autosave.state} savedAt={autosave.savedAt} />
          </div>
        </div>
        <WritingNotes marks={marks} keys={keys} headingOf={(key) => headings.get(key) ?? ''} person={person} />
      </div>
    </Form>
  );
}
