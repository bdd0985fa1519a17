import type { StoryDraft } from '../cases';

/** A text of the draft that the public would read. Ids are those of private stops and lines and never leave. */
export type FieldKey = 'title' | 'story' | `stop/${string}` | `label/${string}`;

/** Reads a key from a form; null when it names no field. */
export function parseFieldKey(text: string): FieldKey | null {
  if (text === 'title' || text === 'story') return text;
  return /^(stop|label)\/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text)
    ? (text as FieldKey)
    : null;
}

export function textOf(draft: StoryDraft, key: FieldKey): string {
  if (key === 'title' || key === 'story') return draft[key];
  const [part, id = ''] = key.split('/');
  return (part === 'stop' ? draft.stops[id] : draft.labels[id]) ?? '';
}

/** The draft with one text changed. */
export function withText(draft: StoryDraft, key: FieldKey, text: string): StoryDraft {
  if (key === 'title' || key === 'story') return { ...draft, [key]: text };
  const [part, id = ''] = key.split('/');
  return part === 'stop'
    ? { ...draft, stops: { ...draft.stops, [id]: text } }
    : { ...draft, labels: { ...draft.labels, [id]: text } };
}
