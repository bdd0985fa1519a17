import { z } from 'zod';
import { type StoryDraft, type StoryLocale, storyDraftSchema, storyLocales } from '~/domain/cases';
import { textOf } from './answers.server';

export type ReadStory = { ok: true; baseRevision: number; locale: StoryLocale; content: StoryDraft } | { ok: false };

/** Reads the draft's form as typed: title, story, `stop:<id>` and `label:<id>`. */
export function readStoryForm(form: FormData): ReadStory {
  const texts = (prefix: string) =>
    Object.fromEntries(
      [...new Set(form.keys())]
        .filter((name) => name.startsWith(prefix))
        .map((name) => [name.slice(prefix.length), textOf(form, name)]),
    );
  const content = storyDraftSchema.safeParse({
    title: textOf(form, 'title'),
    story: textOf(form, 'story'),
    stops: texts('stop:'),
    labels: texts('label:'),
  });
  const head = z
    .object({ baseRevision: z.coerce.number().int().min(0), locale: z.enum(storyLocales) })
    .safeParse({ baseRevision: textOf(form, 'baseRevision'), locale: textOf(form, 'locale') });
  if (!content.success || !head.success) return { ok: false };
  return { ok: true, ...head.data, content: content.data };
}
