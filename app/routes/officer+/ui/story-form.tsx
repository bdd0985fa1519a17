import { Form, useNavigation } from '@remix-run/react';
import { useRef } from 'react';
import { cases as words } from '~/catalogues/en/cases';
import { type StoryLanguage, storyLanguageNames, storyLanguages } from '~/catalogues/story-languages';
import type { NeedCategory, StopKind, StoryDraft } from '~/domain/cases';
import { Button, needWord, Select, TextArea, TextInput, useWords } from '~/ui';
import { AutosaveStatus } from './autosave-status';
import { useAutosave } from './use-autosave';

/** Stops of which nothing is ever told. */
const neverTold: readonly StopKind[] = ['escape_or_rescue', 'shelter', 'return', 'destination'];

interface StoryFormProps {
  caseId: string;
  stops: readonly { id: string; kind: StopKind; place: string }[];
  lines: readonly { id: string; category: NeedCategory; description: string }[];
  draft: { locale: StoryLanguage; revision: number; content: StoryDraft };
}

/** Everything that is written for the public, on one page; saved while it is typed, and by its button without script. */
export function StoryForm({ caseId, stops, lines, draft }: StoryFormProps) {
  const say = useWords();
  const form = useRef<HTMLFormElement>(null);
  const busy = useNavigation().state !== 'idle';
  const autosave = useAutosave(form, `/officer/cases/${caseId}/autosave`, draft.revision);
  const { content } = draft;
  return (
    <Form method="post" ref={form} onInput={autosave.typed} onSubmit={autosave.sent}>
      <input type="hidden" name="baseRevision" value={Math.max(autosave.revision, draft.revision)} />
      <div className="columns columns-main">
        <div className="form">
          <TextInput
            id="story-title"
            name="title"
            defaultValue={content.title}
            label={words.storyTitleField}
            maxLength={300}
          />
          <TextArea
            id="story-story"
            name="story"
            defaultValue={content.story}
            label={words.storyText}
            hint={words.storyTextHint}
            rows={26}
            maxLength={20_000}
            lang={draft.locale}
            dir="auto"
          />
          <Select
            id="story-locale"
            name="locale"
            defaultValue={draft.locale}
            label={words.storyLocale}
            options={storyLanguages.map((locale) => ({ value: locale, label: storyLanguageNames[locale] }))}
          />
        </div>
        <div className="stack-loose">
          <section className="form">
            <h2>{words.storyStops}</h2>
            <p className="soft small">{words.storyStopsHint}</p>
            {stops
              .filter(({ kind }) => !neverTold.includes(kind))
              .map(({ id, kind, place }) => (
                <TextArea
                  key={id}
                  id={`story-stop-${id}`}
                  name={`stop:${id}`}
                  defaultValue={content.stops[id] ?? ''}
                  label={words[`kind_${kind}`]}
                  hint={place}
                  rows={2}
                  maxLength={4000}
                />
              ))}
          </section>
          <section className="form">
            <h2>{words.storyLabels}</h2>
            {lines.map(({ id, category, description }) => (
              <TextInput
                key={id}
                id={`story-label-${id}`}
                name={`label:${id}`}
                defaultValue={content.labels[id] ?? ''}
                label={say(needWord[category])}
                hint={description}
                maxLength={300}
                autoComplete="off"
              />
            ))}
          </section>
        </div>
      </div>
      <div className="actions">
        <Button disabled={busy}>{words.storySave}</Button>
        <AutosaveStatus state={autosave.state} savedAt={autosave.savedAt} />
      </div>
    </Form>
  );
}
