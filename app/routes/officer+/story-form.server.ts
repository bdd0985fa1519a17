import { z } from 'zod';
import { type StoryLanguage, storyLanguages } from '~/catalogues/story-languages';
import { type StoryDraft, type StoryTexts, storyDraftSchema } from '~/domain/cases';
import { textOf } from './answers.server';

export type ReadStory = { ok: true; baseRevision: number; locale: StoryLanguage; content: StoryDraft } | { ok: false };

/**
 * Reads the draft's form as typed: title, story, `stop:<id>` and `label:<id>`; the same for each `translation` with its
 * language before them (`es.title`). A translation into the story's own language is none.
 */
export function readStoryForm(form: FormData): ReadStory {
  const head = z
    .object({
      baseRevision: z.coerce.number().int().min(0),
      locale: z.enum(storyLanguages),
      translated: z.array(z.enum(storyLanguages)),
    })
    .safeParse({
      baseRevision: textOf(form, 'baseRevision'),
      locale: textOf(form, 'locale'),
      translated: form.getAll('translation'),
    });
  if (!head.success) return { ok: false };
  const { baseRevision, locale, translated } = head.data;
  const content = storyDraftSchema.safeParse({
    ...textsOf(form, ''),
    translations: Object.fromEntries(
      translated.filter((language) => language !== locale).map((language) => [language, textsOf(form, `${language}.`)]),
    ),
  });
  if (!content.success) return { ok: false };
  return { ok: true, baseRevision, locale, content: content.data };
}

/** The draft with a language more or less, if the form asks for that; `added` is the one that is new. */
export function withLanguageAsked(
  form: FormData,
  { locale, content }: { locale: StoryLanguage; content: StoryDraft },
): { content: StoryDraft; added: StoryLanguage | null } {
  const [, act, code] = /^(add|remove)(?: ([a-z]{2}))?$/.exec(textOf(form, 'do')) ?? [];
  const wanted = act === 'add' ? textOf(form, 'newLanguage') : code;
  const language = storyLanguages.find((one) => one === wanted);
  const { translations = {} } = content;
  if (language === undefined || language === locale) return { content, added: null };
  if (act === 'remove') {
    const { [language]: _removed, ...rest } = translations;
    return { content: { ...content, translations: rest }, added: null };
  }
  const texts: StoryTexts = translations[language] ?? { title: '', story: '', stops: {}, labels: {} };
  return { content: { ...content, translations: { ...translations, [language]: texts } }, added: language };
}

function textsOf(form: FormData, prefix: string) {
  const texts = (name: string, read: (form: FormData, name: string) => string) =>
    Object.fromEntries(
      [...new Set(form.keys())]
        .filter((key) => key.startsWith(prefix + name))
        .map((key) => [key.slice(prefix.length + name.length), read(form, key)]),
    );
  return {
    title: lineOf(form, `${prefix}title`),
    story: textOf(form, `${prefix}story`),
    stops: texts('stop:', textOf),
    labels: texts('label:', lineOf),
  };
}

/** One line, as long as what was typed: places in it are counted. */
const lineOf = (form: FormData, name: string): string => textOf(form, name).replace(/\n/g, ' ');
