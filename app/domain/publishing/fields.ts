import { type StoryLanguage, storyLanguages } from '~/catalogues/story-languages';
import type { StoryDraft, StoryTexts } from '../cases';

/** A text of the page in its own language. Ids are those of private stops and lines and never leave. */
export type OwnKey = 'title' | 'story' | `stop/${string}` | `label/${string}`;

/** A text of the draft that the public would read: the page's own, or its translation (`es.title`). */
export type FieldKey = OwnKey | `${StoryLanguage}.${OwnKey}`;

/** A draft with the language in which it is first told. */
export interface WrittenDraft {
  locale: string;
  content: StoryDraft;
}

const KEY =
  /^(?:(?<language>[a-z]{2})\.)?(?<own>title|story|(?:stop|label)\/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/** Reads a key from a form; null when it names no field. */
export function parseFieldKey(text: string): FieldKey | null {
  const language = KEY.exec(text)?.groups?.language;
  if (!KEY.test(text) || (language !== undefined && !isStoryLanguage(language))) return null;
  return text as FieldKey;
}

const isStoryLanguage = (code: string): code is StoryLanguage => (storyLanguages as readonly string[]).includes(code);

/** The language of a translation (null for the page's own words), which text it is, and of which stop or line. */
export function partsOfKey(key: FieldKey): {
  language: StoryLanguage | null;
  own: OwnKey;
  part: 'title' | 'story' | 'stop' | 'label';
  id: string;
} {
  const at = key.indexOf('.');
  const own = key.slice(at + 1) as OwnKey;
  const [part = '', id = ''] = own.split('/');
  return {
    language: at === -1 ? null : (key.slice(0, at) as StoryLanguage),
    own,
    part: part as 'title' | 'story' | 'stop' | 'label',
    id,
  };
}

export const keyIn = (language: StoryLanguage, own: OwnKey): FieldKey => `${language}.${own}`;

/** The languages into which a draft is translated. */
export const translatedInto = ({ locale, content }: WrittenDraft): StoryLanguage[] =>
  storyLanguages.filter((language) => language !== locale && content.translations?.[language] !== undefined);

export function textOf(draft: StoryDraft, key: FieldKey): string {
  const { language, own } = partsOfKey(key);
  const texts = language === null ? draft : draft.translations?.[language];
  return texts === undefined ? '' : ownText(texts, own);
}

function ownText(texts: StoryTexts, own: OwnKey): string {
  if (own === 'title' || own === 'story') return texts[own];
  const { part, id } = partsOfKey(own);
  return (part === 'stop' ? texts.stops[id] : texts.labels[id]) ?? '';
}

/** The draft with one text changed; a translation that is not there stays so. */
export function withText(draft: StoryDraft, key: FieldKey, text: string): StoryDraft {
  const { language, own } = partsOfKey(key);
  if (language === null) return { ...draft, ...withOwnText(draft, own, text) };
  const texts = draft.translations?.[language];
  if (texts === undefined) return draft;
  return { ...draft, translations: { ...draft.translations, [language]: withOwnText(texts, own, text) } };
}

function withOwnText(texts: StoryTexts, own: OwnKey, text: string): StoryTexts {
  if (own === 'title' || own === 'story') return { ...texts, [own]: text };
  const { part, id } = partsOfKey(own);
  return part === 'stop'
    ? { ...texts, stops: { ...texts.stops, [id]: text } }
    : { ...texts, labels: { ...texts.labels, [id]: text } };
}
