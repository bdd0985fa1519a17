import { z } from 'zod';
import { type StoryLanguage, storyLanguages } from '~/catalogues/story-languages';
import { type StoryDraft, storyDraftSchema } from '~/domain/cases';
import { textOf } from './answers.server';

export type ReadStory = { ok: true; baseRevision: number; locale: StoryLanguage; content: StoryDraft } | { ok: false };

/** Reads the draft's form as typed: title, story, `stop:<id>` and `label:<id>`. */
export function readStoryForm(form: FormData): ReadStory {
  const texts = (prefix: string, read: (form: FormData, name: string) => string) =>
    Object.fromEntries(
      [...new Set(form.keys())]
        .filter((name) => name.startsWith(prefix))
        .map((name) => [name.slice(prefix.length), read(form, name)]),
    );
  const content = storyDraftSchema.safeParse({
    title: lineOf(form, 'title'),
    story: textOf(form, 'story'),
    stops: texts('stop:', textOf),
    labels: texts('label:', lineOf),
  });
  const head = z
    .object({ baseRevision: z.coerce.number().int().min(0), locale: z.enum(storyLanguages) })
    .safeParse({ baseRevision: textOf(form, 'baseRevision'), locale: textOf(form, 'locale') });
  if (!content.success || !head.success) return { ok: false };
  return { ok: true, ...head.data, content: content.data };
}

/** One line, as long as what was typed: places in it are counted. */
const lineOf = (form: FormData, name: string): string => textOf(form, name).replace(/\n/g, ' ');
