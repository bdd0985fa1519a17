import { Form, useNavigation } from '@remix-run/react';
import { type FormEvent, useRef, useState } from 'react';
import { cases as words } from '~/catalogues/en/cases';
import { type StoryLanguage, storyLanguageNames, storyLanguages } from '~/catalogues/story-languages';
import type { StoryDraft } from '~/domain/cases';
import { useEditingKeys } from '~/domain/publishing';
import { Button, Select } from '~/ui';
import { AutosaveStatus } from './autosave-status';
import { MarksBar } from './marks-bar';
import { StoryFields, type StoryParts, useHeadings } from './story-fields';
import { StoryTranslations } from './story-translations';
import { useAutosave } from './use-autosave';
import { useMarkKeys } from './use-mark-keys';
import { useMarks } from './use-marks';
import { type PrivateFact, WritingNotes } from './writing-notes';

interface StoryFormProps extends StoryParts {
  caseId: string;
  draft: { locale: StoryLanguage; revision: number; content: StoryDraft };
  person: readonly PrivateFact[];
}

/**
 * Everything that is written for the public, in all its languages, with its marks under the words and beside them; saved
 * while it is typed, and by its button without script.
 */
export function StoryForm({ caseId, stops, lines, draft, person }: StoryFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const busy = useNavigation().state !== 'idle';
  const base = `/officer/cases/${caseId}`;
  const autosave = useAutosave(form, `${base}/autosave`, draft.revision);
  const { marks, typed } = useMarks(form, `${base}/marks`);
  const keys = useMarkKeys(form, marks);
  const [locale, setLocale] = useState(draft.locale);
  const ownHeading = useHeadings({ stops, lines });
  useEditingKeys(undefined);
  const { content } = draft;
  const parts = { stops, lines, marks, keys };
  function onInput({ target }: FormEvent) {
    if (target instanceof HTMLSelectElement) {
      if (target.name !== 'locale') return;
      setLocale(target.value as StoryLanguage);
    }
    autosave.typed();
    typed();
  }
  function headingOf(key: string): string {
    const [, code, own = key] = /^([a-z]{2})\.(.*)$/.exec(key) ?? [];
    const language = storyLanguages.find((one) => one === code);
    const heading = ownHeading(own) || (language ? words.storyText : '');
    return language ? `${storyLanguageNames[language]}: ${heading}` : heading;
  }
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
            options={storyLanguages
              .filter((each) => each === draft.locale || content.translations?.[each] === undefined)
              .map((each) => ({ value: each, label: storyLanguageNames[each] }))}
          />
          <StoryFields {...parts} prefix="" lang={locale} texts={content} />
          <StoryTranslations {...parts} locale={locale} content={content} />
          <MarksBar marks={marks} keys={keys} />
          <div className="actions">
            <Button disabled={busy}>{words.storySave}</Button>
            <AutosaveStatus state={autosave.state} savedAt={autosave.savedAt} />
          </div>
        </div>
        <WritingNotes marks={marks} keys={keys} headingOf={headingOf} person={person} />
      </div>
    </Form>
  );
}
